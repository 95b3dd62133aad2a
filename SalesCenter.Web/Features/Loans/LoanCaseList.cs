using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Loans;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Loans;

/// <summary>按揭台账: all loans of the project, the latest first; a consultant's own, a group's for its supervisor.</summary>
/// <param name="State">Only those that have come so far.</param>
/// <param name="Bank">Only those of this lender.</param>
/// <param name="OpenOnly">Leaves out what is paid, refused or closed.</param>
/// <param name="DueOnly">Only those whose papers are due within three days, or whose money should be here.</param>
/// <param name="Everything">Not only the latest 1,000.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record LoanCaseList(
    Guid ProjectId, LoanState? State = null, [property: TextLength(60)] string? Bank = null, bool OpenOnly = false, bool DueOnly = false, bool Everything = false) : Query<IReadOnlyList<LoanRow>>, IInProject;

/// <summary>A loan in a list.</summary>
/// <param name="MissingPapers">How many of the lender's papers are still to come.</param>
/// <param name="DueOn">What is awaited next is to be there by then; nothing where nothing is awaited.</param>
/// <param name="IsOverdue">Whether that day has passed.</param>
/// <param name="Days">How many days it has been under way.</param>
public sealed record LoanRow(
    Guid Id, Guid DealId, Guid UnitId, string CustomerName, Guid ConsultantId, LoanKind Kind, string Bank, LoanState State, Money Asked, Money? Approved, Money Disbursed, int MissingPapers,
    DateOnly? DueOn, bool IsOverdue, DateTime BegunAt, int Days);

public sealed class LoanCaseListHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<LoanCaseList, IReadOnlyList<LoanRow>>
{
    private const int Latest = 1_000, DaysAhead = 3;
    private static readonly Role[] SeeAll = [Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier];

    public async ValueTask<IReadOnlyList<LoanRow>> Handle(LoanCaseList query, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var today = (await db.Settings(query.ProjectId, cancellationToken)).Calendar.DateOf(now);
        var near = today.AddDays(DaysAhead);
        var circle = user.Actor.Roles.Overlaps(SeeAll) ? null : user.Actor.Circle;
        var rows = await (
            from loan in db.LoanCases.AsNoTracking().IgnoreAutoIncludes()
            join deal in db.Deals.IgnoreAutoIncludes() on loan.DealId equals deal.Id
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where (circle == null || circle.Contains(deal.ConsultantId)) && (query.State == null || loan.State == query.State) && (query.Bank == null || loan.Bank == query.Bank)
                && (!query.OpenOnly || loan.State <= LoanState.Approved)
                && (!query.DueOnly || loan.State == LoanState.Collecting && loan.PapersDueOn <= near
                    || (loan.State == LoanState.Submitted || loan.State == LoanState.Approved) && loan.ExpectedOn < today)
            orderby loan.BegunAt descending
            select new
            {
                loan.Id,
                loan.DealId,
                deal.UnitId,
                customer.Name,
                deal.ConsultantId,
                loan.Kind,
                loan.Bank,
                loan.State,
                loan.AskedFen,
                loan.ApprovedFen,
                loan.DisbursedFen,
                Missing = loan.Papers.Count(paper => paper.ReceivedAt == null),
                loan.PapersDueOn,
                loan.ExpectedOn,
                loan.BegunAt,
                loan.EndedAt,
            }).Take(query.Everything ? int.MaxValue : Latest).ToListAsync(cancellationToken);
        return [.. rows.Select(row =>
        {
            DateOnly? due = row.State switch { LoanState.Collecting => row.PapersDueOn, LoanState.Submitted or LoanState.Approved => row.ExpectedOn, _ => null };
            return new LoanRow(
                row.Id, row.DealId, row.UnitId, row.Name, row.ConsultantId, row.Kind, row.Bank, row.State, new Money(row.AskedFen), row.ApprovedFen is { } approved ? new Money(approved) : null,
                new Money(row.DisbursedFen), row.Missing, due, due < today, row.BegunAt, (int)((row.EndedAt ?? now) - row.BegunAt).TotalDays);
        })];
    }
}
