using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Aftercare.Service;

/// <summary>办结: its owner, or a manager, says what was done about a service request. Whoever raised it is told, and the deal's consultant.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record FinishServiceRequest(Guid ProjectId, Guid ServiceId, [property: TextLength(1000)] string Answer) : Command<Done>, IInProject;

public sealed class FinishServiceRequestHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<FinishServiceRequest, Done>
{
    public async ValueTask<Done> Handle(FinishServiceRequest command, CancellationToken cancellationToken)
    {
        var request = await db.ServiceRequest(command.ServiceId, cancellationToken);
        request.Finish(command.Answer, user.Actor, time.Now());
        var deal = await db.Deal(request.DealId, cancellationToken);
        notices.TellOfService(request, [request.RaisedById, deal.ConsultantId], user.Id, "notice.service-done", new PersonReference(user.Id), new UnitReference(deal.UnitId), request.Kind);
        return default;
    }
}
