using SalesCenter.Domain.Deals;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>试算: what the plan would be if the agreed price were paid otherwise; nothing is kept.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record PreviewPayment(Guid ProjectId, Guid DealId, PlanTerms Terms) : Query<PaymentPreview>, IOnDeal;

/// <summary>The plan, or why the terms are not allowed.</summary>
public sealed record PaymentPreview(PaymentPlan? Plan, Refusal? Refusal);

public sealed class PreviewPaymentHandler(SalesDb db, TimeProvider time) : IQueryHandler<PreviewPayment, PaymentPreview>
{
    public async ValueTask<PaymentPreview> Handle(PreviewPayment query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var agreed = await db.Subscription(query.DealId, cancellationToken);
        if (agreed is not { Price: { } price, Plan: { } plan })
            throw new RefusedException(agreed.Missing!);
        var settings = await db.SettingsFor(await db.Deal(query.DealId, cancellationToken), now, cancellationToken);
        try
        {
            return new PaymentPreview(PaymentPlan.For(price.Final, query.Terms with { Deposit = plan.Deposit }, settings, settings.Calendar.DateOf(now)), null);
        }
        catch (RefusedException refused)
        {
            return new PaymentPreview(null, refused.Refusal);
        }
    }
}
