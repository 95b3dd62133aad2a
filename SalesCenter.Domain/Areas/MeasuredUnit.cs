using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Areas;

/// <summary>实测面积 of a unit, as the surveyor's report has it. The predicted areas stay where they are: with the unit, and with the contract. A unit has one.</summary>
public sealed class MeasuredUnit : AggregateRoot
{
    /// <summary>How long the number of a report may be.</summary>
    public const int LongestReportNumber = 60;

    private MeasuredUnit() { }

    /// <summary>Records for the first time; refused like <see cref="Record"/>.</summary>
    public MeasuredUnit(Unit unit, MeasuredAreas areas, Guid byId, DateTime now)
    {
        (ProjectId, UnitId) = (unit.ProjectId, unit.Id);
        Record(unit, areas, byId, now);
    }

    public Guid ProjectId { get; private set; }

    public Guid UnitId { get; private set; }

    /// <summary>实测建筑面积 in 0.0001 ㎡.</summary>
    public long MeasuredGrossValue { get; private set; }

    /// <summary>实测套内面积 in 0.0001 ㎡; nothing where the unit has none.</summary>
    public long? MeasuredInnerValue { get; private set; }

    /// <summary>测绘报告号.</summary>
    public string ReportNumber { get; private set; } = "";

    public Guid RecordedById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>When the difference was settled with the buyer, UTC; the areas are fixed since.</summary>
    public DateTime? SettledAt { get; private set; }

    public MeasuredAreas Areas => new(new Area(MeasuredGrossValue), MeasuredInnerValue is { } inner ? new Area(inner) : null, ReportNumber);

    /// <summary>
    /// Records the areas, or corrects them; the same once more is no news, which the answer tells. Refused without a report's number, for areas of nothing, for more inside than
    /// outside, for what can't be about this unit, and once the difference is settled.
    /// </summary>
    public bool Record(Unit unit, MeasuredAreas areas, Guid byId, DateTime now)
    {
        var number = areas.ReportNumber.Trim();
        if (number.Length is 0 or > LongestReportNumber)
            throw new RefusedException(AreaRefusals.ReportMissing(LongestReportNumber));
        AreaSettlement.Check(unit.GrossArea, areas.Gross);
        if (unit.InnerArea is { } predicted)
            AreaSettlement.Check(predicted, areas.Inner ?? throw new RefusedException(AreaRefusals.InnerMissing(unit.Id)));
        if (areas.Inner is { } inner && (inner.TenThousandths <= 0 || inner > areas.Gross))
            throw new RefusedException(AreaRefusals.InnerOverGross(inner, areas.Gross));
        var before = (MeasuredGrossValue, MeasuredInnerValue, ReportNumber);
        var wanted = (areas.Gross.TenThousandths, areas.Inner?.TenThousandths, number);
        if (before == wanted)
            return false;
        if (SettledAt is { } settled)
            throw new RefusedException(AreaRefusals.Settled(unit.Id, settled));
        (MeasuredGrossValue, MeasuredInnerValue, ReportNumber) = wanted;
        (RecordedById, RecordedAt) = (byId, now);
        return true;
    }

    /// <summary>The difference was settled with the buyer; refused a second time.</summary>
    public void Settle(DateTime now)
    {
        if (SettledAt is { } before)
            throw new RefusedException(AreaRefusals.Settled(UnitId, before));
        SettledAt = now;
    }

    /// <summary>The settling was taken back, or its deal came to an end: the areas can be corrected again.</summary>
    public void Reopen() => SettledAt = null;
}

/// <summary>What a surveyor's report says of one unit.</summary>
/// <param name="Inner">Nothing where the unit has no inner area.</param>
/// <param name="ReportNumber">测绘报告号, 1 to 60 characters.</param>
public sealed record MeasuredAreas(Area Gross, Area? Inner, string ReportNumber);

/// <summary>面积补差依据: which area a contract's price is by.</summary>
public enum AreaBasis
{
    /// <summary>按套内面积; by the gross area where a unit has no inner one.</summary>
    Inner = 0,

    /// <summary>按建筑面积.</summary>
    Gross = 1,
}

/// <summary>What follows from a basis.</summary>
public static class AreaBasisRules
{
    /// <summary>The unit's own area by which its price is.</summary>
    public static Area Contract(this AreaBasis basis, Area gross, Area? inner) => basis == AreaBasis.Inner && inner is { } own ? own : gross;

    /// <summary>The measured area that stands against it.</summary>
    /// <param name="inner">The unit's own inner area, which decides.</param>
    public static Area Measured(this AreaBasis basis, Area? inner, Area measuredGross, Area? measuredInner) =>
        basis == AreaBasis.Inner && inner is not null && measuredInner is { } own ? own : measuredGross;
}

/// <summary>Why measured areas are refused.</summary>
public static class AreaRefusals
{
    /// <summary>Other areas were recorded since they were read.</summary>
    public static Refusal MeasuredChanged(Area seen, Area now) => new("area.measured-changed", seen, now);

    public static readonly Refusal MeasuredMissing = new("area.measured-missing");

    /// <summary>There is no price, or no area, that a difference could be worked out from.</summary>
    public static readonly Refusal NothingAgreed = new("area.nothing-agreed");

    public static readonly Refusal NothingNamed = new("area.nothing-named");

    /// <summary>The unit is not one of the project, or not in the table's stock.</summary>
    public static readonly Refusal UnknownUnit = new("area.unknown-unit");

    public static readonly Refusal NotSettled = new("area.not-settled");

    /// <summary>The buyer has paid something of what they owed for area; that receipt is reversed first.</summary>
    public static Refusal StillPaid(Money paid) => new("area.still-paid", paid);

    /// <summary>What was paid back to the buyer is not here; that refund is reversed first.</summary>
    public static Refusal RefundStands(Money paidBack) => new("area.refund-stands", paidBack);

    public static Refusal MeasuredAbsurd(Area contract, Area measured) => new("area.measured-absurd", contract, measured);

    public static Refusal InnerMissing(Guid unitId) => new("area.inner-missing", new UnitReference(unitId));

    public static Refusal InnerOverGross(Area inner, Area gross) => new("area.inner-over-gross", inner, gross);

    public static Refusal ReportMissing(int most) => new("area.report-missing", most);

    public static Refusal Settled(Guid unitId, DateTime at) => new("area.settled", new UnitReference(unitId), at);

    /// <summary>The table's column is that of the predicted areas.</summary>
    public static Refusal PredictedColumn(string heading) => new("area.predicted-column", heading);
}
