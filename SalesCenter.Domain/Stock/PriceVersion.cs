using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Stock;

/// <summary>How far a price version has come.</summary>
public enum PriceVersionStage
{
    Draft = 0,
    Checked = 1,
    Approved = 2,
    InEffect = 3,
    Discarded = 4,
}

/// <summary>
/// 价格版本: prices of units that change together. Drafted or imported, checked, approved by somebody else, and in
/// effect from a time. Every version stays readable; open deals keep the price they were made at.
/// </summary>
public sealed class PriceVersion : AggregateRoot
{
    private readonly List<PriceLine> lines = [];
    private readonly List<Guid> revisedByIds = [];
    private Dictionary<Guid, PriceLine>? byUnit;

    private PriceVersion() { }

    public PriceVersion(Guid projectId, int number, string name, Guid draftedById, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 60)
            throw new RefusedException(new Refusal("prices.name-invalid", 60));
        ProjectId = projectId;
        Number = number;
        Name = name.Trim();
        DraftedById = draftedById;
        DraftedAt = now;
    }

    public Guid ProjectId { get; private set; }

    /// <summary>Counts the project's versions from 1.</summary>
    public int Number { get; private set; }

    public string Name { get; private set; } = "";

    public PriceVersionStage Stage { get; private set; }

    public Guid DraftedById { get; private set; }

    public DateTime DraftedAt { get; private set; }

    /// <summary>Everybody who changed the draft by hand; nobody when it stands as it was drafted.</summary>
    public IReadOnlyList<Guid> RevisedByIds => revisedByIds;

    public Guid? CheckedById { get; private set; }

    public Guid? ApprovedById { get; private set; }

    /// <summary>From when (UTC) the prices are to hold; set at approval.</summary>
    public DateTime? EffectiveFrom { get; private set; }

    public DateTime? InEffectAt { get; private set; }

    public IReadOnlyList<PriceLine> Lines => lines;

    /// <summary>Sets a unit's prices in the draft. Refused once the draft is checked, and for prices out of order.</summary>
    public void Set(Guid unitId, UnitPrices prices)
    {
        Require(PriceVersionStage.Draft);
        prices.Check(unitId);
        byUnit ??= lines.ToDictionary(line => line.UnitId);
        if (byUnit.TryGetValue(unitId, out var line))
            line.Change(prices);
        else
            lines.Add(byUnit[unitId] = new PriceLine(unitId, prices));
    }

    /// <summary>Changes one of the three prices of some units in the draft by hand, all or none.</summary>
    public void Revise(Guid reviserId, PriceChange change, IReadOnlyCollection<Unit> units)
    {
        Require(PriceVersionStage.Draft);
        change.Check();
        var before = lines.ToDictionary(line => line.UnitId, line => line.Prices);
        var after = units.Where(unit => before.ContainsKey(unit.Id)).Select(unit => (unit.Id, Prices: change.ApplyTo(unit, before[unit.Id]))).ToList();
        if (after.Count == 0)
            throw new RefusedException(new Refusal("prices.empty", Number));
        foreach (var (unitId, prices) in after)
            prices.Check(unitId);
        foreach (var (unitId, prices) in after)
            Set(unitId, prices);
        if (!revisedByIds.Contains(reviserId))
            revisedByIds.Add(reviserId);
    }

    public void Check(Guid checkerId)
    {
        Require(PriceVersionStage.Draft);
        if (lines.Count == 0)
            throw new RefusedException(new Refusal("prices.empty", Number));
        CheckedById = checkerId;
        Stage = PriceVersionStage.Checked;
    }

    /// <summary>Approves the version from a time on. Refused for whoever drafted it or ever changed it by hand.</summary>
    public void Approve(Guid approverId, DateTime effectiveFrom)
    {
        Require(PriceVersionStage.Checked);
        if (approverId == DraftedById || revisedByIds.Contains(approverId))
            throw new RefusedException(new Refusal("approval.own", Number));
        ApprovedById = approverId;
        EffectiveFrom = effectiveFrom;
        Stage = PriceVersionStage.Approved;
    }

    public void Discard()
    {
        if (Stage is PriceVersionStage.InEffect or PriceVersionStage.Discarded)
            throw new RefusedException(new Refusal("prices.stage", Number, Stage));
        Stage = PriceVersionStage.Discarded;
    }

    /// <summary>Puts the prices on the units. Refused before the time set at approval.</summary>
    public void PutIntoEffect(IReadOnlyDictionary<Guid, Unit> units, DateTime now)
    {
        Require(PriceVersionStage.Approved);
        if (EffectiveFrom > now)
            throw new RefusedException(new Refusal("prices.too-early", Number, EffectiveFrom));
        Apply(units, now);
    }

    /// <summary>The first prices of new units hold at once: there is nothing yet that they could change for a customer.</summary>
    public void PutFirstPricesIntoEffect(IReadOnlyDictionary<Guid, Unit> newUnits, DateTime now)
    {
        Require(PriceVersionStage.Draft);
        if (newUnits.Values.Any(unit => unit.PriceVersionId is not null || unit.Status != UnitStatus.Unreleased))
            throw new RefusedException(new Refusal("prices.not-first", Number));
        EffectiveFrom = now;
        Apply(newUnits, now);
    }

    private void Apply(IReadOnlyDictionary<Guid, Unit> units, DateTime now)
    {
        foreach (var line in lines)
            units[line.UnitId].Price(line.Prices, Id);
        InEffectAt = now;
        Stage = PriceVersionStage.InEffect;
        Raise(new BoardRedrawn(ProjectId));
    }

    private void Require(PriceVersionStage stage)
    {
        if (Stage != stage)
            throw new RefusedException(new Refusal("prices.stage", Number, Stage));
    }
}

/// <summary>The prices of one unit in a version.</summary>
public sealed class PriceLine
{
    private PriceLine() { }

    internal PriceLine(Guid unitId, UnitPrices prices)
    {
        UnitId = unitId;
        Change(prices);
    }

    internal void Change(UnitPrices prices)
    {
        FiledPriceFen = prices.Filed?.Fen;
        ListPriceFen = prices.List?.Fen;
        FloorPriceFen = prices.Floor?.Fen;
    }

    public Guid UnitId { get; private set; }

    public long? FiledPriceFen { get; private set; }

    public long? ListPriceFen { get; private set; }

    public long? FloorPriceFen { get; private set; }

    public UnitPrices Prices => new(ToMoney(FiledPriceFen), ToMoney(ListPriceFen), ToMoney(FloorPriceFen));

    private static Money? ToMoney(long? fen) => fen is { } value ? new Money(value) : null;
}
