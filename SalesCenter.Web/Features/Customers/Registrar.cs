using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Customers;
using SalesCenter.Web.Features.Customers.Owners;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers;

/// <summary>Somebody who calls, comes, writes or is reported, and the consultant who would own them.</summary>
/// <param name="KnownBy">At least one way to reach them.</param>
/// <param name="At">When they called or came, UTC.</param>
public sealed record Applicant(Guid ProjectId, Guid ConsultantId, string Name, IReadOnlyCollection<IdentityFacts> KnownBy, CustomerSource Source, DateTime At);

/// <summary>The customer that an applicant has become or was already, and the verdict that says so.</summary>
public sealed record RegisteredApplicant(Customer Customer, Verdict Verdict);

/// <summary>
/// The one way by which somebody becomes a customer, whatever channel they come by: it decides whose they are, keeps the
/// verdict, and makes, finds or claims the customer. Of two who register one number at once the database lets one through;
/// the other is asked again and told.
/// </summary>
public sealed class Registrar(SalesDb db, TimeProvider time)
{
    /// <summary>Refuses a colleague's protected customer, naming owner, since and until; the verdict is kept all the same.</summary>
    public async Task<RegisteredApplicant> Register(Applicant applicant, CancellationToken cancellation)
    {
        var now = time.Now();
        var matches = await db.Matches(applicant.Name.Trim(), applicant.KnownBy, cancellation);
        var verdict = OwnershipDecision.Decide(matches, applicant.ConsultantId, now);
        if (verdict.Refusal is { } refusal)
            throw new TracedRefusalException(refusal, KeptVerdict.Of(applicant.ProjectId, verdict, applicant.Source, verdict.Decisive!.CustomerId));

        var settings = await db.Settings(applicant.ProjectId, cancellation);
        var customer = verdict.Decisive is { Rule: MatchRule.IdNumber or MatchRule.Exact } known
            ? await db.CustomerFile(known.CustomerId, cancellation)
            : db.Customers.Add(new Customer(
                applicant.ProjectId, applicant.Name, applicant.KnownBy, applicant.ConsultantId, applicant.Source, settings, applicant.At, now)).Entity;
        await db.RefuseWhileDealing(customer.Id, applicant.ConsultantId, cancellation);
        customer.Claim(applicant.ConsultantId, applicant.Source, settings, applicant.At, now);
        customer.Contacted(applicant.ConsultantId, applicant.Source, settings, applicant.At);
        foreach (var facts in applicant.KnownBy)
            customer.Learn(facts, applicant.ConsultantId, now);
        await RefuseSharedIdentity(verdict, customer, cancellation);
        db.Verdicts.Add(KeptVerdict.Of(applicant.ProjectId, verdict, applicant.Source, customer.Id));
        return new RegisteredApplicant(customer, verdict);
    }

    /// <summary>The ID number of one customer with the phone of another: people must look whether the two are one.</summary>
    private async Task RefuseSharedIdentity(Verdict verdict, Customer customer, CancellationToken cancellation)
    {
        if (verdict.Matches.FirstOrDefault(match => match.Rule is MatchRule.IdNumber or MatchRule.Exact && match.CustomerId != customer.Id) is { } other)
            throw new RefusedException(await db.WhoseIdentity(other, verdict.AskedById, verdict.At, cancellation));
    }
}
