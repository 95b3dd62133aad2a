using Microsoft.Playwright;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Features.Stock.Import;
using static SalesCenter.Tests.Features.Stock.Import.TestTable;

namespace SalesCenter.Tests.Browser;

public sealed class ImportingAFile(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    [Fact]
    public async Task A_manager_imports_a_file_and_sees_it_on_the_board()
    {
        await using var board = await SignIn(Centre.Project.LiWen, "board");
        await using var desk = await AManager();
        await desk.Picture("import-1-choose");
        await desk.IsOpenToEverybody();

        await Choose(desk, new TestTable(Room("21栋", floor: 7, room: 3), Room("21栋", floor: 7, room: 4), Room("1栋", list: "5050000")));
        await desk.Shows("下一步：预览");
        await desk.Picture("import-2-columns");
        await desk.IsOpenToEverybody();

        await desk.Page.GetByText("下一步：预览").ClickAsync();
        await desk.Shows("新增 2 套，更改 1 套");
        await desk.Picture("import-3-preview");
        await desk.IsOpenToEverybody();

        await desk.Page.GetByText("确认导入").ClickAsync();
        await desk.Shows("导入完成");
        await desk.Picture("import-4-done");
        await desk.IsOpenToEverybody();
        await board.Shows("21栋");
        desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Wrong_cells_are_named_with_their_place_and_can_be_taken_along_as_a_list()
    {
        await using var desk = await AManager();
        await Choose(desk, new TestTable(Room("22栋"), Room("22栋", room: 2, list: "面议"), Room("22栋", room: 3, area: -1)));
        await desk.Page.GetByText("下一步：预览").ClickAsync();

        await desk.Shows("这不是数字，请改正。");
        await desk.Picture("import-wrong");
        await desk.IsOpenToEverybody();
        await Expect(desk.Page.GetByText("确认导入")).ToBeDisabledAsync();
        var list = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByText("下载错误清单").ClickAsync());
        list.SuggestedFilename.Should().Be("价格表-错误.xlsx");

        await desk.Page.GetByText("跳过 2 行错误").ClickAsync();
        await desk.Page.GetByText("确认导入").ClickAsync();
        await desk.Shows("跳过了 2 行错误。");
    }

    [Fact]
    public async Task Fault_16_a_file_of_two_gigabytes_is_refused_in_words_before_it_is_sent()
    {
        var large = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.xlsx");
        await using var hole = new FileStream(large, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, 1, FileOptions.DeleteOnClose);
        hole.SetLength(2L * 1024 * 1024 * 1024);
        await using var desk = await AManager();

        await desk.Page.SetInputFilesAsync("#price-table", large);

        await desk.Shows("文件超过");
        await Expect(desk.Page.GetByText("下一步：预览")).ToHaveCountAsync(0);
        desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Fault_22_a_wrong_file_is_refused_in_words()
    {
        await using var desk = await AManager();

        await desk.Page.SetInputFilesAsync("#price-table", new FilePayload { Name = "价格表.xlsx", MimeType = "application/pdf", Buffer = "%PDF-1.7 "u8.ToArray() });

        await desk.Shows("这不是表格文件");
        await desk.Picture("import-refused");
    }

    [Fact]
    public async Task What_was_begun_is_there_again_after_a_reload()
    {
        await using var desk = await AManager();
        await Choose(desk, new TestTable(Room("23栋")));
        await desk.Page.Locator("[id$='-Layout']").SelectOptionAsync("-1");
        await desk.Page.GetByText("下一步：预览").ClickAsync();
        await desk.Shows("新增 1 套，更改 0 套");
        await desk.Shows("已暂存");

        await desk.Page.ReloadAsync();

        await desk.Shows("下一步：预览");
        await Expect(desk.Page.GetByText("下一步：预览")).ToBeEnabledAsync();
        await Expect(desk.Page.Locator("[id$='-Layout']")).ToHaveValueAsync("-1");
        await desk.Page.GetByText("换一个文件").ClickAsync();
        await Expect(desk.Page.Locator("#price-table")).ToBeAttachedAsync();
    }

    [Fact]
    public async Task Fits_a_phone()
    {
        await using var desk = await AManager(Screen.Phone);
        await desk.Picture("import-phone-1");
        await Choose(desk, Many(60));
        await desk.Shows("下一步：预览");
        await desk.Picture("import-phone-2");
        await desk.IsOpenToEverybody();
        await desk.Page.GetByText("下一步：预览").ClickAsync();
        await desk.Shows("新增 60 套");
        await desk.Picture("import-phone-3");
        await desk.IsOpenToEverybody();
        (await desk.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue();
    }

    /// <summary>A manager of their own for each test: what somebody begins is kept for them.</summary>
    private async Task<DeskPage> AManager(Screen? screen = null)
    {
        var manager = await Centre.Hire("陈经理", Role.SalesManager, Centre.Project.Id);
        await Centre.GivePasswords();
        return await SignIn(manager, "stock/import", screen);
    }

    private static Task Choose(DeskPage desk, TestTable table) =>
        desk.Page.SetInputFilesAsync("#price-table", new FilePayload { Name = "价格表.csv", MimeType = "text/csv", Buffer = table.Bytes });
}
