using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>One of today's rotas as its readers see it.</summary>
/// <param name="Places">The next one on top, then who waits, who is busy, who is away.</param>
/// <param name="NotCheckedIn">Consultants of the project who are not in it.</param>
/// <param name="Log">The latest on top.</param>
/// <param name="Reasons">What one can say with one tap when a reason is needed.</param>
/// <param name="Turns">How many turns were given today.</param>
public sealed record RotaView(RotaKind Kind, IReadOnlyList<RotaRow> Places, IReadOnlyList<Guid> NotCheckedIn, IReadOnlyList<RotaLogRow> Log, IReadOnlyList<string> Reasons, long Turns)
{
    /// <summary>Whose turn it is; nobody when nobody waits.</summary>
    public Guid? NextId => Places is [{ State: RotaState.Waiting } next, ..] ? next.ConsultantId : null;
}

/// <summary>A consultant in the rota.</summary>
public sealed record RotaRow(Guid ConsultantId, RotaState State, DateTime Since, string Reason);

/// <summary>One line of the rota's log.</summary>
public sealed record RotaLogRow(Guid Id, DateTime At, RotaStep Step, Guid ConsultantId, Guid ById, string Reason, long? Turn);

internal static class RotaViews
{
    private const int LogLines = 60;

    /// <summary>The rota of a day with its log.</summary>
    public static async Task<RotaView> RotaView(this SalesDb db, PeopleBook people, Guid projectId, RotaKind kind, DateOnly day, CancellationToken cancellation)
    {
        var rota = await db.Rotas.AsNoTracking().SingleOrDefaultAsync(rota => rota.Kind == kind && rota.Day == day, cancellation);
        List<RotaRow> places = rota is null ? [] : [.. rota.InOrder.Select(place => new RotaRow(place.ConsultantId, place.State, place.Since, place.Reason))];
        var log = rota is null ? [] : await db.RotaLog.AsNoTracking().Where(entry => entry.RotaId == rota.Id).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(LogLines)
            .Select(entry => new RotaLogRow(entry.Id, entry.At, entry.Step, entry.ConsultantId, entry.ById, entry.Reason, entry.Turn)).ToListAsync(cancellation);
        var absent = (await people.All(cancellation)).Where(person => person.IsActive && person.TakesTurnsIn(projectId) && !places.Exists(place => place.ConsultantId == person.Id));
        return new RotaView(
            kind, places, [.. absent.OrderBy(person => person.Name, StringComparer.Ordinal).Select(person => person.Id)], log,
            ReceptionLists.Choices((await db.Lists(projectId, cancellation)).RotaReasons), rota?.Turns ?? 0);
    }
}
