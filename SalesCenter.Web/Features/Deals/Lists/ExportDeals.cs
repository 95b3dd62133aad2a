using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Desk;

namespace SalesCenter.Web.Features.Deals.Lists;

/// <summary>成交台账 as an .xlsx sheet, without telephone and ID numbers; who exported stands above it, and in the log.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.Cashier)]
public sealed record ExportDeals(Guid ProjectId, bool OpenOnly) : Query<byte[]>, IInProject;

public sealed class ExportDealsHandler(IMediator mediator, CurrentUser user, Words words, IStringLocalizer<DeskTexts> texts, TimeProvider time, ILogger<ExportDeals> log) : IQueryHandler<ExportDeals, byte[]>
{
    public async ValueTask<byte[]> Handle(ExportDeals query, CancellationToken cancellationToken)
    {
        var deals = await mediator.Send(new DealList(query.ProjectId, query.OpenOnly, Everything: true), cancellationToken);
        log.LogInformation("{Person} exported {Count} deals of {Project}", user.Id, deals.Count, query.ProjectId);
        return Sheet.Write<DealRow>(
            texts["deals.title"],
            [
                new(texts["deals.unit"], deal => words.UnitName(deal.UnitId)),
                new(texts["deals.customer"], deal => deal.CustomerName),
                new(texts["deals.consultant"], deal => words.Person(deal.ConsultantId)),
                new(texts["deals.stage"], deal => deal.IsOpen ? words.Name(deal.Stage) : words.Name(deal.End ?? DealEnd.GivenUp)),
                new(texts["deals.slip"], deal => deal.SlipNumber),
                new(texts["deals.contract"], deal => deal.ContractNumber),
                new(texts["deals.list"], deal => deal.ListPrice.Yuan),
                new(texts["deals.price"], deal => deal.DealPrice?.Yuan),
                new(texts["deals.signing"], deal => deal.SigningBy?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
                new(texts["deals.since"], deal => words.Time(deal.HeldAt)),
                new(texts["deals.closed"], deal => deal.ClosedAt is { } at ? words.Time(at) : null),
            ],
            deals, texts["export.mark", user.Actor.Name, words.Time(time.Now())]);
    }
}
