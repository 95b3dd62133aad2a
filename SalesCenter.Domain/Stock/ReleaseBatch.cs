using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Stock;

/// <summary>推盘批次: units that come on sale together, at once or at a planned opening time.</summary>
public sealed class ReleaseBatch : AggregateRoot
{
    private readonly List<ReleaseBatchUnit> units = [];

    private ReleaseBatch() { }

    /// <param name="opensAt">The planned opening in UTC; nothing means it is opened by hand.</param>
    public ReleaseBatch(Guid projectId, string name, DateTime? opensAt, IEnumerable<Guid> unitIds, Guid plannedById)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 60)
            throw new RefusedException(new Refusal("batch.name-invalid", 60));
        ProjectId = projectId;
        Name = name.Trim();
        OpensAt = opensAt;
        PlannedById = plannedById;
        units.AddRange(unitIds.Distinct().Order().Select(id => new ReleaseBatchUnit(id)));
        if (units.Count == 0)
            throw new RefusedException(new Refusal("batch.empty"));
    }

    /// <summary>Plans a batch of units that were never offered. Refused for others, and for an opening that is not in the future.</summary>
    public static ReleaseBatch Plan(Guid projectId, string name, DateTime? opensAt, IReadOnlyCollection<Unit> batchUnits, Guid plannedById, DateTime now)
    {
        if (opensAt <= now)
            throw new RefusedException(new Refusal("batch.planned-in-the-past", opensAt));
        if (batchUnits.FirstOrDefault(unit => unit.Status != UnitStatus.Unreleased) is { } offered)
            throw new RefusedException(UnitRefusals.NotUnreleased(offered.Id));
        return new ReleaseBatch(projectId, name, opensAt, batchUnits.Select(unit => unit.Id), plannedById);
    }

    public Guid ProjectId { get; private set; }

    public string Name { get; private set; } = "";

    public DateTime? OpensAt { get; private set; }

    public Guid PlannedById { get; private set; }

    public DateTime? OpenedAt { get; private set; }

    public DateTime? CalledOffAt { get; private set; }

    /// <summary>When the planned opening was refused; from then on managers open the batch by hand or call it off.</summary>
    public DateTime? OpeningRefusedAt { get; private set; }

    public IReadOnlyList<ReleaseBatchUnit> Units => units;

    /// <summary>
    /// Brings the units on sale, all or none. Refused when the batch is done, before its planned time, or when any unit
    /// may not be sold (permit, price, block); units that came on sale another way meanwhile are left as they are.
    /// </summary>
    public void Open(IReadOnlyCollection<Unit> batchUnits, IReadOnlyDictionary<Guid, Building> buildings, DateTime now)
    {
        if (OpenedAt is not null || CalledOffAt is not null)
            throw new RefusedException(new Refusal("batch.done", Name));
        if (OpensAt > now)
            throw new RefusedException(new Refusal("batch.too-early", Name, OpensAt));
        var unreleased = batchUnits.Where(unit => unit.Status == UnitStatus.Unreleased).OrderBy(unit => unit.Id).ToList();
        foreach (var unit in unreleased)
            unit.RequireSellable(buildings[unit.BuildingId]);
        foreach (var unit in unreleased)
            unit.Release(buildings[unit.BuildingId], now);
        OpenedAt = now;
    }

    /// <summary>Opens the batch at its planned time with nobody at the keyboard; a refusal is remembered and answered, and not tried again.</summary>
    public Refusal? OpenAsPlanned(IReadOnlyCollection<Unit> batchUnits, IReadOnlyDictionary<Guid, Building> buildings, DateTime now)
    {
        try
        {
            Open(batchUnits, buildings, now);
            return null;
        }
        catch (RefusedException refused)
        {
            OpeningRefusedAt = now;
            return refused.Refusal;
        }
    }

    /// <summary>Gives up a batch that is not open yet.</summary>
    public void CallOff(DateTime now)
    {
        if (OpenedAt is not null || CalledOffAt is not null)
            throw new RefusedException(new Refusal("batch.done", Name));
        CalledOffAt = now;
    }
}

/// <summary>A unit of a release batch.</summary>
public sealed class ReleaseBatchUnit(Guid unitId)
{
    public Guid UnitId { get; private set; } = unitId;
}
