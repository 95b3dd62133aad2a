using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Reports;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;
using SalesCenter.Web.Features.Reports.Daily;

namespace SalesCenter.Tests.Features.Reports;

public sealed class CompilingTheDay : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private ReportGround ground = null!;

    public async ValueTask InitializeAsync() => ground = await ReportGround.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Fault_9_what_is_entered_at_the_cut_off_or_at_night_counts_in_the_next_day()
    {
        ground.At("2026-11-24 17:29:59");
        await ground.Call(ground.Li, "13900000001");
        ground.At("2026-11-24 17:30:00");
        await ground.Call(ground.Li, "13900000002");
        ground.At("2026-11-24 23:59:59");
        await ground.Call(ground.Li, "13900000003");
        ground.At("2026-11-25 00:00:00");
        await ground.Call(ground.Li, "13900000004");

        (await ground.Figure(ground.Li, ReportFigure.Calls, ReportGround.Today)).Should().Be((1, 1, 1));
        (await ground.Figure(ground.Li, ReportFigure.Calls)).Should().Be((3, 4, 4));
    }

    [Fact]
    public async Task Fault_9_a_month_ends_with_the_cut_off_of_its_last_day()
    {
        ground.At("2026-11-30 17:29:59");
        await ground.Call(ground.Li, "13900000001");
        ground.At("2026-11-30 17:30:00");
        await ground.Call(ground.Li, "13900000002");

        (await ground.Figure(ground.Li, ReportFigure.Calls, new DateOnly(2026, 11, 30))).Should().Be((1, 1, 1));
        (await ground.Figure(ground.Li, ReportFigure.Calls, new DateOnly(2026, 12, 1))).Should().Be((1, 1, 2));
    }

    [Fact]
    public async Task The_cut_off_is_that_of_the_sales_centres_own_clock()
    {
        await centre.Database(async db =>
        {
            var project = await db.Projects.IgnoreQueryFilters().SingleAsync(project => project.Id == ground.Project.Id);
            project.Configure(project.Settings with { TimeZone = "Asia/Urumqi" }, "");
        });
        ground.At("2026-11-24 19:29:59");
        await ground.Call(ground.Li, "13900000001");

        (await ground.Report(ground.Li)).Day.Should().Be(ReportGround.Today);
        (await ground.Figure(ground.Li, ReportFigure.Calls)).Today.Should().Be(1);
        ground.At("2026-11-24 19:30:00");
        (await ground.Figure(ground.Li, ReportFigure.Calls)).Should().Be((0, 1, 1));
    }

    [Fact]
    public async Task Visits_count_for_whoever_received_them_and_trade_visitors_nowhere()
    {
        await centre.Send(ground.Li, new CheckIn(ground.Project.Id, RotaKind.Visits, ground.Li));
        await Visit("13900000001", isTrade: false);
        await Visit("", isTrade: true);

        var figures = (await ground.Report(ground.Li)).Mine!.Figures.Today;
        (figures[ReportFigure.FirstVisits], figures[ReportFigure.RepeatVisits]).Should().Be((1, 0));
    }

    [Fact]
    public async Task Levels_count_each_customer_once_however_often_they_were_met()
    {
        var call = await ground.Call(ground.Li, "13900000001", intent: IntentLevel.A, advert: "江岸首排");
        await ground.FollowUp(ground.Li, call.CustomerId!.Value, ContactResult.Reached);
        await ground.FollowUp(ground.Li, call.CustomerId!.Value, ContactResult.NotReached);
        await ground.Call(ground.Li, "13900000002", intent: IntentLevel.C, advert: "微信、户外");

        var figures = (await ground.Report(ground.Li)).Mine!.Figures.Today;
        (figures[ReportFigure.Calls], figures[ReportFigure.LevelA], figures[ReportFigure.LevelB], figures[ReportFigure.LevelC]).Should().Be((2, 1, 0, 1));
        (figures[ReportFigure.FollowUps], figures[ReportFigure.EffectiveFollowUps]).Should().Be((2, 1));
        figures.Sources.Should().BeEquivalentTo(new Dictionary<string, int> { ["江岸首排"] = 1, ["微信"] = 1, ["户外"] = 1 });
    }

    [Fact]
    public async Task A_selection_counts_on_the_day_of_its_approval()
    {
        var hold = (await centre.Send(ground.Li, new HoldUnit(ground.Project.Id, ground.Project.Units[0], ground.Project.CustomerOfLiWen))).Value;
        await centre.Send(ground.Li, new SubmitSlip(ground.Project.Id, hold.DealId));
        (await ground.Figure(ground.Li, ReportFigure.Selections)).Today.Should().Be(0);
        await centre.Send(ground.Project.Manager, new ApproveSelection(ground.Project.Id, hold.DealId));

        (await ground.Figure(ground.Li, ReportFigure.Selections)).Should().Be((1, 1, 1));
        (await ground.Figure(ground.Wang, ReportFigure.Selections)).Today.Should().Be(0);
    }

    [Fact]
    public async Task Subscriptions_count_with_their_deposit_and_cancellations_when_the_unit_is_back_on_sale()
    {
        var sale = await Sale.Agreed(centre, ground.Project);
        (await ground.Figure(ground.Li, ReportFigure.Subscriptions)).Today.Should().Be(0);
        await sale.Must(sale.Cashier, sale.Receive());
        (await ground.Figure(ground.Li, ReportFigure.Subscriptions)).Should().Be((1, 1, 1));

        await sale.Cancel();

        (await ground.Figure(ground.Li, ReportFigure.Subscriptions)).Should().Be((1, 1, 1));
        (await ground.Figure(ground.Li, ReportFigure.Cancellations)).Should().Be((1, 1, 1));
        (await ground.Figure(ground.Wang, ReportFigure.Cancellations)).Today.Should().Be(0);
    }

    [Fact]
    public async Task Late_entries_are_counted_and_listed()
    {
        ground.At("2026-11-24 17:35:00");
        await ground.Call(ground.Li, "13900000001", answeredAt: centre.Now.AddMinutes(-20));
        await ground.FollowUp(ground.Li, ground.Project.CustomerOfLiWen, ContactResult.Reached, centre.Now.AddDays(-1));
        await ground.FollowUp(ground.Li, ground.Project.CustomerOfLiWen, ContactResult.Reached);

        var report = await ground.Report(ground.Li);
        report.Mine!.Figures.Today[ReportFigure.LateEntries].Should().Be(2);
        report.Late.Should().HaveCount(2).And.Contain(new LateEntry(ground.Li, true, centre.Now.AddMinutes(-20), centre.Now));
        (await ground.Report(ground.Wang)).Late.Should().BeEmpty();
    }

    [Fact]
    public async Task Exported_it_has_a_line_for_each_consultant_and_period_and_the_total()
    {
        await ground.Call(ground.Li, "13900000001");
        await ground.Submit(ground.Li, remarks: "=1+1");
        await ground.Call(ground.Li, "13900000002");

        var sheet = (await centre.Ask(ground.Project.Manager, new ExportReport(ground.Project.Id, ReportGround.Today))).Value;
        var rows = new MemoryStream(sheet).Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();

        rows.Should().HaveCount(9);
        rows.Where(row => Equals(row["置业顾问"], "合计")).Select(row => row["来电"]).Should().Equal(1.0, 1.0, 1.0);
        rows.Single(row => Equals(row["置业顾问"], "李雯") && Equals(row["时段"], "本日"))["备注"].Should().Be("'=1+1");
    }

    [Fact]
    public async Task What_is_left_of_each_layout_stands_beside_it_and_on_a_sheet_of_its_own()
    {
        await centre.Send(ground.Li, new HoldUnit(ground.Project.Id, ground.Project.Units[0], ground.Project.CustomerOfLiWen));
        await centre.Database(async db => await db.Units.IgnoreQueryFilters().Where(unit => unit.Id == ground.Project.Units[1]).ExecuteUpdateAsync(unit => unit.SetProperty(one => one.Layout, "两房").SetProperty(one => one.Status, UnitStatus.Subscribed)));

        var stock = (await centre.Ask(ground.Wang, new GetLayoutStock(ground.Project.Id))).Value;

        stock.Select(line => (line.Layout, line.Units, line.Left, line.Available, line.InTalks, line.Shut)).Should().Equal(("三房两厅", 19, 19, 18, 1, 0), ("两房", 1, 0, 0, 0, 0));
        stock[0].Area.SquareMetres.Should().Be(20 * 100 + 5 * (1 + 2 + 3 + 4) - 101 - 102);
        LayoutStock.Sum(stock).Should().Match<LayoutStock>(all => all.Units == 20 && all.Left == 19);
        var sheet = (await centre.Ask(ground.Project.Manager, new ExportReport(ground.Project.Id, ReportGround.Today))).Value;
        Workbook.Lines(sheet, "户型余量").Select(line => (line["户型"], line["余量（套）"])).Should().Equal(("三房两厅", 19.0), ("两房", 0.0));
    }

    private async Task Visit(string phone, bool isTrade)
    {
        var visit = (await centre.Send(ground.Project.Manager, new RecordArrival(ground.Project.Id))).Value;
        (await centre.Send(ground.Project.Manager, new AssignVisit(ground.Project.Id, visit, 1, phone, isTrade, null, ""))).Value.ConsultantId.Should().Be(ground.Li);
        await centre.Send(ground.Project.Manager, new EndVisit(ground.Project.Id, visit));
    }
}
