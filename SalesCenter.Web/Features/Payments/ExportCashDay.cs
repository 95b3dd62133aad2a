using Microsoft.Extensions.Localization;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Payments.Page;

namespace SalesCenter.Web.Features.Payments;

/// <summary>收款日记账 of a cash day as an .xlsx sheet.</summary>
[Allow(Role.Cashier, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record ExportCashDay(Guid ProjectId, DateOnly? Day) : Query<byte[]>, IInProject;

public sealed class ExportCashDayHandler(IMediator mediator, CurrentUser user, Words words, IStringLocalizer<CashTexts> texts, IStringLocalizer<DeskTexts> desk, TimeProvider time, ILogger<ExportCashDay> log)
    : IQueryHandler<ExportCashDay, byte[]>
{
    public async ValueTask<byte[]> Handle(ExportCashDay query, CancellationToken cancellationToken)
    {
        var sheet = await mediator.Send(new GetCashDay(query.ProjectId, query.Day), cancellationToken);
        log.LogInformation("{Person} exported the cash day {Day} of {Project}", user.Id, sheet.Day, query.ProjectId);
        return Sheet.Write<CashEntry>(
            texts["title"],
            [
                new(texts["number"], entry => entry.Number),
                new(texts["unit"], entry => words.UnitName(entry.UnitId)),
                new(texts["payer"], entry => entry.Payer),
                new(texts["what"], entry => $"{words.Name(entry.Kind)} {words.Name(entry.Purpose)}"),
                new(texts["way"], entry => words.Name(entry.Way)),
                new(texts["reference"], entry => entry.Reference),
                new(texts["amount"], entry => entry.Amount.Yuan),
                new(texts["at"], entry => words.Time(entry.At)),
                new(texts["cashier"], entry => words.Person(entry.CashierId)),
                new(texts["reason"], entry => entry.Reason),
            ],
            sheet.Entries.Reverse(), desk["export.mark", user.Actor.Name, words.Time(time.Now())]);
    }
}
