using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Reception;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Web.Features.Brokers.Reports;

/// <summary>
/// The desk confirms by its code that a reported customer has come. Checks that the report is old enough and goes before
/// others, makes the visitor a customer of that consultant, as every channel does, and has them received as an owner's
/// customer is: by the consultant when free, else by a stand-in; where nobody can, they wait.
/// </summary>
/// <param name="WholeNumber">What the customer says; needed where the report has the number masked.</param>
/// <param name="VisitId">The visit with which they came, whose time counts; nothing when they have just come in and stand at the desk.</param>
[Allow(Role.AdminClerk, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record ConfirmReport(
    Guid ProjectId, [property: TextLength(20)] string Code, [property: TextLength(40)] string WholeNumber, Guid ConsultantId, Guid? VisitId) : Command<ConfirmedReport>, IInProject;

/// <summary>What the visit made of the report.</summary>
/// <param name="OwnerId">Whose customer the visitor was before the report.</param>
/// <param name="OwnedSince">UTC.</param>
/// <param name="ProtectedUntil">UTC.</param>
/// <param name="MinutesBefore">How many whole minutes the report is older than the visit.</param>
/// <param name="ReceiverId">Who receives the visitor; nobody while they wait.</param>
public sealed record ConfirmedReport(
    Guid ReportId, BrokerReportState State, BrokerVerdict Verdict, string CustomerName, Guid? CustomerId, Guid? OwnerId, DateTime? OwnedSince, DateTime? ProtectedUntil, int MinutesBefore,
    Guid? ReceiverId);

internal sealed class ConfirmReportValidator : AbstractValidator<ConfirmReport>
{
    public ConfirmReportValidator()
    {
        RuleFor(command => command.Code).Must(code => !string.IsNullOrWhiteSpace(code)).WithErrorCode("input.required");
        RuleFor(command => command.WholeNumber).MayBePhone(command => command.WholeNumber);
    }
}

public sealed class ConfirmReportHandler(
    SalesDb db, Registrar registrar, Receptionist receptionist, PeopleBook people, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<ConfirmReport, ConfirmedReport>
{
    public async ValueTask<ConfirmedReport> Handle(ConfirmReport command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var code = command.Code.Trim().ToUpperInvariant();
        var report = await db.BrokerReports.SingleOrDefaultAsync(report => report.Code == code && report.IsOpen, cancellationToken) ?? throw new RefusedException(await WhyNot(code, cancellationToken));
        if (!(await people.Consultants(command.ProjectId, cancellationToken)).Any(consultant => consultant.Id == command.ConsultantId))
            throw new RefusedException(BrokerRefusals.NoConsultant);
        var visit = command.VisitId is { } visitId ? await VisitOf(visitId, cancellationToken) : new Visit(command.ProjectId, people: 1, user.Id, now);
        var arrivedAt = visit.ArrivedAt;
        var whole = report.Receive(string.IsNullOrWhiteSpace(command.WholeNumber) ? null : PhoneNumber.Normalise(command.WholeNumber), arrivedAt, now);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        Match? before = null;
        if (!BrokerRules.IsTimely(report.ReportedAt, arrivedAt, settings))
            report.Refuse(BrokerVerdict.TooLate, null, null);
        else if (!await GivesWay(report, whole, settings, now, cancellationToken))
            before = await Register(command, report, whole, visit, cancellationToken);
        return new ConfirmedReport(
            report.Id, report.State, report.Verdict, report.CustomerName, report.CustomerId, report.OwnerId, before?.Since, before?.ProtectedUntil,
            (int)Math.Floor((arrivedAt - report.ReportedAt).TotalMinutes), visit.ConsultantId);
    }

    /// <summary>Why no visit can be confirmed by a code: who was faster by the same code, or by another report of the same customer, is named with since and until.</summary>
    private async Task<Refusal> WhyNot(string code, CancellationToken cancellation)
    {
        var ended = await db.BrokerReports.AsNoTracking().Where(report => report.Code == code).OrderByDescending(report => report.ReportedAt).FirstOrDefaultAsync(cancellation);
        var came = ended?.CustomerId ?? await db.BrokerReports.Where(report => ended != null && report.Id == ended.EarlierId).Select(report => report.CustomerId).SingleOrDefaultAsync(cancellation);
        var owned = await db.Ownerships.AsNoTracking().SingleOrDefaultAsync(ownership => ownership.CustomerId == came && ownership.IsOpen, cancellation);
        return owned is null ? BrokerRefusals.CodeUnknown : CustomerRefusals.OwnedByOther(owned.OwnerId, owned.Since, owned.ProtectedUntil);
    }

    private async Task<Visit> VisitOf(Guid visitId, CancellationToken cancellation)
    {
        if (await db.BrokerReports.AnyAsync(report => report.VisitId == visitId, cancellation))
            throw new RefusedException(BrokerRefusals.VisitTaken);
        return await db.Visit(visitId, cancellation);
    }

    /// <summary>Whether another report goes before this one; where the first visit decides, the others end here instead.</summary>
    private async Task<bool> GivesWay(BrokerReport report, string whole, ProjectSettings settings, DateTime now, CancellationToken cancellation)
    {
        var mine = report.Facts with { Number = whole };
        var others = await db.ProtectedReports(report.Ending, report.Id, now, cancellation);
        if (settings.FirstVisitWins)
        {
            foreach (var late in others.Where(other => BrokerRules.IsSame(other.Facts, mine)))
                late.Refuse(BrokerVerdict.OtherCameFirst, report.Id, null);
            return false;
        }
        var earlier = others.Where(other => other.ReportedAt < report.ReportedAt).OrderBy(other => other.ReportedAt).ToList();
        if (earlier.Find(other => BrokerRules.IsSame(other.Facts, mine)) is { } same)
            report.Refuse(BrokerVerdict.Duplicate, same.Id, null);
        else if (report.DecidedById is null && earlier.Find(other => BrokerRules.IsPossiblySame(other.Facts, mine)) is { } alike)
            report.Ask(alike.Id);
        return report.State != BrokerReportState.Open;
    }

    /// <summary>Makes the visitor the consultant's customer and has them received, unless they were somebody's before the report, which is answered.</summary>
    private async Task<Match?> Register(ConfirmReport command, BrokerReport report, string whole, Visit visit, CancellationToken cancellation)
    {
        // Who was a customer here before the report is not the broker's; who became one since is, if the desk sends them to their owner.
        var known = (await db.Matches(report.CustomerName, [IdentityFacts.Phone(whole)], cancellation)).Where(match => match.Rule is not MatchRule.NameOnly && match.ProtectedUntil > time.Now()).ToList();
        if (known.Find(match => match.Since <= report.ReportedAt) is { } before)
        {
            report.Refuse(BrokerVerdict.AlreadyOwned, null, before.OwnerId);
            return before;
        }
        var company = await db.BrokerCompany(report.CompanyId, cancellation);
        var (customer, _) = await registrar.Register(
            new Applicant(command.ProjectId, command.ConsultantId, report.CustomerName, [IdentityFacts.Phone(whole)], CustomerSource.Broker, visit.ArrivedAt), cancellation);
        customer.Tell(MomentKind.Reported, report.ReportedAt, time.Now(), user.Id, "", company.Name, company.Agent(report.AgentId).Name);
        if (command.VisitId is null)
            db.Visits.Add(visit);
        await receptionist.Bring(visit, customer, whole, cancellation);
        customer.Reach(CustomerStage.Visitor, user.Id, time.Now());
        report.Confirm(whole, customer.Id, command.ConsultantId, visit.Id);
        notices.TellOf(customer, command.ConsultantId, visit.Waits ? "notice.report-waits" : "notice.report-confirmed", "customers", report.CustomerName, company.Name);
        return null;
    }
}
