using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.Reports;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Live;
using SalesCenter.Web.Live.Public;

namespace SalesCenter.Web.Features.DayEnds;

/// <summary>
/// Compares the five sources of a day (product 6.4): selection slips, the clerk's files, the internal board as the database has it, the public board as displays are told
/// it, and the cashier's receipts.
/// </summary>
public sealed class DayEndReader(SalesDb db, BoardBook boards)
{
    /// <summary>The units of the day, and every other unit at which something differs, those with differences on top.</summary>
    public async Task<IReadOnlyList<DayEndLine>> Compare(Guid projectId, DateOnly day, CancellationToken cancellation)
    {
        var (begin, end) = (await db.Settings(projectId, cancellation)).Span(day, day);
        var deals = await Deals(begin, end, cancellation);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, unit => new BoardState(unit.Status, unit.Blocks), cancellation);
        var shown = await Shown(projectId, cancellation);
        var lines = new List<DayEndLine>();
        foreach (var deal in deals)
        {
            var line = Line(deal, units[deal.UnitId], Public(shown, deal.UnitId));
            if (deal.IsOfDay || line.Differences.Count > 0)
                lines.Add(line);
            lines.AddRange(deal.IsOpen ? Linked(deal, units, shown) : []);
        }
        var taken = deals.Where(deal => deal.IsOpen).SelectMany(deal => deal.Units).ToHashSet();
        lines.AddRange(units.Where(unit => !taken.Contains(unit.Key)).Select(unit => WithoutDeal(unit.Key, unit.Value, Public(shown, unit.Key))).Where(line => line.Differences.Count > 0));
        return [.. lines.OrderBy(line => line.Differences.Count == 0).ThenBy(line => line.SlipNumber, StringComparer.Ordinal)];
    }

    /// <summary>The board as displays have it, brought forward by what they are being told.</summary>
    private async Task<BoardPicture> Shown(Guid projectId, CancellationToken cancellation)
    {
        var picture = await boards.Open(projectId, cancellation);
        var told = await db.BoardLog.AsNoTracking().Where(entry => entry.ProjectId == projectId && entry.Number > picture.Number).OrderBy(entry => entry.Number).ToListAsync(cancellation);
        return told.Any(entry => entry.UnitId is not { } unitId || picture.Find(unitId) is null)
            ? await boards.Read(projectId, cancellation)
            : told.Aggregate(picture, (current, entry) => current.Apply(entry));
    }

    private async Task<List<DealOfDay>> Deals(DateTime begin, DateTime end, CancellationToken cancellation)
    {
        var rows = await (
            from deal in db.Deals.AsNoTracking().IgnoreAutoIncludes()
            join customer in db.Customers on deal.CustomerId equals customer.Id
            join agreed in db.Subscriptions on deal.Id equals agreed.Id into agreements
            from agreed in agreements.DefaultIfEmpty()
            join file in db.DealFiles on deal.Id equals file.Id into files
            from file in files.DefaultIfEmpty()
            where deal.IsOpen && deal.Stage != DealStage.Held || deal.Slip!.State == SlipState.Approved && deal.Slip!.DecidedAt >= begin && deal.Slip!.DecidedAt < end
            select new
            {
                deal.Id,
                deal.UnitId,
                deal.IsOpen,
                deal.Stage,
                deal.Slip,
                customer.Name,
                Plan = agreed == null ? null : agreed.Plan,
                SubscribedAt = agreed == null ? null : agreed.SubscribedAt,
                FiledUnit = file == null ? null : file.UnitOnPaper,
                FiledBuyers = file == null ? "" : file.BuyersOnPaper,
                Units = deal.Units.Select(unit => unit.UnitId).ToList(),
                Buyers = agreed!.Buyers.OrderBy(buyer => buyer.Place).Select(buyer => buyer.Name).ToList(),
                Received = db.LedgerEntries.Where(entry => entry.DealId == deal.Id && (entry.Purpose == PaymentPurpose.Deposit || deal.Stage >= DealStage.Contracted && entry.Purpose == PaymentPurpose.FirstPayment)).Sum(entry => entry.AmountFen),
            }).ToListAsync(cancellation);
        return [.. rows.Select(row => new DealOfDay(
            row.Id, row.UnitId, row.Units, row.IsOpen, row.Stage, row.Slip, row.Name, string.Join('、', row.Buyers), row.Plan?.Deposit, row.FiledUnit, row.FiledBuyers, row.Received,
            Within(row.Slip?.DecidedAt) || Within(row.SubscribedAt)))];

        bool Within(DateTime? at) => at >= begin && at < end;
    }

    private static DayEndLine Line(DealOfDay deal, BoardState unit, PublicStatus shown) => new(
        deal.Id, deal.UnitId, deal.Slip?.Number ?? "", deal.IsOpen ? deal.Stage : null, deal.Customer, deal.Buyers, deal.FiledUnit, deal.FiledBuyers, unit.Status, shown, deal.Received,
        [.. Findings(deal, unit, shown).Select(finding => new DayEndDifference(finding))]);

    private static IEnumerable<DayEndFinding> Findings(DealOfDay deal, BoardState unit, PublicStatus shown)
    {
        if (deal.IsOpen)
        {
            // With the contract the deposit goes into the first payment; its buyers may change since, its unit not.
            var isSubscribed = deal.Stage == DealStage.Subscribed;
            if (deal.Slip is not { State: SlipState.Approved })
                yield return DayEndFinding.SlipMissing;
            if (deal.Stage >= DealStage.Subscribed && deal.FiledUnit is null)
                yield return DayEndFinding.FileMissing;
            if (deal.FiledUnit is { } filed && filed != deal.UnitId)
                yield return DayEndFinding.FileNamesOtherUnit;
            if (deal.Stage < DealStage.Contracted && deal.FiledUnit is not null && deal.FiledBuyers != deal.Buyers)
                yield return DayEndFinding.FileNamesOtherBuyers;
            if (unit.Status != deal.Stage.ToUnitStatus())
                yield return DayEndFinding.InternalBoardDiffers;
            if (isSubscribed && deal.Received < (deal.Deposit?.Fen ?? long.MaxValue))
                yield return DayEndFinding.ReceiptsTooLow;
            if (deal.Stage < DealStage.Subscribed && deal.Received > 0)
                yield return DayEndFinding.MoneyWithoutSubscription;
        }
        if (shown != unit.ToPublic())
            yield return DayEndFinding.PublicBoardDiffers;
    }

    /// <summary>What is sold together with the deal's unit and stands elsewhere on a board.</summary>
    private static IEnumerable<DayEndLine> Linked(DealOfDay deal, Dictionary<Guid, BoardState> units, BoardPicture shown) => deal.Units.Where(unit => unit != deal.UnitId).Select(unitId =>
    {
        var (unit, status) = (units[unitId], Public(shown, unitId));
        List<DayEndDifference> differences = [];
        if (unit.Status != deal.Stage.ToUnitStatus())
            differences.Add(new(DayEndFinding.InternalBoardDiffers));
        if (status != unit.ToPublic())
            differences.Add(new(DayEndFinding.PublicBoardDiffers));
        return new DayEndLine(deal.Id, unitId, deal.Slip?.Number ?? "", deal.Stage, deal.Customer, "", null, "", unit.Status, status, 0, differences);
    }).Where(line => line.Differences.Count > 0);

    /// <summary>A unit that no deal has: nobody may show it as taken.</summary>
    private static DayEndLine WithoutDeal(Guid unitId, BoardState unit, PublicStatus shown)
    {
        List<DayEndDifference> differences = [];
        if (unit.Status is not (UnitStatus.Available or UnitStatus.Held or UnitStatus.Withheld or UnitStatus.Unreleased))
            differences.Add(new(DayEndFinding.SlipMissing));
        if (shown != unit.ToPublic())
            differences.Add(new(DayEndFinding.PublicBoardDiffers));
        return new DayEndLine(null, unitId, "", null, "", "", null, "", unit.Status, shown, 0, differences);
    }

    private static PublicStatus Public(BoardPicture picture, Guid unitId) => picture.Find(unitId) is { } unit ? PublicUnit.StatusOf(unit) : PublicStatus.NotOpen;

    /// <summary>A unit as the database has it.</summary>
    private sealed record BoardState(UnitStatus Status, SaleBlocks Blocks)
    {
        public PublicStatus ToPublic() => PublicUnit.StatusOf(Status, Blocks);
    }

    private sealed record DealOfDay(
        Guid Id, Guid UnitId, IReadOnlyList<Guid> Units, bool IsOpen, DealStage Stage, SelectionSlip? Slip, string Customer, string Buyers, Money? Deposit, Guid? FiledUnit, string FiledBuyers, long Received, bool IsOfDay);
}
