using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Loans;

namespace SalesCenter.Web.Features.Loans;

/// <summary>The loans of a deal with their papers, the latest first, and those that are still to be begun.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record GetLoanCases(Guid ProjectId, Guid DealId) : Query<DealLoans>, IOnDeal;

/// <summary>What a deal borrows.</summary>
/// <param name="ToBegin">Lenders of the plan of whom no loan is under way.</param>
/// <param name="MayRecord">Whether the reader writes down what happens to them.</param>
public sealed record DealLoans(IReadOnlyList<LoanSheet> Loans, IReadOnlyList<LoanToBegin> ToBegin, bool MayRecord);

/// <summary>A loan that the plan has and nobody has begun.</summary>
public sealed record LoanToBegin(LoanKind Kind, string Bank, Money Amount);

/// <summary>One loan and how far it has come.</summary>
/// <param name="Gap">How much less than asked for is lent; the buyer pays it.</param>
/// <param name="LeadsToChange">Whether the lender refused, so that the buyer changes how they pay or gives the unit up.</param>
public sealed record LoanSheet(
    Guid Id, LoanKind Kind, string Bank, LoanState State, bool IsOpen, Money Asked, Money? Approved, Money Gap, Money Disbursed, DateOnly PapersDueOn, DateOnly ExpectedOn, string RefusedBecause,
    bool LeadsToChange, IReadOnlyList<LoanPaperLine> Papers, IReadOnlyList<LoanMoveLine> Moves);

/// <summary>A paper of the lender's list; with nobody while it is missing.</summary>
public sealed record LoanPaperLine(string Name, DateTime? ReceivedAt, Guid? ReceivedById);

/// <summary>A step of a loan.</summary>
public sealed record LoanMoveLine(LoanMoveKind Kind, Guid? ById, DateTime At, string Note);

public sealed class GetLoanCasesHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetLoanCases, DealLoans>
{
    private static readonly Role[] Clerks = [Role.AdminClerk, Role.SalesAssistant];

    public async ValueTask<DealLoans> Handle(GetLoanCases query, CancellationToken cancellationToken)
    {
        var deal = await db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.Id == query.DealId).Select(deal => new { deal.ConsultantId, deal.IsOpen, deal.Stage }).SingleAsync(cancellationToken);
        var plan = await db.Subscriptions.AsNoTracking().Where(subscription => subscription.Id == query.DealId).Select(subscription => subscription.Plan).SingleOrDefaultAsync(cancellationToken);
        var loans = await db.LoanCases.AsNoTracking().AsSplitQuery().Where(loan => loan.DealId == query.DealId).OrderByDescending(loan => loan.IsOpen).ThenByDescending(loan => loan.BegunAt).ThenByDescending(loan => loan.Id).ToListAsync(cancellationToken);
        var toBegin = deal is { IsOpen: true, Stage: >= DealStage.Subscribed }
            ? from kind in Enum.GetValues<LoanKind>()
              where !loans.Exists(loan => loan.Kind == kind && loan.IsOpen)
              let line = LoanCase.LineOf(plan, kind)
              where line is not null
              select new LoanToBegin(kind, kind == LoanKind.Commercial ? plan!.Bank : LoanPapers.Fund, line.Amount)
            : [];
        return new DealLoans(loans.ConvertAll(Sheet), [.. toBegin], user.Actor.Reaches(deal.ConsultantId) || user.Actor.Roles.Overlaps(Clerks));
    }

    private static LoanSheet Sheet(LoanCase loan) => new(
        loan.Id, loan.Kind, loan.Bank, loan.State, loan.IsOpen, new Money(loan.AskedFen), loan.ApprovedFen is { } approved ? new Money(approved) : null, new Money(loan.GapFen),
        new Money(loan.DisbursedFen), loan.PapersDueOn, loan.ExpectedOn, loan.RefusedBecause, loan.LeadsToChange,
        [.. loan.Papers.OrderBy(paper => paper.Place).Select(paper => new LoanPaperLine(paper.Name, paper.ReceivedAt, paper.ReceivedById))],
        [.. loan.Moves.OrderBy(move => move.At).ThenBy(move => move.Id).Select(move => new LoanMoveLine(move.Kind, move.ById, move.At, move.Note))]);
}
