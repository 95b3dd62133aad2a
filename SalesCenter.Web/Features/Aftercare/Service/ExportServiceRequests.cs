using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Desk;

namespace SalesCenter.Web.Features.Aftercare.Service;

/// <summary>服务台账 as an .xlsx sheet; who exported stands above it, and in the log.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk)]
public sealed record ExportServiceRequests(Guid ProjectId, bool OpenOnly) : Query<byte[]>, IInProject;

public sealed class ExportServiceRequestsHandler(
    IMediator mediator, CurrentUser user, Words words, IStringLocalizer<AftercareTexts> texts, IStringLocalizer<DeskTexts> desk, TimeProvider time, ILogger<ExportServiceRequests> log) : IQueryHandler<ExportServiceRequests, byte[]>
{
    public async ValueTask<byte[]> Handle(ExportServiceRequests query, CancellationToken cancellationToken)
    {
        var requests = await mediator.Send(new ServiceRequests(query.ProjectId, query.OpenOnly, Everything: true), cancellationToken);
        log.LogInformation("{Person} exported {Count} service requests of {Project}", user.Id, requests.Count, query.ProjectId);
        return Sheet.Write<ServiceLine>(
            texts["list.title"],
            [
                new(texts["kind"], request => words.Name(request.Kind)),
                new(texts["unit"], request => words.UnitName(request.UnitId)),
                new(texts["customer"], request => request.CustomerName),
                new(texts["consultant"], request => words.Person(request.ConsultantId)),
                new(texts["place"], request => request.Place),
                new(texts["text"], request => request.Text),
                new(texts["raised"], request => $"{words.Person(request.RaisedById)} {words.Time(request.RaisedAt)}"),
                new(texts["owner"], request => words.Person(request.OwnerId)),
                new(texts["due"], request => request.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                new(texts["state"], request => words.Name(request.State)),
                new(texts["done"], request => request.DoneAt is { } at ? $"{words.Person(request.DoneById)} {words.Time(at)}" : null),
                new(texts["answer"], request => request.Answer),
            ],
            requests, desk["export.mark", user.Actor.Name, words.Time(time.Now())]);
    }
}
