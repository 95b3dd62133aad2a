using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Desk;

namespace SalesCenter.Web.Features.Payments.Dues;

/// <summary>应收台账 as an .xlsx sheet, as the list is filtered; who exported stands above it, and in the log.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.Cashier)]
public sealed record ExportDues(Guid ProjectId, DueFilter Filter, PaymentPurpose? Purpose) : Query<byte[]>, IInProject;

public sealed class ExportDuesHandler(IMediator mediator, CurrentUser user, Words words, IStringLocalizer<DueTexts> texts, IStringLocalizer<DeskTexts> desk, TimeProvider time, ILogger<ExportDues> log) : IQueryHandler<ExportDues, byte[]>
{
    public async ValueTask<byte[]> Handle(ExportDues query, CancellationToken cancellationToken)
    {
        var dues = (await mediator.Send(new DueList(query.ProjectId, query.Filter, query.Purpose, Everything: true), cancellationToken)).Rows;
        log.LogInformation("{Person} exported {Count} dues of {Project}", user.Id, dues.Count, query.ProjectId);
        return Sheet.Write<DueRow>(
            texts["title"],
            [
                new(texts["unit"], due => words.UnitName(due.UnitId)),
                new(texts["customer"], due => due.CustomerName),
                new(texts["consultant"], due => words.Person(due.ConsultantId)),
                new(texts["kind"], due => words.Name(due.Kind)),
                new(texts["due-on"], due => due.DueOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
                new(texts["amount"], due => due.Amount.Yuan),
                new(texts["paid"], due => due.Paid.Yuan),
                new(texts["left"], due => due.Left.Yuan),
                new(texts["days"], due => due.DaysOverdue),
            ],
            dues, desk["export.mark", user.Actor.Name, words.Time(time.Now())]);
    }
}
