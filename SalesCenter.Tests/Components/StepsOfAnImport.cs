using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Tests.Features.Stock.Import;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Stock.Import;
using SalesCenter.Web.Features.Stock.Import.Page;
using SalesCenter.Web.Pipeline;
using SalesCenter.Web.Shell;
using static SalesCenter.Tests.Features.Stock.Import.TestTable;

namespace SalesCenter.Tests.Components;

public sealed class StepsOfAnImport : BunitContext
{
    private readonly TestCentre centre = new();

    public StepsOfAnImport()
    {
        Services.AddLocalization();
        Services.AddSingleton(centre.Services.GetRequiredService<Words>());
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void The_columns_can_be_mapped_by_hand_and_the_needed_ones_must_be()
    {
        var sheet = new ChosenSheet(new TestTable(Room()).File.Sheets[0]);
        var step = Render<MappingStep>(parameters => parameters.Add(page => page.Sheets, [sheet]));
        step.Find("button.primary").HasAttribute("disabled").Should().BeFalse();

        step.Find("[id$=-GrossArea]").Change("-1");

        step.Find("button.primary").HasAttribute("disabled").Should().BeTrue();
        step.Markup.Should().Contain("没有找到“建筑面积”列");

        step.Find("[id$=-GrossArea]").Change("7");
        step.Find("button.primary").HasAttribute("disabled").Should().BeFalse();
        sheet.Choice.Mapping[PriceTableField.GrossArea]!.Value.Index.Should().Be(7);
        sheet.Choice.Mapping[PriceTableField.InnerArea].Should().BeNull("a column means one thing");
    }

    [Fact]
    public void Without_a_sheet_there_is_nothing_to_preview()
    {
        var step = Render<MappingStep>(parameters => parameters.Add(page => page.Sheets, [new ChosenSheet(new TestTable(Room()).File.Sheets[0])]));

        step.Find("input[type=checkbox]").Change(false);

        step.Find("button.primary").HasAttribute("disabled").Should().BeTrue();
        step.Find("[role=status]").TextContent.Should().Be("请至少勾选一张工作表");
    }

    [Fact]
    public void Prices_in_ten_thousands_are_said_by_hand()
    {
        var sheet = new ChosenSheet(new TestTable(Room(list: "500", filed: "")).File.Sheets[0]);
        sheet.Map(PriceTableField.ListPrice, 8);
        var step = Render<MappingStep>(parameters => parameters.Add(page => page.Sheets, [sheet]));

        step.Find("select[aria-label^=表价]").Change("10000");

        var file = new TestTable(Room(list: "500", filed: "")).File;
        file.Read([sheet.Choice]).Value.Rows[0].ListPrice.Should().Be(Money.FromYuan(5_000_000));
    }

    [Fact]
    public void An_import_begun_is_there_again_as_it_was_left()
    {
        var left = new ChosenSheet(new TestTable(Room()).File.Sheets[0]) { Chosen = false };
        left.Map(PriceTableField.FiledPrice, null);
        left.Map(PriceTableField.ListPrice, 9, 10_000);
        var kept = System.Text.Json.JsonSerializer.Deserialize<KeptSheet>(System.Text.Json.JsonSerializer.Serialize(left.Keep()))!;

        var back = new ChosenSheet(new TestTable(Room()).File.Sheets[0]);
        back.Restore(kept);

        back.Choice.Should().Be(left.Choice);
        back.Chosen.Should().BeFalse();
    }

    [Fact]
    public async Task Wrong_rows_must_be_skipped_knowingly()
    {
        var confirmed = new List<bool>();
        var project = await SmallProject.In(centre, floors: 1, roomsPerFloor: 1);
        var preview = await new TestTable(Room("2栋"), Room("2栋", room: 2, list: "面议")).Preview(project);
        var step = Render<PreviewStep>(parameters => parameters.Add(page => page.Preview, preview).Add(page => page.Confirm, confirmed.Add));
        step.Find("button.primary").HasAttribute("disabled").Should().BeTrue();

        step.Find("label.skip input").Change(true);
        step.Find("button.primary").Click();

        confirmed.Should().Equal(true);
    }

    [Fact]
    public void The_counts_filter_and_nothing_to_import_is_said()
    {
        var preview = new ImportPreview(new ImportTally(0, 0, 0, 0, Money.Zero), [], [], 7);
        var step = Render<PreviewStep>(parameters => parameters.Add(page => page.Preview, preview));

        step.Find("button.primary").HasAttribute("disabled").Should().BeTrue();
        step.Markup.Should().Contain("没有需要导入的变化").And.Contain("另有 7 套房源不在表中");
        step.FindAll(".chip")[3].Click();
        step.FindAll(".chip")[3].GetAttribute("aria-pressed").Should().Be("true");
        step.Markup.Should().Contain("没有错误");
    }

    [Theory]
    [InlineData(Role.SalesManager, true)]
    [InlineData(Role.ProjectCompany, true)]
    [InlineData(Role.Administrator, false)]
    public void The_way_to_the_prices_is_offered_to_those_who_may_read_them(Role role, bool offered)
    {
        var workplace = new Workplace(Guid.NewGuid(), "BAY", "海湾", new Actor(Guid.NewGuid(), "李雯", new HashSet<Role> { role }), new ProjectSettings());

        var done = Render<ImportDone>(parameters => parameters.Add(page => page.Workplace, workplace).Add(page => page.Outcome, new ImportOutcome(new ImportTally(1, 0, 0, 0, Money.Zero), 2)));

        done.FindAll("a[href='p/BAY/stock/prices']").Should().HaveCount(offered ? 1 : 0);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await centre.DisposeAsync();
    }
}
