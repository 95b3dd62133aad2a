using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Disputes;

/// <summary>答辩: the side that did not open the dispute tells its view; the opener and the managers are told.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record StateCase(Guid ProjectId, Guid DisputeId, [property: TextLength(2000)] string Statement) : Command<Done>, IInProject;

public sealed class StateCaseHandler(SalesDb db, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<StateCase, Done>
{
    public async ValueTask<Done> Handle(StateCase command, CancellationToken cancellationToken)
    {
        var dispute = await db.Dispute(command.DisputeId, cancellationToken);
        dispute.State(user.Id, command.Statement, time.Now());
        var link = DisputesAsked.Link(dispute.Id);
        notices.Tell(command.ProjectId, dispute.OpenedById, "notice.dispute-stated", link, new PersonReference(user.Id));
        await notices.TellRoles(command.ProjectId, DisputesAsked.Judges, dispute.OpenedById, "notice.dispute-stated", link, new PersonReference(user.Id));
        return default;
    }
}
