using Microsoft.EntityFrameworkCore;
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
public sealed record KnownVisitor(VisitorStanding Standing, Guid? OwnerId, DateTime? Since, DateTime? Until, RotaState? OwnerState, bool ByFamily)
{
    public static readonly KnownVisitor Unfinished = new(VisitorStanding.Unfinished, null, null, null, null, false);
}

public sealed class WhoIsThisHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<WhoIsThis, KnownVisitor>
{
    /// <summary>Shorter numbers are still being typed: the shortest landline without area code has seven digits.</summary>
    private const int ShortestNumber = 7;

    public async ValueTask<KnownVisitor> Handle(WhoIsThis query, CancellationToken cancellationToken)
    {
        if (PhoneNumber.Normalise(query.Phone) is not { Length: >= ShortestNumber } number)
            return KnownVisitor.Unfinished;
        var now = time.Now();
        var matches = await db.Matches("", [IdentityFacts.Phone(number)], cancellationToken);
        var verdict = OwnershipDecision.Decide(matches, user.Id, now);
        var byFamily = verdict.Decisive?.Rule == MatchRule.Relative;
        if (verdict.Outcome is VerdictOutcome.New or VerdictOutcome.Free || verdict.Decisive?.OwnerId is not { } owner)
            return new KnownVisitor(verdict.Decisive is null ? VisitorStanding.New : VisitorStanding.Pool, null, null, null, null, byFamily);
        var day = (await db.Settings(query.ProjectId, cancellationToken)).Calendar.DateOf(now);
        var rota = await db.Rotas.AsNoTracking().SingleOrDefaultAsync(rota => rota.Kind == RotaKind.Visits && rota.Day == day, cancellationToken);
        return new KnownVisitor(
            verdict.Outcome == VerdictOutcome.Own ? VisitorStanding.Own : VisitorStanding.OwnedByOther,
            owner, verdict.Decisive.Since, verdict.Decisive.ProtectedUntil, rota?.StateOf(owner), byFamily);
    }
}
