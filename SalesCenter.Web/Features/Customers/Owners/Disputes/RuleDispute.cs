using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Disputes;

/// <summary>判客: a manager who is neither side rules, once and for good; both sides and the other managers are told at once.</summary>
/// <param name="OwnerPercent">The owner's part of the commission when it is shared; the rest is the other side's.</param>
/// <param name="RivalPercent">The other side's part.</param>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record RuleDispute(
    Guid ProjectId, Guid DisputeId, RulingOutcome Outcome, int OwnerPercent, int RivalPercent, [property: TextLength(500)] string Reason) : Command<Done>, IInProject;

public sealed class RuleDisputeHandler(SalesDb db, PeopleBook people, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<RuleDispute, Done>
{
    public async ValueTask<Done> Handle(RuleDispute command, CancellationToken cancellationToken)
    {
        var dispute = await db.Dispute(command.DisputeId, cancellationToken);
        var customer = await db.CustomerFile(dispute.CustomerId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var ruling = new Ruling(command.Outcome, [new CommissionShare(dispute.OwnerId, command.OwnerPercent), new CommissionShare(dispute.RivalId, command.RivalPercent)], command.Reason);
        dispute.Rule(customer, user.Actor, ruling, settings, time.Now());
        if (command.Outcome == RulingOutcome.Moves)
            await people.RequireConsultants(command.ProjectId, [dispute.RivalId], cancellationToken);

        var (link, name) = (DisputesAsked.Link(dispute.Id), Customer.MaskName(customer.Name));
        foreach (var side in new[] { dispute.OwnerId, dispute.RivalId })
            notices.TellOf(customer, side, "notice.dispute-ruled", link, new PersonReference(user.Id), name, command.Outcome, dispute.RulingReason);
        await notices.TellRolesOf(customer, DisputesAsked.Judges, user.Id, "notice.dispute-ruled", link, new PersonReference(user.Id), name, command.Outcome, dispute.RulingReason);
        return default;
    }
}
