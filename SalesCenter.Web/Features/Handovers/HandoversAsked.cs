using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;

namespace SalesCenter.Web.Features.Handovers;

/// <summary>What every step after the contract begins with.</summary>
internal static class HandoversAsked
{
    public static readonly Role[] Managers = [Role.SalesManager, Role.MarketingDirector];

    /// <summary>The deal's handover; it begins with its first step.</summary>
    public static async Task<Handover> Handover(this SalesDb db, Deal deal, CancellationToken cancellation)
    {
        var handover = await db.Handovers.SingleOrDefaultAsync(handover => handover.Id == deal.Id, cancellation);
        if (handover is null)
            db.Handovers.Add(handover = new Handover(deal));
        return handover;
    }

    /// <summary>The deal's title deed; it begins with its first step.</summary>
    public static async Task<TitleDeed> TitleDeed(this SalesDb db, Deal deal, CancellationToken cancellation)
    {
        var deed = await db.TitleDeeds.SingleOrDefaultAsync(deed => deed.Id == deal.Id, cancellation);
        if (deed is null)
            db.TitleDeeds.Add(deed = new TitleDeed(deal));
        return deed;
    }

    /// <summary>Those of open deals of which somebody is to be told today and was not: who comes today or tomorrow, and what is not mended for long.</summary>
    public static IQueryable<Handover> HandoversNear(this SalesDb db, BusinessCalendar calendar, DateTime now)
    {
        var today = calendar.DateOf(now);
        var (begin, until) = calendar.TodayAndTomorrow(now);
        var limit = today.AddDays(-Domain.Handovers.Handover.DefectDays);
        return from handover in db.Handovers
               join deal in db.Deals on handover.Id equals deal.Id
               where deal.IsOpen
                   && (deal.Stage == DealStage.Filed && handover.State == HandoverState.Invited && handover.AppointedAt >= begin && handover.AppointedAt < until && (handover.RemindedOn == null || handover.RemindedOn < today)
                       || handover.Defects.Any(defect => defect.MendedOn == null && defect.FoundOn <= limit) && (handover.DefectsRemindedOn == null || handover.DefectsRemindedOn <= limit))
               select handover;
    }

    /// <summary>The instants from which (inclusive) and until which (exclusive) today and tomorrow last on the sales centre's wall clock.</summary>
    public static (DateTime From, DateTime Until) TodayAndTomorrow(this BusinessCalendar calendar, DateTime now)
    {
        var today = calendar.DateOf(now);
        return (calendar.Instant(today.ToDateTime(TimeOnly.MinValue)), calendar.Instant(today.AddDays(2).ToDateTime(TimeOnly.MinValue)));
    }

    /// <summary>The page on which it is written down.</summary>
    public static string Page(Guid dealId) => $"deals/{dealId}/aftercare";
}
