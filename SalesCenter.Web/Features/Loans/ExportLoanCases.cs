using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Loans.Page;

namespace SalesCenter.Web.Features.Loans;

/// <summary>按揭台账 as an .xlsx sheet.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record ExportLoanCases(Guid ProjectId, bool OpenOnly) : Query<byte[]>, IInProject;

public sealed class ExportLoanCasesHandler(
    IMediator mediator, CurrentUser user, Words words, IStringLocalizer<LoanTexts> texts, IStringLocalizer<DeskTexts> desk, TimeProvider time, ILogger<ExportLoanCases> log) : IQueryHandler<ExportLoanCases, byte[]>
{
    public async ValueTask<byte[]> Handle(ExportLoanCases query, CancellationToken cancellationToken)
    {
        var loans = await mediator.Send(new LoanCaseList(query.ProjectId, OpenOnly: query.OpenOnly, Everything: true), cancellationToken);
        log.LogInformation("{Person} exported {Count} loans of {Project}", user.Id, loans.Count, query.ProjectId);
        return Sheet.Write<LoanRow>(
            desk["loans.title"],
            [
                new(texts["list.unit"], loan => words.UnitName(loan.UnitId)),
                new(texts["list.customer"], loan => loan.CustomerName),
                new(texts["list.consultant"], loan => words.Person(loan.ConsultantId)),
                new(texts["list.kind"], loan => words.Name(loan.Kind)),
                new(texts["list.bank"], loan => loan.Bank),
                new(texts["list.state"], loan => words.Name(loan.State)),
                new(texts["asked"], loan => loan.Asked.Yuan),
                new(texts["approved"], loan => loan.Approved?.Yuan),
                new(texts["disbursed"], loan => loan.Disbursed.Yuan),
                new(texts["list.missing"], loan => loan.MissingPapers),
                new(texts["list.due"], loan => loan.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                new(texts["list.age"], loan => loan.Days),
            ],
            loans, desk["export.mark", user.Actor.Name, words.Time(time.Now())]);
    }
}
