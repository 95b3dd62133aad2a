using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Payments;

/// <summary>What every booking begins with.</summary>
internal static class PaymentsAsked
{
    /// <summary>
    /// The next number of a series, and the cash day to which a booking of now belongs: the day after, once today is closed. Asked under the write lock, so
    /// that numbers have no gaps and nothing slips into a closed day.
    /// </summary>
    public static async Task<(string Number, Booking Booking)> NextBooking(this SalesDb db, Guid projectId, NumberSeries series, Guid cashierId, DateTime now, CancellationToken cancellation)
    {
        var year = (await db.Settings(projectId, cancellation)).Calendar.DateOf(now).Year;
        var book = db.NumberBooks.Local.FirstOrDefault(begun => begun.ProjectId == projectId && begun.Series == series && begun.Year == year)
            ?? await db.NumberBooks.SingleOrDefaultAsync(book => book.Series == series && book.Year == year, cancellation);
        if (book is null)
            db.NumberBooks.Add(book = new NumberBook(projectId, series, year));
        return (book.Take(), new Booking(cashierId, now, await db.OpenCashDay(projectId, now, cancellation)));
    }

    /// <summary>The cash day with which a booking of now is counted: today, or the day after the last one that is closed.</summary>
    public static async Task<DateOnly> OpenCashDay(this SalesDb db, Guid projectId, DateTime now, CancellationToken cancellation)
    {
        var today = (await db.Settings(projectId, cancellation)).Calendar.DateOf(now);
        var lastClosed = await db.CashDays.OrderByDescending(closed => closed.Day).Select(closed => (DateOnly?)closed.Day).FirstOrDefaultAsync(cancellation);
        return lastClosed >= today ? lastClosed.Value.AddDays(1) : today;
    }

    /// <summary>监管账户 of the project; empty until it is known.</summary>
    public static Task<string> EscrowAccount(this SalesDb db, Guid projectId, CancellationToken cancellation) =>
        db.Projects.Where(project => project.Id == projectId).Select(project => project.EscrowAccount).SingleAsync(cancellation);
}
