using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Payments;

/// <summary>日结: the cashier closes a day by what was counted. What is booked afterwards belongs to the next day.</summary>
/// <param name="Counted">What was counted for each way of paying; those left out count as nothing.</param>
/// <param name="Explanation">Where a difference comes from.</param>
[Allow(Role.Cashier)]
public sealed record CloseCashDay(Guid ProjectId, DateOnly Day, IReadOnlyList<CountedCash> Counted, [property: TextLength(500)] string Explanation) : Command<Done>, IInProject;

/// <summary>What was counted of one way of paying.</summary>
public sealed record CountedCash(PaymentWay Way, Money Amount);

public sealed class CloseCashDayHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<CloseCashDay, Done>
{
    public async ValueTask<Done> Handle(CloseCashDay command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        if (await db.CashDays.AnyAsync(closed => closed.Day >= command.Day, cancellationToken))
            throw new RefusedException(PaymentRefusals.DayClosed);
        var booked = await db.LedgerEntries.Where(entry => entry.Day == command.Day && EntryKindRules.InCash.Contains(entry.Kind)).GroupBy(entry => entry.Way)
            .Select(group => new { Way = group.Key, Fen = group.Sum(entry => entry.AmountFen) }).ToDictionaryAsync(row => row.Way, row => row.Fen, cancellationToken);
        var counts = Enum.GetValues<PaymentWay>().Select(way => new CashCount(way, booked.GetValueOrDefault(way), command.Counted.Where(counted => counted.Way == way).Sum(counted => counted.Amount.Fen)));
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        db.CashDays.Add(new CashDay(command.ProjectId, command.Day, counts, command.Explanation, new Booking(user.Id, time.Now(), today)));
        return default;
    }
}
