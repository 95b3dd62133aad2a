using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Visits;

/// <summary>“来过或来电过吗？”: whose customer answers to a number, asked while it is being typed. The owner's name is told, not the customer's data.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record WhoIsThis(Guid ProjectId, [property: TextLength(40)] string Phone) : Query<KnownVisitor>, IInProject;

/// <summary>What a number says about a visitor.</summary>
public enum VisitorStanding
{
    /// <summary>Not a whole number yet.</summary>
    Unfinished = 0,

    /// <summary>Nobody knows them.</summary>
    New = 1,

    /// <summary>A customer of the asker.</summary>
    Own = 2,

    /// <summary>A colleague's, and protected.</summary>
    OwnedByOther = 3,

    /// <summary>公海: known, and nobody's.</summary>
    Pool = 4,
}

/// <summary>Who a visitor is.</summary>
/// <param name="OwnerState">What the owner is doing in the rota; nothing when they are not in it.</param>
/// <param name="ByFamily">Whether it is the number of a spouse, parent or child.</param>
/// <param name="Report">The broker's report whose code is to be asked for; nothing without one.</param>
public sealed record KnownVisitor(VisitorStanding Standing, Guid? OwnerId, DateTime? Since, DateTime? Until, RotaState? OwnerState, bool ByFamily, ReportedVisitor? Report = null)
{
    public static readonly KnownVisitor Unfinished = new(VisitorStanding.Unfinished, null, null, null, null, false);
}

/// <summary>渠道报备: a broker's report that counts, for this number or a masked one that fits it.</summary>
/// <param name="Company">Which broker company; empty for those who do not confirm reports.</param>
public sealed record ReportedVisitor(string Company, DateTime ReportedAt);

public sealed class WhoIsThisHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<WhoIsThis, KnownVisitor>
{
    /// <summary>Shorter numbers are still being typed: the shortest landline without area code has seven digits.</summary>
    private const int ShortestNumber = 7;

    public async ValueTask<KnownVisitor> Handle(WhoIsThis query, CancellationToken cancellationToken)
    {
        if (PhoneNumber.Normalise(query.Phone) is not { Length: >= ShortestNumber } number)
            return KnownVisitor.Unfinished;
        var now = time.Now();
        return await Standing(query.ProjectId, number, now, cancellationToken) with { Report = await Report(number, now, cancellationToken) };
    }

    private async Task<KnownVisitor> Standing(Guid projectId, string number, DateTime now, CancellationToken cancellation)
    {
        var matches = await db.Matches("", [IdentityFacts.Phone(number)], cancellation);
        var verdict = OwnershipDecision.Decide(matches, user.Id, now);
        var byFamily = verdict.Decisive?.Rule == MatchRule.Relative;
        if (verdict.Outcome is VerdictOutcome.New or VerdictOutcome.Free || verdict.Decisive?.OwnerId is not { } owner)
            return new KnownVisitor(verdict.Decisive is null ? VisitorStanding.New : VisitorStanding.Pool, null, null, null, null, byFamily);
        var day = (await db.Settings(projectId, cancellation)).Calendar.DateOf(now);
        var rota = await db.Rotas.AsNoTracking().SingleOrDefaultAsync(rota => rota.Kind == RotaKind.Visits && rota.Day == day, cancellation);
        return new KnownVisitor(
            verdict.Outcome == VerdictOutcome.Own ? VisitorStanding.Own : VisitorStanding.OwnedByOther,
            owner, verdict.Decisive.Since, verdict.Decisive.ProtectedUntil, rota?.StateOf(owner), byFamily);
    }

    /// <summary>The first of the reports that count; one for the whole number goes before masked ones.</summary>
    private async Task<ReportedVisitor?> Report(string number, DateTime now, CancellationToken cancellation)
    {
        var ending = number[^4..];
        var reports = await db.BrokerReports.AsNoTracking().Where(report => report.Ending == ending && report.IsOpen && report.ProtectedUntil > now).OrderBy(report => report.ReportedAt)
            .Join(db.BrokerCompanies, report => report.CompanyId, company => company.Id, (report, company) => new { report.Number, company.Name, report.ReportedAt }).ToListAsync(cancellation);
        var reported = reports.Find(report => report.Number == number) ?? reports.Find(report => MaskedNumber.Read(report.Number)?.Fits(number) == true);
        return reported is null ? null : new ReportedVisitor(user.Actor.LeadsReception ? reported.Name : "", reported.ReportedAt);
    }
}
