using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Disputes;

/// <summary>判客申请: a consultant says that a colleague's customer is theirs, or the owner asks for a ruling against a colleague. The other side and the managers are told.</summary>
/// <param name="AgainstId">For the owner: with whom; for others it is with the owner.</param>
[Allow(Role.Consultant, Role.Supervisor)]
public sealed record OpenDispute(Guid ProjectId, Guid CustomerId, Guid? AgainstId, [property: TextLength(500)] string Reason, [property: TextLength(2000)] string Evidence) : Command<Guid>, IInProject;

public sealed class OpenDisputeHandler(SalesDb db, PeopleBook people, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<OpenDispute, Guid>
{
    public async ValueTask<Guid> Handle(OpenDispute command, CancellationToken cancellationToken)
    {
        if (command.AgainstId is { } against)
            await people.RequireConsultants(command.ProjectId, [against], cancellationToken);
        var customer = await db.CustomerFile(command.CustomerId, cancellationToken);
        var dispute = db.Disputes.Add(new Dispute(customer, user.Id, command.AgainstId, command.Reason, command.Evidence, time.Now())).Entity;
        var (link, name) = (DisputesAsked.Link(dispute.Id), Customer.MaskName(customer.Name));
        notices.TellOf(customer, dispute.OtherId, "notice.dispute-opened", link, new PersonReference(user.Id), name, dispute.Reason);
        await notices.TellRolesOf(customer, DisputesAsked.Judges, dispute.OtherId, "notice.dispute-to-rule", link, new PersonReference(user.Id), new PersonReference(dispute.OtherId), name);
        return dispute.Id;
    }
}
