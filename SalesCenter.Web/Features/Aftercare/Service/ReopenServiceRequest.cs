using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Aftercare.Service;

/// <summary>重新处理: the buyer is not content with the answer; the days begin anew. Its owner is told, and the deal's consultant.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record ReopenServiceRequest(Guid ProjectId, Guid ServiceId, [property: TextLength(1000)] string Reason) : Command<Done>, IInProject;

public sealed class ReopenServiceRequestHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<ReopenServiceRequest, Done>
{
    public async ValueTask<Done> Handle(ReopenServiceRequest command, CancellationToken cancellationToken)
    {
        var request = await db.ServiceRequest(command.ServiceId, cancellationToken);
        var deal = await db.Deal(request.DealId, cancellationToken);
        request.Reopen(command.Reason, user.Actor, deal, await db.Settings(command.ProjectId, cancellationToken), time.Now());
        notices.TellOfService(request, [request.OwnerId, deal.ConsultantId], user.Id, "notice.service-reopened", new PersonReference(user.Id), new UnitReference(deal.UnitId), request.Kind, request.DueOn);
        return default;
    }
}
