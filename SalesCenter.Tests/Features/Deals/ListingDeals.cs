using MiniExcelLibs;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Lists;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Features.Deals;

public sealed class ListingDeals : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Sale sale = null!;

    public async ValueTask InitializeAsync()
    {
        sale = await Sale.Subscribed(centre);
        await sale.Must(sale.Project.LiWen, new AskForExtension(sale.Project.Id, sale.DealId, new DateOnly(2026, 12, 10), "=资料未齐"));
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_deal_stands_with_its_price_and_its_deadline()
    {
        var row = (await centre.Ask(sale.Project.LiWen, new DealList(sale.Project.Id, OpenOnly: true))).Value.Should().ContainSingle().Subject;

        (row.DealPrice!.Value.Yuan, row.SigningBy, row.Stage).Should().Be((5_000_000m, new DateOnly(2026, 12, 1), DealStage.Subscribed));
    }

    [Fact]
    public async Task A_contract_stands_with_its_number_and_is_exported_with_it()
    {
        var signing = await Signing.Contracted(centre, sale.Project, sale.Project.Units[1]);

        (await centre.Ask(sale.Project.Manager, new DealList(sale.Project.Id, OpenOnly: true))).Value.Select(row => (row.Id, row.Stage, row.ContractNumber)).Should().BeEquivalentTo(
            [(signing.DealId, DealStage.Contracted, "HT2026-000001"), (sale.DealId, DealStage.Subscribed, "")]);
        Read((await centre.Ask(sale.Project.Manager, new ExportDeals(sale.Project.Id, OpenOnly: true))).Value).Should().Contain("HT2026-000001");
    }

    [Fact]
    public async Task A_request_is_seen_by_those_whose_business_it_is_and_waits_for_one()
    {
        var developer = await centre.Hire("吴总", Role.ProjectCompany, sale.Project.Id);
        (await Requests(sale.Project.Manager)).Should().ContainSingle().Which.Should().Match<RequestRow>(request => request.MayDecide && request.Kind == RequestKind.Extension && request.SigningBy == new DateOnly(2026, 12, 10));
        (await Requests(sale.Project.LiWen)).Should().ContainSingle().Which.MayDecide.Should().BeFalse();
        (await Requests(developer)).Should().ContainSingle().Which.MayDecide.Should().BeFalse();
        (await Requests(sale.Project.WangFang)).Should().BeEmpty();
    }

    [Fact]
    public async Task Lists_are_exported_by_those_who_answer_for_them_harmless_and_marked()
    {
        Read((await centre.Ask(sale.Project.Manager, new ExportDeals(sale.Project.Id, OpenOnly: true))).Value).Should().Contain("赵先生").And.Contain("5000000").And.ContainMatch("*陈经理*");
        Read((await centre.Ask(sale.Project.Manager, new ExportRequests(sale.Project.Id, OpenOnly: true))).Value).Should().Contain("'=资料未齐");
        Read((await centre.Ask(sale.Cashier, new ExportCashDay(sale.Project.Id, null))).Value).Should().Contain("SJ2026-000001").And.Contain("100000");
        (await centre.Ask(sale.Project.LiWen, new ExportDeals(sale.Project.Id, OpenOnly: true))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(sale.Project.LiWen, new ExportRequests(sale.Project.Id, OpenOnly: true))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(sale.Project.LiWen, new ExportCashDay(sale.Project.Id, null))).Refusal!.Code.Should().Be("role.forbidden");
    }

    private async Task<IReadOnlyList<RequestRow>> Requests(Guid readerId) => (await centre.Ask(readerId, new RequestList(sale.Project.Id, OpenOnly: true))).Value;

    private static List<string> Read(byte[] workbook) =>
        [.. new MemoryStream(workbook).Query().Cast<IDictionary<string, object>>().SelectMany(row => row.Values).Select(cell => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "")];
}
