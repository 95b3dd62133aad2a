using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Reception.Calls.AtHand;

namespace SalesCenter.Web.Features.Reception.Calls.Record;

/// <summary>What must be at hand while somebody answers a call (SOP 1.2.1), and whose turn it is.</summary>
/// <param name="MissedCallId">The missed call that is called back.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetCallDesk(Guid ProjectId, Guid? MissedCallId = null) : Query<CallDesk>, IInProject;

/// <param name="Adverts">Those that run today.</param>
/// <param name="Layouts">The layouts of units on sale.</param>
/// <param name="OnSale">How many units can be sold now.</param>
/// <param name="NextId">Whose turn it is; nobody when nobody waits.</param>
/// <param name="IsHot">Whether calls are to be short now.</param>
/// <param name="Missed">The missed call that is called back.</param>
public sealed record CallDesk(
    IReadOnlyList<AdvertRow> Adverts, IReadOnlyList<AnswerRow> Answers, IReadOnlyList<string> Layouts, int OnSale, Guid? NextId, bool HasJoined, bool IsHot, int HotMinutes, int Minutes,
    MissedCall? Missed);

/// <summary>A call that rang in vain, and who has called back meanwhile.</summary>
public sealed record MissedCall(DateTime At, string Number, Guid? CalledBackById, DateTime? CalledBackAt);

public sealed class GetCallDeskHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<GetCallDesk, CallDesk>
{
    private const int MostLayouts = 6;

    public async ValueTask<CallDesk> Handle(GetCallDesk query, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(query.ProjectId, cancellationToken);
        var now = time.Now();
        var date = settings.Calendar.DateOf(now);
        var rota = await db.Rotas.AsNoTracking().SingleOrDefaultAsync(rota => rota.Kind == RotaKind.Calls && rota.Day == date, cancellationToken);
        var onSale = db.Units.AsNoTracking().Where(unit => unit.Status == UnitStatus.Available);
        return new CallDesk(
            await db.AdvertRows(advert => advert.From <= date && advert.Until >= date, cancellationToken),
            await db.AnswerRows(cancellationToken),
            await onSale.Select(unit => unit.Layout).Where(layout => layout != "").GroupBy(layout => layout).OrderByDescending(units => units.Count()).Select(units => units.Key).Take(MostLayouts).ToListAsync(cancellationToken),
            await onSale.CountAsync(cancellationToken),
            rota?.Next?.ConsultantId,
            rota?.Places.Any(place => place.ConsultantId == user.Id) == true,
            settings.IsHotAdvertising, settings.HotCallMinutes, settings.CallMinutes,
            await db.Calls.AsNoTracking().Where(call => call.Id == query.MissedCallId && call.Kind == CallKind.Missed)
                .Select(call => new MissedCall(call.AnsweredAt, call.Caller.Number, call.CalledBackById, call.CalledBackAt)).SingleOrDefaultAsync(cancellationToken));
    }
}
