using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Reception.Visits;

/// <summary>叫经理: something at the desk needs a manager at once; every manager's screen says so (SOP 2.2.5).</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record CallForHelp(Guid ProjectId, [property: TextLength(100)] string What) : Command<Done>, IInProject;

public sealed class CallForHelpHandler(Notices notices, CurrentUser user) : ICommandHandler<CallForHelp, Done>
{
    public async ValueTask<Done> Handle(CallForHelp command, CancellationToken cancellationToken)
    {
        await notices.TellRoles(command.ProjectId, [Role.SalesManager, Role.MarketingDirector], user.Id, "notice.manager-called", "reception", new PersonReference(user.Id), command.What.Trim());
        return default;
    }
}
