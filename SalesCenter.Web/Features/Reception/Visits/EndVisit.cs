using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Visits;

/// <summary>送客: the visitors leave, received or not. Answers whether their first-visit form is still missing; the consultant is then reminded (SOP 2.2.8).</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record EndVisit(Guid ProjectId, Guid VisitId) : Command<bool>, IInProject;

public sealed class EndVisitHandler(SalesDb db, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<EndVisit, bool>
{
    public async ValueTask<bool> Handle(EndVisit command, CancellationToken cancellationToken)
    {
        var visit = await db.Visit(command.VisitId, cancellationToken);
        if (visit.ConsultantId is not null)
            user.Actor.RequireOwnVisit(visit);
        var isNews = visit.EndedAt is null;
        var rota = visit.RotaId is { } rotaId ? await db.Rotas.SingleAsync(rota => rota.Id == rotaId, cancellationToken) : null;
        var others = visit.ConsultantId is { } consultant && await db.Visits.AnyAsync(other => other.ConsultantId == consultant && other.EndedAt == null && other.Id != visit.Id, cancellationToken);
        visit.End(rota, others, user.Id, time.Now());
        if (visit.Form != FormState.Missing || visit.ConsultantId is not { } receiver)
            return false;
        if (isNews)
            notices.Tell(visit.ProjectId, receiver, "notice.form-missing", $"reception/form/{visit.Id}", visit.ArrivedAt);
        return true;
    }
}
