using SalesCenter.Domain.Discounts;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>拒绝: refuses a special discount, with a reason that the consultant reads at once.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record RefuseDiscount(Guid ProjectId, Guid DiscountId, [property: TextLength(SpecialDiscount.LongestReason)] string Reason) : Command<Done>, IInProject;

public sealed class RefuseDiscountHandler(SalesDb db, DiscountApprovers approvers, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<RefuseDiscount, Done>
{
    public async ValueTask<Done> Handle(RefuseDiscount command, CancellationToken cancellationToken)
    {
        var discount = await db.SpecialDiscount(command.DiscountId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        discount.Refuse(await approvers.Of(user.Actor, command.ProjectId, settings, cancellationToken), command.Reason, time.Now());
        notices.TellAskers(discount, user.Id, "notice.discount-refused", new PersonReference(user.Id), discount.Answer);
        return default;
    }
}
