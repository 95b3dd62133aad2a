using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Aftercare.Service;

/// <summary>转交: somebody else sees to a service request; the deadline stays. The new owner is told, and the deal's consultant.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record HandServiceRequestTo(Guid ProjectId, Guid ServiceId, Guid OwnerId) : Command<Done>, IInProject;

public sealed class HandServiceRequestToHandler(SalesDb db, CurrentUser user, PeopleBook people, Notices notices, TimeProvider time) : ICommandHandler<HandServiceRequestTo, Done>
{
    public async ValueTask<Done> Handle(HandServiceRequestTo command, CancellationToken cancellationToken)
    {
        var request = await db.ServiceRequest(command.ServiceId, cancellationToken);
        await people.RequireHandler(command.OwnerId, command.ProjectId, cancellationToken);
        var deal = await db.Deal(request.DealId, cancellationToken);
        request.HandTo(command.OwnerId, user.Actor, deal, time.Now());
        notices.TellOfService(request, [request.OwnerId, deal.ConsultantId], user.Id, "notice.service-handed", new PersonReference(user.Id), new UnitReference(deal.UnitId), request.Kind, new PersonReference(request.OwnerId), request.DueOn);
        return default;
    }
}
