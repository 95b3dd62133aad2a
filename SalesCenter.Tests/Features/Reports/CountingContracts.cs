using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reports;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Requests;

namespace SalesCenter.Tests.Features.Reports;

public sealed class CountingContracts : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private ReportGround ground = null!;

    public async ValueTask InitializeAsync() => ground = await ReportGround.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_contract_counts_on_the_day_of_its_signature_with_its_price_and_not_before()
    {
        var signing = await Signing.Issued(centre, ground.Project);
        (await ground.Figure(ground.Li, ReportFigure.Contracts)).Should().Be((0, 0, 0));
        ground.At("2026-11-24 17:30:00");
        await signing.Sale.Must(signing.Supervisor, new SalesCenter.Web.Features.Contracts.CheckSignatures(ground.Project.Id, signing.DealId, Enum.GetValues<SalesCenter.Domain.Contracts.SignaturePlace>()));
        await signing.Sale.Must(signing.Sale.Cashier, await signing.FirstPayment());

        (await ground.Figure(ground.Li, ReportFigure.Contracts, ReportGround.Today)).Should().Be((0, 0, 0));
        (await ground.Figure(ground.Li, ReportFigure.Contracts)).Should().Be((1, 1, 1));
        (await ground.Figure(ground.Li, ReportFigure.Subscriptions)).Should().Be((0, 1, 1));
        var total = (await ground.Report(ground.Project.Manager)).Total;
        (Sum(total.Today, ReportAmount.ContractedSum), Sum(total.Today, ReportAmount.SubscribedSum), Sum(total.Month, ReportAmount.SubscribedSum)).Should().Be((5_000_000m, 0m, 5_000_000m));
        new Area(total.Today.Amounts.GetValueOrDefault(ReportAmount.ContractedArea)).SquareMetres.Should().Be(101);
        (await ground.Figure(ground.Wang, ReportFigure.Contracts)).Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task A_return_counts_once_the_unit_is_back_on_sale_and_the_contract_stays_counted()
    {
        var signing = await Signing.Contracted(centre, ground.Project);
        var (id, deal) = (ground.Project.Id, signing.DealId);
        await signing.Sale.Must(ground.Li, new AskForUnitReturn(id, deal, CancellationGround.NobodysFault, Money.Zero, "贷款被拒"));
        foreach (var approver in new[] { ground.Project.Manager, await centre.Hire("林总监", Role.MarketingDirector, id), await centre.Hire("吴总", Role.ProjectCompany, id) })
            await signing.Sale.Must(approver, new ApproveRequest(id, deal));
        await signing.Sale.Must(signing.Sale.Cashier, new SettleCancellation(id, deal, PaymentWay.BankTransfer, "TX 1", "赵先生"));
        await centre.Holds();
        await signing.Sale.Must(signing.Clerk, new TakePapersBack(id, deal));
        (await ground.Figure(ground.Li, ReportFigure.UnitReturns)).Should().Be((0, 0, 0));

        await signing.Sale.Must(ground.Project.Manager, new PutBackOnSale(id, deal));

        (await ground.Figure(ground.Li, ReportFigure.UnitReturns)).Should().Be((1, 1, 1));
        (await ground.Figure(ground.Li, ReportFigure.Contracts)).Should().Be((1, 1, 1));
        (await ground.Figure(ground.Li, ReportFigure.Cancellations)).Should().Be((0, 0, 0));
        await centre.Holds();
    }

    [Fact]
    public async Task A_report_that_was_kept_before_contracts_were_counted_reads_as_none()
    {
        (await ground.Submit(ground.Li)).Refusal.Should().BeNull();
        await centre.Tamper("UPDATE DailyReports SET Figures = '{\"Today\":{\"Counts\":{\"Calls\":2},\"Sources\":{}},\"Month\":{\"Counts\":{},\"Sources\":{}},\"Project\":{\"Counts\":{},\"Sources\":{}}}'");
        await Signing.Contracted(centre, ground.Project);

        var mine = (await ground.Report(ground.Li)).Mine!;

        (mine.Figures.Today[ReportFigure.Calls], mine.Figures.Today[ReportFigure.Contracts], mine.Figures.Today[ReportFigure.UnitReturns], Sum(mine.Figures.Today, ReportAmount.ContractedSum)).Should().Be((2, 0, 0, 0m));
        mine.Differences.Should().Contain(new ReportDifference(ReportFigure.Contracts, 0, 1));
    }

    private static decimal Sum(ActivityFigures figures, ReportAmount amount) => new Money(figures.Amounts.GetValueOrDefault(amount)).Yuan;
}
