using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Discounts;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Discounts.Page;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>特殊折扣台账 as an .xlsx sheet; who exported stands above it, and in the log.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record ExportDiscounts(Guid ProjectId, DateOnly From, DateOnly Until, SpecialDiscountState? State = null, Guid? ConsultantId = null) : Query<byte[]>, IInProject;

public sealed class ExportDiscountsHandler(
    IMediator mediator, CurrentUser user, Words words, IStringLocalizer<DiscountTexts> texts, IStringLocalizer<DeskTexts> desk, TimeProvider time, ILogger<ExportDiscounts> log) : IQueryHandler<ExportDiscounts, byte[]>
{
    public async ValueTask<byte[]> Handle(ExportDiscounts query, CancellationToken cancellationToken)
    {
        var rows = await mediator.Send(new DiscountList(query.ProjectId, query.From, query.Until, query.State, query.ConsultantId), cancellationToken);
        log.LogInformation("{Person} exported {Count} special discounts of {Project}", user.Id, rows.Count, query.ProjectId);
        return Sheet.Write<DiscountRow>(
            texts["list.title"],
            [
                new(texts["list.number"], row => row.Number),
                new(texts["list.unit"], row => words.UnitName(row.UnitId)),
                new(texts["list.customer"], row => row.CustomerName),
                new(texts["list.consultant"], row => words.Person(row.ConsultantId)),
                new(texts["list.state"], row => words.Name(row.State)),
                new(texts["list.reason"], row => row.Reason),
                new(texts["list.list-price"], row => row.ListPrice.Yuan),
                new(texts["list.before"], row => row.Before.Yuan),
                new(texts["list.asked-price"], row => row.AskedPrice.Yuan),
                new(texts["list.granted-price"], row => row.GrantedPrice?.Yuan),
                new(texts["list.off"], row => row.GrantedOff?.Yuan),
                new(texts["list.depth"], row => row.Depth.DepthHundredths / 100m),
                new(texts["list.asked"], row => $"{words.Person(row.AskedById)} {words.Time(row.AskedAt)}"),
                new(texts["list.decided"], row => row.DecidedAt is { } at ? $"{words.Person(row.DecidedById)} {words.Time(at)}" : null),
                new(texts["list.took"], row => row.Took is { } took ? decimal.Round((decimal)took.TotalMinutes, 1) : null),
                new(texts["list.answer"], row => row.Answer),
                new(texts["list.used"], row => row.UsedAt is { } at ? words.Time(at) : null),
            ],
            rows, desk["export.mark", user.Actor.Name, words.Time(time.Now())]);
    }
}
