using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals.Lists;

namespace SalesCenter.Web.Features.Handovers;

/// <summary>交房台账 as an .xlsx sheet, without telephone numbers; who exported stands above it, and in the log.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.Cashier)]
public sealed record ExportHandovers(Guid ProjectId, bool OpenOnly) : Query<byte[]>, IInProject;

public sealed class ExportHandoversHandler(IMediator mediator, CurrentUser user, Words words, IStringLocalizer<HandoverTexts> texts, TimeProvider time, ILogger<ExportHandovers> log) : IQueryHandler<ExportHandovers, byte[]>
{
    public async ValueTask<byte[]> Handle(ExportHandovers query, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new HandoverList(query.ProjectId, query.OpenOnly, Everything: true), cancellationToken);
        log.LogInformation("{Person} exported {Count} handovers of {Project}", user.Id, rows.Count, query.ProjectId);
        return Sheet.Write<HandoverRow>(
            texts["list.title"],
            [
                new(texts["list.unit"], row => words.UnitName(row.UnitId)),
                new(texts["list.customer"], row => row.CustomerName),
                new(texts["list.consultant"], row => words.Person(row.ConsultantId)),
                new(texts["list.state"], row => words.Name(row.State)),
                new(texts["list.appointed"], row => row.AppointedAt is { } at ? words.Time(at) : null),
                new(texts["list.handed-over"], row => row.HandedOverAt is { } at ? words.Time(at) : null),
                new(texts["list.defects"], row => row.OpenDefects.ToString(CultureInfo.InvariantCulture)),
                new(texts["list.money"], row => row.MoneyOpen.Yuan),
                new(texts["list.title-deed"], row => row.Titled is { } step ? words.Name(step) : null),
            ],
            rows, texts["list.mark", user.Actor.Name, words.Time(time.GetUtcNow().UtcDateTime)]);
    }
}

/// <summary>The address from which a browser downloads the list of handovers.</summary>
internal static class HandoverExports
{
    public static void MapHandoverExports(this IEndpointRouteBuilder app) =>
        app.MapGet("/p/{code}/handovers/export", (string code, bool? all, HttpContext http, Dispatcher dispatcher, Words words, IStringLocalizer<HandoverTexts> texts) =>
            ListExports.Export(code, project => new ExportHandovers(project, OpenOnly: all != true), "list.title", http, dispatcher, words, texts)).RequireAuthorization();
}
