using Microsoft.Extensions.Localization;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Desk;

namespace SalesCenter.Web.Features.Deals.Lists;

/// <summary>申请台账 as an .xlsx sheet.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.Cashier)]
public sealed record ExportRequests(Guid ProjectId, bool OpenOnly) : Query<byte[]>, IInProject;

public sealed class ExportRequestsHandler(IMediator mediator, CurrentUser user, Words words, IStringLocalizer<DeskTexts> texts, TimeProvider time, ILogger<ExportRequests> log) : IQueryHandler<ExportRequests, byte[]>
{
    public async ValueTask<byte[]> Handle(ExportRequests query, CancellationToken cancellationToken)
    {
        var requests = await mediator.Send(new RequestList(query.ProjectId, query.OpenOnly, Everything: true), cancellationToken);
        log.LogInformation("{Person} exported {Count} requests of {Project}", user.Id, requests.Count, query.ProjectId);
        return Sheet.Write<RequestRow>(
            texts["requests.title"],
            [
                new(texts["requests.kind"], request => words.Name(request.Kind)),
                new(texts["deals.unit"], request => words.UnitName(request.UnitId)),
                new(texts["deals.customer"], request => request.CustomerName),
                new(texts["deals.consultant"], request => words.Person(request.ConsultantId)),
                new(texts["requests.state"], request => words.Name(request.State)),
                new(texts["requests.reason"], request => request.Ground is { } ground ? $"{words.Name(ground)} {request.Reason}" : request.Reason),
                new(texts["requests.asked"], request => $"{words.Person(request.AskedById)} {words.Time(request.AskedAt)}"),
                new(texts["deals.closed"], request => request.DoneAt is { } at ? words.Time(at) : null),
            ],
            requests, texts["export.mark", user.Actor.Name, words.Time(time.Now())]);
    }
}
