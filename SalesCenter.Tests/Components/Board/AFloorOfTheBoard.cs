using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Board;
using SalesCenter.Web.Features.Board.Grid;
using SalesCenter.Web.Live;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Components.Board;

public sealed class AFloorOfTheBoard : BunitContext
{
    private static readonly Guid Me = Guid.CreateVersion7();
    private readonly TestCentre centre = new();
    private readonly BoardBuilding building = BoardLayout.Arrange(Guid.NewGuid(), "1栋", [.. from floor in Enumerable.Range(1, 3) from room in Enumerable.Range(1, 3) select Cell(floor, room)]);

    public AFloorOfTheBoard()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddSingleton(centre.Services.GetRequiredService<Words>());
        Services.AddSingleton<CellFaces>();
    }

    protected override void Dispose(bool disposing)
    {
        centre.Dispose();
        base.Dispose(disposing);
    }

    [Fact]
    public async Task Is_told_directly_and_nothing_else_renders()
    {
        var grid = RenderGrid();
        var floors = grid.FindComponents<BoardRowView>();
        var before = floors.Select(floor => floor.RenderCount).ToList();

        await grid.InvokeAsync(() => grid.Instance.Show(WithStatus(row: 1, cell: 2, UnitStatus.Held)));

        floors.Select((floor, index) => floor.RenderCount - before[index]).Should().Equal(0, 1, 0);
        grid.Find("[data-row='1'] [data-cell='2']").ClassList.Should().Contain(["sc-tone-held", "changed-once"]);
    }

    [Fact]
    public async Task Marks_a_cell_anew_when_it_changes_again()
    {
        var grid = RenderGrid();
        await grid.InvokeAsync(() => grid.Instance.Show(WithStatus(0, 0, UnitStatus.Held)));
        await grid.InvokeAsync(() => grid.Instance.Show(WithStatus(0, 0, UnitStatus.Selected)));

        grid.Find("[data-row='0'] [data-cell='0']").ClassList.Should().Contain("changed-again");
        grid.FindAll(".changed-once, .changed-again").Should().ContainSingle();
    }

    [Fact]
    public void Says_status_as_tone_word_and_sign()
    {
        var cell = RenderGrid().Find("[data-row='0'] [data-cell='1']");

        cell.ClassList.Should().Contain("sc-tone-available");
        cell.TextContent.Should().ContainAll("302", "○", "可售", "三房两厅", "500.0万");
    }

    [Fact]
    public void Renders_only_the_floors_that_the_choice_touches()
    {
        var grid = RenderGrid();
        var floors = grid.FindComponents<BoardRowView>();
        var before = floors.Select(floor => floor.RenderCount).ToList();

        grid.Render(parameters => parameters.Add(g => g.Selected, building.Rows[2].Cells[0]!.Id));

        floors.Select((floor, index) => floor.RenderCount - before[index]).Should().Equal(0, 0, 1);
        grid.Find("[aria-current]").TextContent.Should().Contain("101");
    }

    [Fact]
    public void Takes_the_colour_from_what_the_filter_does_not_ask_for()
    {
        var grid = RenderGrid(BoardFilter.Read("Held", null, null, null));

        grid.FindAll(".cell").Should().HaveCount(9).And.OnlyContain(cell => cell.ClassList.Contains("dim"));
    }

    [Fact]
    public async Task A_forged_tap_beside_the_cells_opens_nothing()
    {
        var opened = new List<BoardUnit>();
        var grid = RenderGrid(onTap: opened.Add);

        foreach (var (row, cell) in new[] { (0, 0), (-1, -1), (99, 0), (0, 99) })
            await grid.Find(".building").TriggerEventAsync("oncelltap", new CellTapEventArgs { Row = row, Cell = cell });

        opened.Should().ContainSingle().Which.RoomNumber.Should().Be("301");
    }

    private static BoardUnit Cell(int floor, int room) => new(
        Guid.CreateVersion7(), "1单元", floor, $"{floor}{room:00}", "三房两厅", "南", "住宅", Area.FromSquareMetres(100), null, Money.FromYuan(5_000_000),
        UnitStatus.Available, TestCentre.Morning.UtcDateTime, null, null, null, SaleBlocks.None, null);

    private IRenderedComponent<BoardGrid> RenderGrid(BoardFilter? filter = null, Action<BoardUnit>? onTap = null) => Render<BoardGrid>(parameters => parameters
        .Add(grid => grid.Building, building)
        .Add(grid => grid.View, new CellView(CellDetail.Layout, true, Density.Normal))
        .Add(grid => grid.Filter, filter ?? BoardFilter.Read(null, null, null, null))
        .Add(grid => grid.Me, Me)
        .Add(grid => grid.OnTap, EventCallback.Factory.Create(this, onTap ?? (_ => { }))));

    private BoardBuilding WithStatus(int row, int cell, UnitStatus status) => building with
    {
        Rows = building.Rows.SetItem(row, building.Rows[row] with { Cells = building.Rows[row].Cells.SetItem(cell, building.Rows[row].Cells[cell]! with { Status = status, Until = TestCentre.Morning.UtcDateTime.AddMinutes(15) }) }),
    };
}
