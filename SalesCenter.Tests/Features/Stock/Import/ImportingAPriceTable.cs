using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Stock.Import;
using SalesCenter.Web.Live;
using static SalesCenter.Tests.Features.Stock.Import.TestTable;

namespace SalesCenter.Tests.Features.Stock.Import;

public sealed class ImportingAPriceTable : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre, floors: 2, roomsPerFloor: 2);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Adds_new_units_with_their_buildings_and_first_prices_and_redraws_the_board()
    {
        var boards = (BoardBook)centre.Services.GetService(typeof(BoardBook))!;
        await boards.Open(project.Id);

        var import = await new TestTable(Room("10栋"), Room("2栋", list: "6000000", filed: ""), Room("2栋", floor: 2, list: "", filed: "")).Import(project);

        import.Value.Should().Be(new ImportOutcome(new ImportTally(3, 0, 0, 0, Money.FromYuan(11_000_000)), null));
        var board = (await boards.CatchUp(project.Id, CancellationToken.None))!.Picture;
        board.Buildings.Select(building => building.Name).Should().Equal("1栋", "2栋", "10栋");
        var units = await Units("2栋");
        units.Select(unit => (unit.Floor, unit.Status, unit.ListPrice?.Yuan, unit.FiledPrice)).Should().Equal(
            (1, UnitStatus.Unreleased, 6_000_000m, null), (2, UnitStatus.Unreleased, null, null));
        (await Versions()).Should().ContainSingle(version => version.Name == "价格表.csv" && version.Stage == PriceVersionStage.InEffect && version.Lines.Count == 2);
    }

    [Fact]
    public async Task Fault_22_twice_changes_nothing_the_second_time()
    {
        var table = new TestTable(Room("1栋", layout: "四房"), Room("1栋", room: 2, list: "5100000"), Room("2栋"));
        (await table.Import(project)).Value.Tally.Should().BeEquivalentTo(new { New = 1, Changed = 2, Unchanged = 0, Wrong = 0 });
        var before = await Everything();

        var again = await table.Import(project);

        again.Value.Tally.Should().BeEquivalentTo(new { New = 0, Changed = 0, Unchanged = 3, Wrong = 0 });
        (await Everything()).Should().Be(before);
    }

    [Fact]
    public async Task Sent_twice_it_is_the_same_import()
    {
        var table = new TestTable(Room("2栋"));
        var command = table.Apply(project, (await table.Preview(project)).Tally);
        var first = await centre.Send(project.Manager, command);
        var before = await Everything();

        var again = await centre.Send(project.Manager, command);

        again.Value.Should().Be(first.Value);
        (await Everything()).Should().Be(before);
    }

    [Fact]
    public async Task A_changed_price_waits_in_a_draft_while_the_old_one_holds()
    {
        var import = await new TestTable(Room(list: "5200000"), Room(room: 2)).Import(project);

        import.Value.Should().BeEquivalentTo(new { DraftVersion = 2, Tally = new { Changed = 1, Unchanged = 1 } });
        (await Units("1栋"))[0].ListPrice.Should().Be(Money.FromYuan(5_000_000));
        var draft = (await Versions()).Single(version => version.Stage == PriceVersionStage.Draft);
        draft.Lines.Should().ContainSingle().Which.Prices.Should().Be(new UnitPrices(Money.FromYuan(5_500_000), Money.FromYuan(5_200_000), Money.FromYuan(4_500_000)));
    }

    [Fact]
    public async Task Units_that_came_without_prices_get_their_first_ones_at_once()
    {
        await new TestTable(Room("2栋", list: "", filed: "")).Import(project);

        var import = await new TestTable(Room("2栋")).Import(project);

        import.Value.Should().BeEquivalentTo(new { DraftVersion = (int?)null, Tally = new { Changed = 1 } });
        (await Units("2栋")).Should().ContainSingle().Which.ListPrice.Should().Be(Money.FromYuan(5_000_000));
    }

    [Fact]
    public async Task What_the_table_does_not_say_stays_as_it_is()
    {
        var preview = await new TestTable(Room(list: "", filed: "", layout: "")).Preview(project);

        preview.Tally.Unchanged.Should().Be(1);
        preview.UnitsLeftAlone.Should().Be(3);
    }

    [Fact]
    public async Task Says_of_each_field_what_it_was_and_what_it_is_to_be()
    {
        var preview = await new TestTable(Room(area: 101.5m, list: "4900000")).Preview(project);

        preview.Rows.Should().ContainSingle().Which.Changes.Should().Equal(
            new FieldChange(PriceTableField.GrossArea, Area.FromSquareMetres(101), Area.FromSquareMetres(101.5m)),
            new FieldChange(PriceTableField.ListPrice, Money.FromYuan(5_000_000), Money.FromYuan(4_900_000)));
    }

    [Fact]
    public async Task The_description_of_a_taken_unit_can_not_change_any_more()
    {
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));

        var preview = await new TestTable(Room(layout: "四房"), Room(room: 2, layout: "四房")).Preview(project);

        preview.Tally.Should().BeEquivalentTo(new { Changed = 1, Wrong = 1 });
        preview.Errors.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Row = 2, Column = "F", Heading = "户型", Value = "四房", Reason = ImportRefusals.UnitTaken(UnitStatus.Held) });
    }

    [Fact]
    public async Task A_price_out_of_order_with_one_that_the_table_does_not_name_is_wrong()
    {
        var preview = await new TestTable(Room(list: "5600000", filed: ""), Room(room: 2, list: "4400000", filed: "")).Preview(project);

        preview.Errors.Select(error => (error.Row, error.Column, error.Reason)).Should().Equal(
            (2, "I", ImportRefusals.ListOverFiled(Money.FromYuan(5_500_000))), (3, "I", ImportRefusals.FloorOverList(Money.FromYuan(4_400_000))));
    }

    [Fact]
    public async Task With_wrong_rows_nothing_is_written_unless_they_are_skipped()
    {
        var table = new TestTable(Room("2栋"), Room("2栋", room: 2, list: "-1"), Room("3栋"), Room("3栋"));
        var before = await Everything();

        (await table.Import(project)).Refusal.Should().Be(ImportRefusals.WrongRows(3));
        (await Everything()).Should().Be(before);
        (await table.Import(project, skipWrongRows: true)).Value.Tally.Should().BeEquivalentTo(new { New = 1, Wrong = 3 });
        (await Units("2栋")).Should().ContainSingle();
    }

    [Fact]
    public async Task Two_rows_for_one_unit_are_found_though_only_one_names_the_project()
    {
        var preview = await new TestTable(Room("2栋", project: "测试花园"), Room("测试花园2栋", project: "测试花园")).Preview(project);

        preview.Errors.Select(error => (error.Row, error.Reason)).Should().Equal(
            (2, ImportRefusals.Duplicate("价格表", 3)), (3, ImportRefusals.Duplicate("价格表", 2)));
    }

    [Fact]
    public async Task A_building_is_the_same_with_and_without_the_projects_name_before_it()
    {
        var preview = await new TestTable(Room("测试花园1栋")).Preview(project);

        preview.Tally.Should().BeEquivalentTo(new { New = 0, Unchanged = 1 });
    }

    [Theory]
    [InlineData("别的花园")]
    [InlineData("")]
    public async Task Fault_22_a_table_of_another_project_is_refused(string stated)
    {
        var building = stated.Length == 0 ? "别的花园7栋" : "7栋";

        var preview = await new TestTable(Room(building, project: stated), Room(building, room: 2, project: stated)).Ask(project);

        preview.Refusal.Should().Be(ImportRefusals.OtherProject("别的花园", "测试花园"));
    }

    [Theory]
    [InlineData("测试花园（二期）")]
    [InlineData("测试花园住宅")]
    public async Task A_table_of_the_same_project_under_a_longer_name_is_not(string stated) =>
        (await new TestTable(Room("7栋", project: stated)).Preview(project)).Tally.New.Should().Be(1);

    [Fact]
    public async Task A_table_of_units_known_here_is_not_refused_whatever_the_project_is_called() =>
        (await new TestTable(Room(project: "推广名"), Room(room: 2, project: "推广名")).Preview(project)).Tally.Unchanged.Should().Be(2);

    [Fact]
    public async Task Fault_22_names_every_one_of_ten_thousand_wrong_cells_and_writes_nothing()
    {
        var table = Many(10_000, list: "面议");
        var before = await Everything();

        var preview = await table.Preview(project);

        preview.Errors.Where(error => error.Column == "I" && error.Value == "面议").Select(error => error.Row).Distinct().Count().Should().Be(10_000);
        preview.Errors.Count.Should().Be(10_000);
        (await table.Import(project)).Refusal.Should().Be(ImportRefusals.WrongRows(10_000));
        (await Everything()).Should().Be(before);
    }

    [Fact]
    public async Task Fault_22_interrupted_half_way_nothing_of_it_is_left()
    {
        TestDatabase.RequireFile("the interruption is a trigger of SQLite.");
        var table = Many(500);
        var tally = (await table.Preview(project)).Tally;
        var before = await Everything();
        await centre.Database(db => db.Database.ExecuteSqlRawAsync(
            """CREATE TRIGGER interruption BEFORE INSERT ON "PriceLines" WHEN (SELECT COUNT(*) FROM "PriceLines") > 200 BEGIN SELECT RAISE(ABORT, 'the disk was pulled'); END"""));

        (await centre.Send(project.Manager, table.Apply(project, tally))).Refusal.Should().NotBeNull();

        (await Everything()).Should().Be(before);
        await centre.Database(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER interruption"));
        (await centre.Send(project.Manager, table.Apply(project, tally))).Value.Tally.New.Should().Be(500);
    }

    [Fact]
    public async Task Is_refused_when_the_stock_changed_after_the_preview()
    {
        var table = new TestTable(Room("2栋"));
        var tally = (await table.Preview(project)).Tally;
        await table.Import(project);

        (await centre.Send(project.Manager, table.Apply(project, tally))).Refusal.Should().Be(ImportRefusals.StockChanged());
    }

    [Fact]
    public async Task Consultants_may_neither_look_nor_import()
    {
        var table = new TestTable(Room("2栋"));

        (await centre.Ask(project.LiWen, new PreviewImport(project.Id, table.Table))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(project.LiWen, table.Apply(project, new ImportTally(1, 0, 0, 0, Money.FromYuan(5_000_000))))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Tells_an_administrator_that_a_floor_price_changes_but_not_from_what()
    {
        var administrator = await centre.Hire("周系统", Role.Administrator, project.Id);
        var table = new TestTable(Room(floorPrice: "4600000"));

        var seen = (await centre.Ask(administrator, new PreviewImport(project.Id, table.Table))).Value.Rows[0].Changes;

        seen.Should().Equal(new FieldChange(PriceTableField.FloorPrice, null, null));
        (await table.Preview(project)).Rows[0].Changes[0].Before.Should().Be(Money.FromYuan(4_500_000));
    }

    [Fact]
    public async Task Leaves_one_small_line_in_the_audit_trail()
    {
        await Many(300).Import(project);

        var entry = await centre.Database(db => db.AuditEntries.IgnoreQueryFilters().SingleAsync(entry => entry.Action == nameof(ApplyImport)));
        entry.Content.Should().Contain("价格表.csv").And.Contain(Many(300).File.Hash).And.Subject.Length.Should().BeLessThan(500);
    }

    private Task<List<Unit>> Units(string building) => centre.Database(async db =>
    {
        var id = await db.Buildings.IgnoreQueryFilters().Where(found => found.ProjectId == project.Id && found.Name == building).Select(found => found.Id).SingleAsync();
        return await db.Units.IgnoreQueryFilters().AsNoTracking().Where(unit => unit.BuildingId == id).OrderBy(unit => unit.Floor).ThenBy(unit => unit.RoomNumber).ToListAsync();
    });

    private Task<List<PriceVersion>> Versions() =>
        centre.Database(db => db.PriceVersions.IgnoreQueryFilters().AsNoTracking().Where(version => version.ProjectId == project.Id).OrderBy(version => version.Number).ToListAsync());

    /// <summary>How much of everything there is, and how often it was saved.</summary>
    private Task<(int, int, int, int, long)> Everything() => centre.Database(async db => (
        await db.Buildings.IgnoreQueryFilters().CountAsync(),
        await db.Units.IgnoreQueryFilters().CountAsync(),
        await db.Units.IgnoreQueryFilters().SumAsync(unit => unit.Version),
        await db.PriceVersions.IgnoreQueryFilters().SelectMany(version => version.Lines).CountAsync(),
        await db.BoardLog.IgnoreQueryFilters().LongCountAsync()));
}
