using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Payments.Dues;

/// <summary>应收台账: what signed contracts make due and is not all here, the longest overdue first; a consultant's own deals, a group's for its supervisor.</summary>
/// <param name="Purpose">Only dues of one purpose; nothing for all.</param>
/// <param name="Everything">Not only the first 1,000.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Cashier, Role.AdminClerk, Role.SalesAssistant)]
public sealed record DueList(Guid ProjectId, DueFilter Filter = DueFilter.AllOpen, PaymentPurpose? Purpose = null, bool Everything = false) : Query<DueSheet>, IInProject;

/// <summary>Which dues are listed.</summary>
public enum DueFilter
{
    AllOpen = 0,

    /// <summary>逾期: the day has passed.</summary>
    Overdue = 1,

    /// <summary>近 30 天到期: from today on.</summary>
    Next30Days = 2,
}

/// <summary>账龄: for how long something is overdue.</summary>
public enum DueAge
{
    NotDue = 0,
    UpTo30 = 1,
    UpTo60 = 2,
    UpTo90 = 3,
    Over90 = 4,
}

/// <summary>Dues as the reader may see them.</summary>
/// <param name="Ages">账龄 of everything open that the reader may see, for the purpose that was asked for; every age, also those of which nothing is.</param>
public sealed record DueSheet(IReadOnlyList<DueRow> Rows, IReadOnlyList<AgeSum> Ages);

/// <summary>How much is of an age.</summary>
public sealed record AgeSum(DueAge Age, int Count, Money Left);

/// <summary>One due in a list.</summary>
/// <param name="DaysOverdue">0 while its day has not passed.</param>
public sealed record DueRow(
    Guid DealId, int Place, Guid UnitId, string CustomerName, Guid ConsultantId, PlanLineKind Kind, PaymentPurpose Purpose, DateOnly DueOn, Money Amount, Money Paid, int DaysOverdue)
{
    /// <summary>未收: what is still to come.</summary>
    public Money Left => Amount - Paid;
}

public sealed class DueListHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<DueList, DueSheet>
{
    private const int First = 1_000, Near = 30;
    private static readonly Role[] SeeAll = [Role.ProjectCompany, Role.Cashier, Role.AdminClerk, Role.SalesAssistant];

    public async ValueTask<DueSheet> Handle(DueList query, CancellationToken cancellationToken)
    {
        var today = (await db.Settings(query.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        var circle = user.Actor.Roles.Overlaps(SeeAll) ? null : user.Actor.Circle;
        // As a parameter, because an index may be used no further than to a column that stands alone as a condition.
        var isOpen = true;
        var open =
            from ledger in db.Ledgers.AsNoTracking()
            from due in ledger.Dues
            where due.ProjectId == query.ProjectId && due.IsOpen == isOpen && (query.Purpose == null || due.Purpose == query.Purpose)
                && (circle == null || db.Deals.Any(deal => deal.Id == ledger.Id && circle.Contains(deal.ConsultantId)))
            select new { ledger.Id, due.Place, due.Kind, due.Purpose, due.DueOn, due.AmountFen, due.PaidFen };
        var days = await open.GroupBy(due => due.DueOn).Select(some => new { DueOn = some.Key, Count = some.Count(), Left = some.Sum(due => due.AmountFen - due.PaidFen) }).ToListAsync(cancellationToken);
        var asked = query.Filter switch
        {
            DueFilter.Overdue => open.Where(due => due.DueOn < today),
            DueFilter.Next30Days => open.Where(due => due.DueOn >= today && due.DueOn <= today.AddDays(Near)),
            _ => open,
        };
        var named =
            from due in asked
            join deal in db.Deals.IgnoreAutoIncludes() on due.Id equals deal.Id
            join customer in db.Customers on deal.CustomerId equals customer.Id
            orderby due.DueOn, due.Id, due.Place
            select new { due, deal.UnitId, deal.ConsultantId, customer.Name };
        var rows = await named.Take(query.Everything ? int.MaxValue : First).ToListAsync(cancellationToken);
        return new DueSheet(
            [.. rows.Select(row => new DueRow(
                row.due.Id, row.due.Place, row.UnitId, row.Name, row.ConsultantId, row.due.Kind, row.due.Purpose, row.due.DueOn, new Money(row.due.AmountFen), new Money(row.due.PaidFen),
                Math.Max(0, today.DayNumber - row.due.DueOn.DayNumber)))],
            [.. Enum.GetValues<DueAge>().Select(age => (Age: age, Of: days.Where(day => AgeOf(today.DayNumber - day.DueOn.DayNumber) == age))).Select(some => new AgeSum(some.Age, some.Of.Sum(day => day.Count), new Money(some.Of.Sum(day => day.Left))))]);
    }

    private static DueAge AgeOf(int daysOverdue) => daysOverdue switch { <= 0 => DueAge.NotDue, <= 30 => DueAge.UpTo30, <= 60 => DueAge.UpTo60, <= 90 => DueAge.UpTo90, _ => DueAge.Over90 };
}
