namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>Takes somebody of the family off the customer's file.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record UnlinkRelative(Guid ProjectId, Guid CustomerId, Guid RelativeId) : Command<Done>, IInProject;

public sealed class UnlinkRelativeHandler(SalesDb db, CurrentUser user) : ICommandHandler<UnlinkRelative, Done>
{
    public async ValueTask<Done> Handle(UnlinkRelative command, CancellationToken cancellationToken)
    {
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        customer.Unrelate(command.RelativeId);
        return default;
    }
}
