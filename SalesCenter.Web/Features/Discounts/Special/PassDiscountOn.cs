using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>转上级: an approver leaves a special discount to the next level, which is told at once.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record PassDiscountOn(Guid ProjectId, Guid DiscountId) : Command<Done>, IInProject;

public sealed class PassDiscountOnHandler(SalesDb db, DiscountApprovers approvers, CurrentUser user, TimeProvider time) : ICommandHandler<PassDiscountOn, Done>
{
    public async ValueTask<Done> Handle(PassDiscountOn command, CancellationToken cancellationToken)
    {
        var discount = await db.SpecialDiscount(command.DiscountId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var staffed = await approvers.Staffed(command.ProjectId, settings, [discount.AskedById, discount.ConsultantId], cancellationToken);
        discount.PassOn(await approvers.Of(user.Actor, command.ProjectId, settings, cancellationToken), staffed, settings.Discounts, time.Now());
        await approvers.Tell(discount, settings, cancellationToken);
        return default;
    }
}
