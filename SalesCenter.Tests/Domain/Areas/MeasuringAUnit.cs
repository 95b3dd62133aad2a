using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Domain.Areas;

public sealed class MeasuringAUnit
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Clerk = Guid.NewGuid();
    private static readonly MeasuredAreas Right = new(Area.FromSquareMetres(101.5m), Area.FromSquareMetres(81.2m), "深测(2026)001");

    [Fact]
    public void The_predicted_areas_stay_beside_the_measured_ones()
    {
        var unit = Flat();
        var measured = new MeasuredUnit(unit, Right with { ReportNumber = " 深测(2026)001 " }, Clerk, Now);

        measured.Areas.Should().Be(Right);
        (measured.UnitId, measured.RecordedById, measured.RecordedAt).Should().Be((unit.Id, Clerk, Now));
        (unit.GrossArea.SquareMetres, unit.InnerArea!.Value.SquareMetres).Should().Be((101, 81));
    }

    [Fact]
    public void The_same_once_more_is_no_news_and_a_correction_is()
    {
        var (unit, other) = (Flat(), Guid.NewGuid());
        var measured = new MeasuredUnit(unit, Right, Clerk, Now);

        measured.Record(unit, Right, other, Now.AddDays(1)).Should().BeFalse();
        measured.RecordedById.Should().Be(Clerk);
        measured.Record(unit, Right with { ReportNumber = "深测(2026)002" }, other, Now.AddDays(1)).Should().BeTrue();
        (measured.RecordedById, measured.ReportNumber).Should().Be((other, "深测(2026)002"));
    }

    [Fact]
    public void What_no_surveyor_says_is_refused()
    {
        Refused(Right with { ReportNumber = " " }).Should().Be(AreaRefusals.ReportMissing(60));
        Refused(Right with { ReportNumber = new string('1', 61) }).Should().Be(AreaRefusals.ReportMissing(60));
        Refused(Right with { Gross = default }).Should().Be(AreaRefusals.MeasuredMissing);
        Refused(Right with { Gross = Area.FromSquareMetres(200) })!.Code.Should().Be("area.measured-absurd");
        Refused(Right with { Inner = Area.FromSquareMetres(20) })!.Code.Should().Be("area.measured-absurd");
        Refused(Right with { Inner = null })!.Code.Should().Be("area.inner-missing");
        Refused(Right with { Inner = Area.FromSquareMetres(101.6m) })!.Code.Should().Be("area.inner-over-gross");
        Refused(Right).Should().BeNull();
    }

    [Fact]
    public void Once_it_is_settled_the_areas_are_fixed_until_that_is_taken_back()
    {
        var unit = Flat();
        var measured = new MeasuredUnit(unit, Right, Clerk, Now);
        measured.Settle(Now);

        var change = () => measured.Record(unit, Right with { Gross = Area.FromSquareMetres(102) }, Clerk, Now);
        change.Should().Throw<RefusedException>().Which.Refusal.Should().Be(AreaRefusals.Settled(unit.Id, Now));
        measured.Record(unit, Right, Clerk, Now).Should().BeFalse("what is right may be said again");
        FluentActions.Invoking(() => measured.Settle(Now)).Should().Throw<RefusedException>();
        measured.Reopen();
        change.Should().NotThrow();
    }

    [Fact]
    public void The_basis_decides_which_area_counts_and_a_unit_without_inner_area_counts_by_its_gross_one()
    {
        var (gross, inner) = (Area.FromSquareMetres(100), Area.FromSquareMetres(80));
        AreaBasis.Inner.Contract(gross, inner).Should().Be(inner);
        AreaBasis.Gross.Contract(gross, inner).Should().Be(gross);
        AreaBasis.Inner.Contract(gross, null).Should().Be(gross);
        AreaBasis.Inner.Measured(inner, Area.FromSquareMetres(101), Area.FromSquareMetres(81)).SquareMetres.Should().Be(81);
        AreaBasis.Gross.Measured(inner, Area.FromSquareMetres(101), Area.FromSquareMetres(81)).SquareMetres.Should().Be(101);
        AreaBasis.Inner.Measured(null, Area.FromSquareMetres(101), Area.FromSquareMetres(81)).SquareMetres.Should().Be(101, "gross stands against gross");
    }

    private static Unit Flat() =>
        new(Guid.NewGuid(), Guid.NewGuid(), new UnitPosition("1单元", 1, "101"), new UnitTraits("三房", "南", "住宅", Area.FromSquareMetres(101), Area.FromSquareMetres(81)), Now);

    private static Refusal? Refused(MeasuredAreas areas)
    {
        try
        {
            _ = new MeasuredUnit(Flat(), areas, Clerk, Now);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
