using Microsoft.Playwright;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Infrastructure.Spreadsheets;

namespace SalesCenter.Tests.Browser;

public sealed class CustomerLists(BrowserCentre centre, Chromium chromium) : BrowserTest(centre, chromium)
{
    private static readonly string[] Lines =
    [
        "孙女士,13900000101、010-88886666,李雯,朋友介绍,B,2026-11-03,想看南向三房", "周先生,13900000102,,抖音,A,,", "赵先生,13800000001,王芳,,,,", "吴女士,不是号码,李雯,,,,",
    ];

    [Fact]
    public async Task Are_taken_over_in_four_steps_and_taken_back()
    {
        await using var desk = await AManager("customers/import");
        await desk.Shows("把客户名单拖到这里");
        await desk.IsOpenToEverybody();
        await Choose(desk);
        await desk.Shows("下一步：预览");
        await desk.Page.SelectOptionAsync("#list-owner", new SelectOptionValue { Label = "王芳" });
        await desk.Picture("customers-import-columns");
        await desk.IsOpenToEverybody();

        await desk.Page.GetByText("下一步：预览").ClickAsync();
        await desk.Shows("不是号码");
        await desk.IsOpenToEverybody();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "他人客户" }).ClickAsync();
        await desk.Shows("该客户归 李雯");
        await desk.IsOpenToEverybody();
        await desk.Picture("customers-import-others");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "新客户" }).ClickAsync();
        await desk.Shows("周先生");
        await desk.Picture("customers-import-preview");
        await desk.Page.GetByText("跳过 1 行错误").ClickAsync();
        await desk.Page.GetByText("确认导入").ClickAsync();
        await desk.Shows("导入完成");
        await desk.IsOpenToEverybody();
        await desk.Picture("customers-import-done");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "撤销导入" }).ClickAsync();
        await desk.Page.GetByText("确认撤销 2 位客户").ClickAsync();
        await desk.Shows("陈经理 于");
        await desk.IsOpenToEverybody();
        desk.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task That_were_begun_are_there_again_after_a_reload()
    {
        await using var desk = await AManager("customers/import");
        await Choose(desk);
        await desk.Page.Locator("#list-Notes").SelectOptionAsync("-1");
        await desk.Page.GetByText("下一步：预览").ClickAsync();
        await desk.Shows("不是号码");
        await desk.Shows("已暂存");

        await desk.Page.ReloadAsync();

        await Expect(desk.Page.GetByText("下一步：预览")).ToBeEnabledAsync();
        await Expect(desk.Page.Locator("#list-Notes")).ToHaveValueAsync("-1");
    }

    [Fact]
    public async Task Leave_with_a_reason_only()
    {
        await using var desk = await AManager("customers");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "导出", Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator("aside")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("将导出 [1-9][0-9]* 位客户"));
        await desk.Page.FillAsync("#export-reason", "月度核对");
        await desk.IsOpenToEverybody();
        await desk.Picture("customers-export");

        var list = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByText("导出 .xlsx").ClickAsync());

        list.SuggestedFilename.Should().StartWith("客户名单-").And.EndWith(".xlsx");
        await desk.Shows("已导出");
        desk.Complaints.Should().BeEmpty();
    }

    private async Task<DeskPage> AManager(string page)
    {
        var manager = await Centre.Hire("陈经理", Role.SalesManager, Centre.Project.Id);
        await Centre.GivePasswords();
        return await SignIn(manager, page);
    }

    private static Task Choose(DeskPage desk) =>
        desk.Page.SetInputFilesAsync("#customer-list", new FilePayload { Name = "客户名单.csv", MimeType = "text/csv", Buffer = CustomerCsv.Bytes(Lines) });
}
