using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Delegations;

/// <summary>收回授权: takes a delegation back at once; one's own, or any for a director.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record EndDelegation(Guid ProjectId, Guid DelegationId) : Command<Done>, IInProject;

public sealed class EndDelegationHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<EndDelegation, Done>
{
    public async ValueTask<Done> Handle(EndDelegation command, CancellationToken cancellationToken)
    {
        var delegation = await db.DiscountDelegations.SingleOrDefaultAsync(delegation => delegation.Id == command.DelegationId, cancellationToken) ?? throw new RefusedException(SpecialDiscountRefusals.Unknown);
        if (delegation.FromId != user.Id && !user.Actor.Roles.Contains(Role.MarketingDirector))
            throw new OutOfReachException(SpecialDiscountRefusals.OfOther(delegation.FromId));
        delegation.End(time.Now());
        return default;
    }
}
