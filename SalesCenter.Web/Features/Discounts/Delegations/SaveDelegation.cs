using SalesCenter.Domain.Discounts;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Delegations;

/// <summary>授权委托: lets a colleague, who approves discounts too, approve on the sender's authority for some days, up to a depth.</summary>
/// <param name="DepthHundredths">In 0.01 %; at most the sender's own.</param>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record SaveDelegation(Guid ProjectId, Guid ToId, int DepthHundredths, DateOnly From, DateOnly Until) : Command<Guid>, IInProject;

public sealed class SaveDelegationHandler(SalesDb db, PeopleBook people, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<SaveDelegation, Guid>
{
    public async ValueTask<Guid> Handle(SaveDelegation command, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        if (await people.Find(command.ToId, cancellationToken) is not { IsActive: true } colleague || !colleague.RolesIn(command.ProjectId).Overlaps(DiscountMatrix.Levels))
            throw new RefusedException(SpecialDiscountRefusals.DelegatedToOther);
        var own = settings.Discounts.LimitOf(user.Actor.Roles.Where(DiscountMatrix.Levels.Contains).MaxBy(DiscountMatrix.Rank));

        var delegation = new DiscountDelegation(command.ProjectId, user.Id, command.ToId, command.DepthHundredths, own, command.From, command.Until, settings.Calendar.DateOf(time.Now()));
        db.DiscountDelegations.Add(delegation);
        notices.Tell(command.ProjectId, command.ToId, "notice.discount-delegated", "settings/discounts", new PersonReference(user.Id), command.DepthHundredths / 100m, command.From, command.Until);
        return delegation.Id;
    }
}
