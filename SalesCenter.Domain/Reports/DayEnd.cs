using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Reports;

/// <summary>日清 (SOP 3.2.11, 3.2.12): what one unit looks like in each of the five sources at the end of a day.</summary>
/// <param name="SlipNumber">选房单: the approved slip's; empty where there is none.</param>
/// <param name="Customer">For whom the slip is.</param>
/// <param name="Buyers">权益人 as agreed, joined by 、.</param>
/// <param name="FiledUnitId">Which unit the agreement in the clerk's file names; nothing where there is none.</param>
/// <param name="FiledBuyers">Which buyers it names.</param>
/// <param name="Received">定金 by the cashier's receipts, in fen.</param>
public sealed record DayEndLine(
    Guid? DealId, Guid UnitId, string SlipNumber, DealStage? Stage, string Customer, string Buyers, Guid? FiledUnitId, string FiledBuyers, UnitStatus Internal, PublicStatus Public, long Received,
    IReadOnlyList<DayEndDifference> Differences);

/// <summary>What differs.</summary>
public enum DayEndFinding
{
    /// <summary>A unit is selected or sold and no selection slip says so.</summary>
    SlipMissing = 0,

    /// <summary>A subscribed deal whose agreement is not in the clerk's file.</summary>
    FileMissing = 1,

    /// <summary>The agreement in the file names another unit.</summary>
    FileNamesOtherUnit = 2,

    /// <summary>The agreement in the file names other buyers.</summary>
    FileNamesOtherBuyers = 3,

    /// <summary>The internal board shows another status than the deal has.</summary>
    InternalBoardDiffers = 4,

    /// <summary>The public board shows another status than the internal one.</summary>
    PublicBoardDiffers = 5,

    /// <summary>The receipts are less than the deposit that was agreed.</summary>
    ReceiptsTooLow = 6,

    /// <summary>Money is here for a unit that is not subscribed.</summary>
    MoneyWithoutSubscription = 7,
}

/// <summary>A difference, and how it was explained.</summary>
public sealed record DayEndDifference(DayEndFinding Finding, string Explanation = "");

/// <summary>What was compared on a day, as it was when the day was closed.</summary>
public sealed record DayEndSheet(IReadOnlyList<DayEndLine> Lines);

/// <summary>日清签字: a manager has compared the day and closed it; kept as it was.</summary>
public sealed class DayEnd : AggregateRoot
{
    /// <summary>How long an explanation may be.</summary>
    public const int LongestExplanation = 300;

    private DayEnd() { }

    /// <summary>Closes a day. Refused for a day to come, and while a difference is neither mended nor explained.</summary>
    /// <param name="today">On the sales centre's calendar.</param>
    public DayEnd(Guid projectId, DateOnly day, DayEndSheet sheet, DateOnly today, Guid managerId, DateTime now)
    {
        if (day > today)
            throw new RefusedException(DayEndRefusals.DayToCome(day));
        if (sheet.Lines.FirstOrDefault(line => line.Differences.Any(difference => string.IsNullOrWhiteSpace(difference.Explanation))) is { } open)
            throw new RefusedException(DayEndRefusals.Unexplained(open.UnitId));
        (ProjectId, Day, Sheet, ClosedById, ClosedAt) = (projectId, day, sheet, managerId, now);
    }

    /// <summary>The names of people who were forgotten go; what was compared stays.</summary>
    public void Forget(IReadOnlySet<Guid> dealIds) => Sheet = new DayEndSheet(
        [.. Sheet.Lines.Select(line => line.DealId is { } deal && dealIds.Contains(deal) ? line with { Customer = "", Buyers = "", FiledBuyers = "" } : line)]);

    public Guid ProjectId { get; private set; }

    public DateOnly Day { get; private set; }

    public DayEndSheet Sheet { get; private set; } = new([]);

    public Guid ClosedById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ClosedAt { get; private set; }
}

/// <summary>Why a day is not closed.</summary>
public static class DayEndRefusals
{
    public static Refusal DayToCome(DateOnly day) => new("day-end.day-to-come", day);

    public static Refusal Unexplained(Guid unitId) => new("day-end.unexplained", new UnitReference(unitId));

    public static Refusal AlreadyClosed(Guid managerId, DateTime at) => new("day-end.already-closed", new PersonReference(managerId), at);
}
