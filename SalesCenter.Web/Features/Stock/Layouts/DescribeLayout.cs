namespace SalesCenter.Web.Features.Stock.Layouts;

/// <summary>Says what rooms a layout has, and what consultants should know of it.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record DescribeLayout(Guid ProjectId, string Name, [property: TextLength(60)] string Rooms, string Note) : Command<Done>, IInProject;

public sealed class DescribeLayoutHandler(SalesDb db) : ICommandHandler<DescribeLayout, Done>
{
    public async ValueTask<Done> Handle(DescribeLayout command, CancellationToken cancellationToken)
    {
        var layout = await db.LayoutNamed(command.ProjectId, command.Name, cancellationToken);
        layout.Describe(command.Rooms, command.Note);
        return default;
    }
}
