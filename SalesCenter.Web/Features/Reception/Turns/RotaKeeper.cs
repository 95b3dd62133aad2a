using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Turns;

/// <summary>A step of one consultant in one of today's rotas.</summary>
public interface IRotaStep : IInProject
{
    RotaKind Kind { get; }

    Guid ConsultantId { get; }
}

/// <summary>Moves consultants in the rotas of today.</summary>
public sealed class RotaKeeper(SalesDb db, CurrentUser user, Notices notices, TimeProvider time)
{
    /// <summary>Where notices about the hotline lead, inside the project.</summary>
    public const string HotlinePage = "calls";

    /// <summary>Everybody moves themselves, those who lead the reception everybody. Supervisors are told when nobody is left at the hotline (SOP 1.2.14).</summary>
    public async Task Move(IRotaStep step, Action<Rota, DateTime> move, CancellationToken cancellation)
    {
        user.Actor.RequireOwnStep(step.ConsultantId);
        var now = time.Now();
        var rota = await db.RotaOfToday(step.ProjectId, step.Kind, now, cancellation);
        await Change(rota, step.ConsultantId, () => move(rota, now));
    }

    /// <summary>Somebody has left the company: out of today's rotas of every project.</summary>
    public async Task TakeOut(Guid personId, CancellationToken cancellation)
    {
        var now = time.Now();
        var earliest = DateOnly.FromDateTime(now).AddDays(-1);
        var rotas = await db.Rotas.IgnoreQueryFilters().Where(rota => rota.Day >= earliest && rota.Places.Any(place => place.ConsultantId == personId)).ToListAsync(cancellation);
        foreach (var rota in rotas)
        {
            if (rota.Day == (await db.Settings(rota.ProjectId, cancellation)).Calendar.DateOf(now))
                await Change(rota, personId, () => rota.Leave(personId, user.Id, now));
        }
    }

    private async Task Change(Rota rota, Guid consultantId, Action change)
    {
        var wasAttended = rota.Next is not null;
        change();
        if (rota.Kind == RotaKind.Calls && wasAttended && rota.Next is null)
            await notices.TellRoles(rota.ProjectId, [Role.Supervisor], Guid.Empty, "notice.hotline-unattended", HotlinePage, new PersonReference(consultantId));
    }
}
