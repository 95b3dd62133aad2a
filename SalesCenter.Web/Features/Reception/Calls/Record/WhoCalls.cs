using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Customers;

namespace SalesCenter.Web.Features.Reception.Calls.Record;

/// <summary>Who calls from a number, asked while it is still being typed: nobody known, one's own customer, a colleague's, or one of the public pool.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record WhoCalls(Guid ProjectId, [property: TextLength(40)] string Phone) : Query<Caller>, IInProject;

/// <summary>Whoever calls, as far as the asker may know: of a colleague's customer the surname alone.</summary>
/// <param name="Outcome">Nothing while the number is not complete.</param>
/// <param name="Rule">By what they were found.</param>
/// <param name="Since">Since when the owner has them, UTC.</param>
public sealed record Caller(
    VerdictOutcome? Outcome, MatchRule Rule = MatchRule.None, string Name = "", FormOfAddress FormOfAddress = FormOfAddress.None, Guid? OwnerId = null, DateTime? Since = null,
    DateTime? ProtectedUntil = null, DateTime? LastContactAt = null, IntentLevel? Intent = null);

public sealed class WhoCallsHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<WhoCalls, Caller>
{
    private const int ShortestLandline = 7, Mobile = 11;

    public async ValueTask<Caller> Handle(WhoCalls query, CancellationToken cancellationToken)
    {
        if (PhoneNumber.Normalise(query.Phone) is not { } number || !IsComplete(number))
            return new Caller(null);
        var verdict = OwnershipDecision.Decide(await db.Matches("", [IdentityFacts.Phone(number)], cancellationToken), user.Id, time.GetUtcNow().UtcDateTime);
        if (verdict.Decisive is not { } match)
            return new Caller(verdict.Outcome);
        var customer = await db.Customers.AsNoTracking().Where(customer => customer.Id == match.CustomerId)
            .Select(customer => new { customer.Name, customer.OwnerId, customer.FormOfAddress, customer.LastContactAt, customer.Intent }).SingleAsync(cancellationToken);
        var name = verdict.Outcome == VerdictOutcome.Own || user.Actor.Reaches(customer.OwnerId) ? customer.Name : Customer.MaskName(customer.Name);
        return new Caller(verdict.Outcome, match.Rule, name, customer.FormOfAddress, match.OwnerId, match.Since, match.ProtectedUntil, customer.LastContactAt, customer.Intent);
    }

    /// <summary>Whether more digits are still to come; of half a number nobody can say that it is new.</summary>
    private static bool IsComplete(string number) => number.Length >= (number[0] == '1' ? Mobile : ShortestLandline);
}
