using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Features.Today;

namespace SalesCenter.Tests.Features.Deals;

public sealed class CancellingASubscription : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Sale sale = null!;
    private Guid developer, clerk;

    public async ValueTask InitializeAsync()
    {
        sale = await Sale.Subscribed(centre);
        developer = await centre.Hire("吴总", Role.ProjectCompany, sale.Project.Id);
        clerk = await centre.Hire("林悦", Role.AdminClerk, sale.Project.Id);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Goes_through_approvals_papers_and_cashier_until_a_manager_puts_the_unit_back_on_sale()
    {
        await Ask(CancellationGround.BuyersBreach);
        (await Notices(sale.Project.Manager)).Should().Contain("notice.request-asked");

        (await Today(sale.Project.Manager)).Requests.Should().ContainSingle().Which.Kind.Should().Be(RequestKind.Cancellation);
        (await Today(developer)).Requests.Should().BeEmpty("it is not their turn yet");
        await sale.Must(sale.Project.Manager, Approve);
        (await Today(sale.Project.Manager)).Requests.Should().BeEmpty();
        (await Today(developer)).Requests.Should().ContainSingle();
        (await Notices(developer)).Should().Contain("notice.request-asked");
        (await centre.Send(clerk, new TakePapersBack(sale.Project.Id, sale.DealId))).Refusal.Should().Be(RequestRefusals.Already(RequestState.Asked));
        await sale.Must(developer, Approve);
        (await centre.Send(sale.Cashier, Settle)).Refusal.Should().Be(RequestRefusals.PapersMissing);
        (await centre.Send(sale.Project.Manager, BackOnSale)).Refusal.Should().Be(RequestRefusals.Already(RequestState.Approved));
        await sale.Must(clerk, new TakePapersBack(sale.Project.Id, sale.DealId));
        (await sale.Must(sale.Cashier, Settle)).Should().Be(new Settlement(Sale.Deposit, Money.Zero));
        (await sale.Project.Unit(sale.Project.Units[0])).Status.Should().Be(UnitStatus.Subscribed, "only a manager's own act puts it back on sale");
        (await Today(sale.Project.Manager)).Requests.Should().ContainSingle().Which.State.Should().Be(RequestState.Settled);
        await sale.Must(sale.Project.Manager, BackOnSale);

        (await Today(sale.Project.Manager)).Requests.Should().BeEmpty();
        (await centre.Database(db => db.Customers.IgnoreQueryFilters().SingleAsync(customer => customer.Id == sale.Project.CustomerOfLiWen))).Stage.Should().Be(CustomerStage.Visitor);
        (await sale.Project.Unit(sale.Project.Units[0])).Status.Should().Be(UnitStatus.Available);
        var deal = await sale.Sheet();
        (deal.End, deal.Requests.Single().State).Should().Be((DealEnd.Cancelled, RequestState.Completed));
        deal.Agreed!.Entries.Select(entry => (entry.Kind, entry.Number)).Should().Equal((EntryKind.Receipt, "SJ2026-000001"), (EntryKind.Forfeit, "JS2026-000001"));
        (await centre.Send(sale.Project.WangFang, new HoldUnit(sale.Project.Id, sale.Project.Units[0], sale.Project.CustomerOfWangFang))).Succeeded.Should().BeTrue();
        await centre.Holds();
    }

    [Theory]
    [InlineData(CancellationGround.BuyersBreach, 100_000, 0)]
    [InlineData(CancellationGround.SellersBreach, 0, 200_000)]
    [InlineData(CancellationGround.NobodysFault, 0, 100_000)]
    public async Task Settles_the_deposit_by_whose_fault_it_is(CancellationGround ground, decimal forfeited, decimal paidBack)
    {
        await Ask(ground);
        await sale.Must(sale.Project.Manager, Approve);
        await sale.Must(developer, Approve);
        await sale.Must(clerk, new TakePapersBack(sale.Project.Id, sale.DealId));

        var settle = Settle;
        (await sale.Must(sale.Cashier, settle)).Should().Be(new Settlement(Money.FromYuan(forfeited), Money.FromYuan(paidBack)));
        (await sale.Must(sale.Cashier, settle)).PaidBack.Yuan.Should().Be(paidBack, "a double tap is one settlement");
        (await centre.Send(sale.Cashier, Settle)).Refusal.Should().Be(RequestRefusals.Already(RequestState.Settled));
        (await centre.Database(db => db.Ledgers.IgnoreQueryFilters().SingleAsync(ledger => ledger.Id == sale.DealId))).Should().Match<Ledger>(ledger => ledger.IsClosed && ledger.BalanceFen == 0);
        (await centre.Ask(sale.Cashier, new GetCashDay(sale.Project.Id))).Value.Booked.Values.Sum(amount => amount.Yuan).Should().Be(100_000 - paidBack, "a forfeit moves no money");
        await centre.Holds();
    }

    [Fact]
    public async Task Is_approved_by_nobody_who_asked_handles_the_deal_or_approved_before()
    {
        var both = await centre.Hire("兼任", Role.SalesManager, sale.Project.Id);
        await centre.Database(async db => await db.Memberships.AddAsync(new() { PersonId = both, Role = Role.ProjectCompany, ProjectId = sale.Project.Id }));
        Forget();
        await sale.Must(sale.Project.Manager, new AskForCancellation(sale.Project.Id, sale.DealId, CancellationGround.NobodysFault, "贷款被拒"));

        (await centre.Send(sale.Project.Manager, Approve)).Refusal.Should().Be(DealRefusals.OwnApproval);
        (await centre.Send(developer, Approve)).Refusal.Should().Be(RequestRefusals.NotTheirTurn(Role.SalesManager));
        (await centre.Send(sale.Project.LiWen, Approve)).Refusal!.Code.Should().Be("role.forbidden");
        await sale.Must(both, Approve);
        (await centre.Send(both, Approve)).Refusal.Should().Be(DealRefusals.OwnApproval);
        await sale.Must(developer, Approve);
    }

    [Fact]
    public async Task Stands_alone_until_it_is_decided_or_withdrawn()
    {
        await Ask(CancellationGround.NobodysFault);
        (await centre.Send(sale.Project.LiWen, new AskForExtension(sale.Project.Id, sale.DealId, new DateOnly(2026, 12, 20), "资料未齐"))).Refusal!.Code.Should().Be("request.one-is-open");

        await sale.Must(sale.Project.LiWen, new WithdrawRequest(sale.Project.Id, sale.DealId));
        centre.Clock.Advance(TimeSpan.FromMinutes(1));
        await Ask(CancellationGround.NobodysFault);
        await sale.Must(sale.Project.Manager, new RefuseRequest(sale.Project.Id, sale.DealId, "客户已补齐资料"));

        (await sale.Sheet()).Requests.Select(request => request.State).Should().Equal(RequestState.Refused, RequestState.Withdrawn);
        (await Notices(sale.Project.LiWen)).Should().Contain("notice.request-refused");
        (await centre.Send(sale.Project.Manager, Approve)).Refusal.Should().Be(RequestRefusals.Unknown);
    }

    [Fact]
    public async Task An_extension_moves_the_deadline_with_the_managers_approval()
    {
        (await centre.Send(sale.Project.LiWen, new AskForExtension(sale.Project.Id, sale.DealId, new DateOnly(2026, 12, 1), "资料未齐"))).Refusal.Should().Be(RequestRefusals.NotLater(new DateOnly(2026, 12, 1)));
        await sale.Must(sale.Project.LiWen, new AskForExtension(sale.Project.Id, sale.DealId, new DateOnly(2026, 12, 20), "资料未齐"));
        (await sale.Sheet()).Agreed!.SigningBy.Should().Be(new DateOnly(2026, 12, 1));

        await sale.Must(sale.Project.Manager, Approve);

        (await sale.Sheet()).Should().Match<SalesCenter.Web.Features.Deals.Subscribe.DealSheet>(deal => deal.Agreed!.SigningBy == new DateOnly(2026, 12, 20) && deal.Requests.Single().State == RequestState.Completed);
        (await sale.Sheet()).Agreed!.Plan!.Lines.Select(line => line.DueOn).Should().Equal([new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 20), new DateOnly(2027, 2, 18)], "the loan follows the contract, the deposit was paid");
    }

    [Fact]
    public async Task The_deadline_is_reminded_of_three_days_and_one_day_before_on_the_day_and_after()
    {
        var reminders = new List<int>();
        for (var day = 0; day < 10; day++)
        {
            await centre.Clockwork.Run(CancellationToken.None);
            await centre.Clockwork.Run(CancellationToken.None);
            if ((await Notices(sale.Project.LiWen)).Count(code => code.StartsWith("notice.signing-", StringComparison.Ordinal)) > reminders.Count)
                reminders.Add(day);
            centre.Clock.Advance(TimeSpan.FromDays(1));
        }

        reminders.Should().Equal(4, 6, 7, 8);
        (await Notices(sale.Project.Manager)).Should().ContainSingle(code => code == "notice.signing-overdue");
    }

    [Fact]
    public async Task Only_what_is_subscribed_can_be_cancelled()
    {
        var selected = await Sale.Selected(centre, sale.Project, sale.Project.Units[1]);

        (await centre.Send(sale.Project.LiWen, new AskForCancellation(sale.Project.Id, selected.DealId, CancellationGround.NobodysFault, "不买了"))).Refusal!.Code.Should().Be("request.not-subscribed");
    }

    [Fact]
    public async Task What_is_past_its_deadline_stands_on_the_page_of_consultant_and_manager()
    {
        centre.Clock.Advance(TimeSpan.FromDays(7));
        (await Today(sale.Project.LiWen)).Overdue.Should().BeEmpty("the deadline is today");
        centre.Clock.Advance(TimeSpan.FromDays(1));

        (await Today(sale.Project.LiWen)).Overdue.Should().ContainSingle().Which.SigningBy.Should().Be(new DateOnly(2026, 12, 1));
        (await Today(sale.Project.Manager)).Overdue.Should().ContainSingle();
        (await Today(sale.Project.WangFang)).Overdue.Should().BeEmpty();
        (await Today(clerk)).Overdue.Should().BeEmpty();
    }

    private async Task<TodayList> Today(Guid personId) => (await centre.Ask(personId, new GetToday(sale.Project.Id))).Value;

    private ApproveRequest Approve => new(sale.Project.Id, sale.DealId);

    private SettleCancellation Settle => new(sale.Project.Id, sale.DealId, PaymentWay.BankTransfer, "TX 1", "赵先生");

    private PutBackOnSale BackOnSale => new(sale.Project.Id, sale.DealId);

    private Task<SalesCenter.Web.Pipeline.Done> Ask(CancellationGround ground) => sale.Must(sale.Project.LiWen, new AskForCancellation(sale.Project.Id, sale.DealId, ground, "客户资金安排有变"));

    private async Task<IEnumerable<string>> Notices(Guid personId) => (await centre.Ask(personId, new MyNotices(sale.Project.Id))).Value.Latest.Select(notice => notice.Code);

    private void Forget() =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<SalesCenter.Infrastructure.Identity.PeopleBook>(centre.Services).Forget();
}
