using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Calls;

/// <summary>The call rota of the running business day, as every step at the hotline finds and moves it.</summary>
public sealed class Hotline(SalesDb db, CurrentUser user, Notices notices, TimeProvider time)
{
    /// <summary>Where notices about the hotline lead, inside the project.</summary>
    public const string Page = "calls";

    /// <summary>Today's rota; a new one for the first step of a day.</summary>
    public async Task<Rota> Today(Guid projectId, CancellationToken cancellation)
    {
        var day = (await db.Settings(projectId, cancellation)).Calendar.DayOf(time.Now());
        return await db.Rotas.SingleOrDefaultAsync(rota => rota.Kind == RotaKind.Calls && rota.Day == day, cancellation)
            ?? db.Rotas.Add(new Rota(projectId, RotaKind.Calls, day)).Entity;
    }

    /// <summary>Moves a consultant in the rota: everybody themselves, superiors everybody. Supervisors are told when nobody is left (SOP 1.2.14).</summary>
    public async Task Move(Guid projectId, Guid consultantId, Action<Rota, DateTime> step, CancellationToken cancellation)
    {
        if (consultantId != user.Id && !user.Actor.IsSuperior)
            throw new RefusedException(new Refusal("role.forbidden"));
        var rota = await Today(projectId, cancellation);
        var wasAttended = rota.Next is not null;
        step(rota, time.Now());
        if (wasAttended && rota.Next is null)
            await notices.TellRoles(projectId, [Role.Supervisor], Guid.Empty, "notice.hotline-unattended", Page, new PersonReference(consultantId));
    }
}
