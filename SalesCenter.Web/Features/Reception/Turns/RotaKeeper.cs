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
        var wasAttended = rota.Next is not null;
        move(rota, now);
        if (step.Kind == RotaKind.Calls && wasAttended && rota.Next is null)
            await notices.TellRoles(step.ProjectId, [Role.Supervisor], Guid.Empty, "notice.hotline-unattended", HotlinePage, new PersonReference(step.ConsultantId));
    }
}
