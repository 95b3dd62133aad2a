using FluentValidation;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Customers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Brokers.Reports;

/// <summary>
/// 报备: enters a broker's report at this instant. A whole number is looked up exactly; a masked one with its surname shows
/// what is possible and leaves it to a supervisor.
/// </summary>
/// <param name="Number">Whole, in any writing, or masked as 138****1234.</param>
/// <param name="ExpectedAt">When the customer is expected, UTC.</param>
[Allow(Role.AdminClerk, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record ReportCustomer(
    Guid ProjectId, Guid CompanyId, Guid AgentId, [property: TextLength(40)] string CustomerName, [property: TextLength(40)] string Number, DateTime? ExpectedAt) : Command<ReportedCustomer>, IInProject;

/// <summary>What became of a report.</summary>
/// <param name="Code">What the customer shows at the desk.</param>
/// <param name="OwnerId">Whose customer it is already; for colleagues, not for the broker.</param>
/// <param name="Earlier">The report that goes before it, when it is a duplicate; for colleagues, not for the broker.</param>
public sealed record ReportedCustomer(Guid Id, string Code, BrokerReportState State, BrokerVerdict Verdict, Guid? OwnerId, EarlierReport? Earlier, DateTime ProtectedUntil);

/// <summary>By which broker company a customer was reported before, and when.</summary>
public sealed record EarlierReport(string Company, DateTime ReportedAt);

internal sealed class ReportCustomerValidator : AbstractValidator<ReportCustomer>
{
    private const string Hiding = "*＊●•#";

    public ReportCustomerValidator()
    {
        RuleFor(command => command.CustomerName).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("input.required");
        RuleFor(command => command.Number).Cascade(CascadeMode.Stop).Must(number => !string.IsNullOrWhiteSpace(number)).WithErrorCode("input.required")
            .Must(number => MaskedNumber.Read(number) is not null || !number.Any(Hiding.Contains) && PhoneNumber.Normalise(number) is not null).WithErrorCode("broker.number-invalid").WithState(command => new object?[] { command.Number });
    }
}

public sealed class ReportCustomerHandler(SalesDb db, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<ReportCustomer, ReportedCustomer>
{
    public async ValueTask<ReportedCustomer> Handle(ReportCustomer command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var company = await db.BrokerCompany(command.CompanyId, cancellationToken);
        company.RequireMayReport(command.AgentId, DateOnly.FromDateTime(settings.Calendar.LocalTime(now)));
        var number = MaskedNumber.Read(command.Number)?.ToString() ?? PhoneNumber.Normalise(command.Number)!;
        var report = new BrokerReport(company, command.AgentId, command.CustomerName, number, command.ExpectedAt, user.Id, settings, now);

        var others = await db.ProtectedReports(report.Ending, report.Id, now, cancellationToken);
        var known = OwnershipDecision.Decide(await db.MatchesReported(report.CustomerName, number, cancellationToken), user.Id, now);
        var (verdict, earlier) = BrokerRules.Decide(known, report.Facts, [.. others.Select(other => other.Facts)], settings);
        var kept = KeptVerdict.Of(command.ProjectId, known, CustomerSource.Broker, known.Decisive?.CustomerId);
        report.Judge(verdict, earlier, verdict == BrokerVerdict.AlreadyOwned ? known.Decisive?.OwnerId : null, kept.Id, settings);
        db.Add(kept);
        db.Add(report);
        if (report.State == BrokerReportState.Undecided)
            await notices.TellRoles(command.ProjectId, [Role.Supervisor, Role.SalesManager], user.Id, "notice.report-to-decide", BrokersAsked.Page(report.Id), report.CustomerName, company.Name);
        return new ReportedCustomer(report.Id, report.Code, report.State, report.Verdict, report.OwnerId, await Earlier(), report.ProtectedUntil);

        async Task<EarlierReport?> Earlier() => verdict == BrokerVerdict.Duplicate && others.FirstOrDefault(other => other.Id == earlier) is { } first
            ? new EarlierReport((await db.BrokerCompany(first.CompanyId, cancellationToken)).Name, first.ReportedAt)
            : null;
    }
}
