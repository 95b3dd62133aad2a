using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Aftercare.Service;

/// <summary>Reminds the owners of service requests the day before and on the day, and the deal's consultant with them; once the day has passed, the owner and their superiors.</summary>
[Allow(Role.System)]
public sealed record RemindOfServiceRequests(Guid ProjectId) : Command<int>, IInProject;

public sealed class RemindOfServiceRequestsHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<RemindOfServiceRequests, int>
{
    public async ValueTask<int> Handle(RemindOfServiceRequests command, CancellationToken cancellationToken)
    {
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        var reminded = 0;
        foreach (var request in await db.ServiceNear(today).ToListAsync(cancellationToken))
        {
            if (!request.Remind(today))
                continue;
            reminded++;
            var deal = await db.Deal(request.DealId, cancellationToken);
            object?[] values = [new UnitReference(deal.UnitId), request.Kind, request.DueOn, new PersonReference(request.OwnerId)];
            if (request.DueOn >= today)
            {
                notices.TellOfService(request, [request.OwnerId, deal.ConsultantId], Guid.Empty, "notice.service-due", values);
                continue;
            }
            notices.TellOfService(request, [request.OwnerId], Guid.Empty, "notice.service-overdue", values);
            await notices.TellSuperiors(command.ProjectId, request.OwnerId, "notice.service-overdue", $"service?request={request.Id}", values);
        }
        return reminded;
    }
}

/// <summary>Which deadlines are near.</summary>
internal static class ServiceDue
{
    /// <summary>Open requests for which a reminder is due today and was not sent yet.</summary>
    public static IQueryable<ServiceRequest> ServiceNear(this SalesDb db, DateOnly today)
    {
        DateOnly[] deadlines = [.. ServiceRequest.Reminders.Select(days => today.AddDays(days))];
        return db.ServiceRequests.Where(request => request.State == ServiceState.Open && deadlines.Contains(request.DueOn) && (request.RemindedOn == null || request.RemindedOn < today));
    }
}
