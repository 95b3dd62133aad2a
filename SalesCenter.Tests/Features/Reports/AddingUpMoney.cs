using SalesCenter.Domain.Common;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reports;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Features.Reports.Daily;

namespace SalesCenter.Tests.Features.Reports;

public sealed class AddingUpMoney : IAsyncLifetime
{
    private readonly TestCentre centre = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task The_daily_report_tells_what_was_sold_for_how_much_and_what_came_in()
    {
        var sale = await Sale.Selected(centre);
        await sale.Must(await centre.Hire("林总监", Role.MarketingDirector, sale.Project.Id), new SaveDiscount(sale.Project.Id, null, new DiscountRule(
            "开盘 98 折", DiscountClass.OpeningOffer, DiscountShape.PercentOff, 200, 1, false, null, null, null), true));
        await sale.Must(sale.Project.LiWen, sale.NameBuyer());
        await sale.Must(sale.Project.LiWen, new AgreeTerms(sale.Project.Id, sale.DealId, Sale.Mortgage, []));
        await sale.Must(sale.Cashier, sale.Receive(Money.FromYuan(5_000), PaymentPurpose.Prepayment));
        await sale.Must(sale.Cashier, sale.Receive());
        await sale.Must(sale.Cashier, new RefundPrepayment(sale.Project.Id, sale.DealId, new Payment(PaymentPurpose.Prepayment, Money.FromYuan(2_000), PaymentWay.Cash, "", "赵先生"), "退部分订金"));

        var report = (await centre.Ask(sale.Project.Manager, new GetDailyReport(sale.Project.Id))).Value;

        foreach (var period in Enum.GetValues<ReportPeriod>())
        {
            var amounts = report.Total[period].Amounts;
            (new Area(amounts[ReportAmount.SubscribedArea]).SquareMetres, new Money(amounts[ReportAmount.SubscribedSum]).Yuan, new Money(amounts[ReportAmount.MoneyIn]).Yuan).Should().Be((101m, 4_900_000m, 103_000m));
        }
    }
}
