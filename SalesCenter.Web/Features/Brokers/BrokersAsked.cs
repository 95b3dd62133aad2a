using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Customers;

namespace SalesCenter.Web.Features.Brokers;

/// <summary>What every step with a broker begins with.</summary>
internal static class BrokersAsked
{
    /// <summary>Where a report is read.</summary>
    public static string Page(Guid reportId) => $"brokers/reports?report={reportId}";

    /// <summary>The company with its agents; refuses an unknown one.</summary>
    public static async Task<BrokerCompany> BrokerCompany(this SalesDb db, Guid companyId, CancellationToken cancellation) =>
        await db.BrokerCompanies.SingleOrDefaultAsync(company => company.Id == companyId, cancellation) ?? throw new RefusedException(BrokerRefusals.CompanyUnknown);

    /// <summary>The report; refuses an unknown one.</summary>
    public static async Task<BrokerReport> BrokerReport(this SalesDb db, Guid reportId, CancellationToken cancellation) =>
        await db.BrokerReports.SingleOrDefaultAsync(report => report.Id == reportId, cancellation) ?? throw new RefusedException(BrokerRefusals.ReportUnknown);

    /// <summary>Other reports for numbers with this ending that are protected; what has run out is ended on the way.</summary>
    public static async Task<IReadOnlyList<BrokerReport>> ProtectedReports(this SalesDb db, string ending, Guid exceptId, DateTime now, CancellationToken cancellation)
    {
        var open = await db.BrokerReports.Where(report => report.Ending == ending && report.IsOpen && report.Id != exceptId).ToListAsync(cancellation);
        return [.. open.Where(report => !report.RunOut(now))];
    }

    /// <summary>Every customer of the project that a reported one may be: by the whole number as everywhere, by a masked one only possibly.</summary>
    public static async Task<IReadOnlyList<Match>> MatchesReported(this SalesDb db, string name, string number, CancellationToken cancellation)
    {
        if (MaskedNumber.Read(number) is not { } masked)
            return await db.Matches(name, [IdentityFacts.Phone(number)], cancellation);
        var ending = masked.Last;
        var sameEnding = db.CustomerTerms.Where(term => term.Term == ending).Select(term => term.CustomerId);
        var numbers = await db.Identities.AsNoTracking().Where(identity => identity.Kind == IdentityKind.Phone && sameEnding.Contains(identity.CustomerId))
            .Join(db.Customers, identity => identity.CustomerId, customer => customer.Id, (identity, customer) => new { identity.Key, customer.Id, customer.Name }).ToListAsync(cancellation);
        var surname = Surnames.Of(name);
        var found = numbers.Where(known => masked.Fits(known.Key) && Surnames.Of(known.Name) == surname).Select(known => known.Id).Distinct();
        return await db.WithOwners(found.ToDictionary(id => id, _ => MatchRule.MaskedNumber), cancellation);
    }

    /// <summary>Who can receive a customer in the project: its consultants.</summary>
    public static async Task<IReadOnlyList<KnownPerson>> Consultants(this PeopleBook people, Guid projectId, CancellationToken cancellation) =>
        [.. (await people.All(cancellation)).Where(person => person.IsActive && person.RolesIn(projectId).Contains(Role.Consultant)).OrderBy(person => person.Name, StringComparer.Ordinal)];
}
