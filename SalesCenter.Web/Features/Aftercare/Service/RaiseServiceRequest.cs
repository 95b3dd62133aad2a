using SalesCenter.Domain.Aftercare;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Aftercare.Service;

/// <summary>登记服务请求: a buyer wants something seen to. Whoever must do it is told, and the deal's consultant.</summary>
/// <param name="Place">Where in the flat; may be empty.</param>
/// <param name="OwnerId">Who must see to it; nothing for the deal's consultant.</param>
/// <param name="DueOn">By when; nothing for what the project's settings say.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record RaiseServiceRequest(
    Guid ProjectId, Guid DealId, ServiceKind Kind, [property: TextLength(1000)] string Text, [property: TextLength(60)] string Place = "", Guid? OwnerId = null, DateOnly? DueOn = null) : Command<Guid>, IOnDeal;

public sealed class RaiseServiceRequestHandler(SalesDb db, CurrentUser user, PeopleBook people, Notices notices, TimeProvider time) : ICommandHandler<RaiseServiceRequest, Guid>
{
    public async ValueTask<Guid> Handle(RaiseServiceRequest command, CancellationToken cancellationToken)
    {
        if (command.OwnerId is { } named)
            await people.RequireHandler(named, command.ProjectId, cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var request = new ServiceRequest(deal, new ServiceWish(command.Kind, command.Text, command.Place, command.OwnerId, command.DueOn), user.Id, settings, time.Now());
        db.ServiceRequests.Add(request);
        notices.TellOfService(request, [request.OwnerId, deal.ConsultantId], user.Id, "notice.service-raised", new PersonReference(user.Id), new UnitReference(deal.UnitId), request.Kind, new PersonReference(request.OwnerId), request.DueOn);
        return request.Id;
    }
}
