using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.FreeUnit;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Discounts;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Tests.Features.Deals;

public sealed class SubscribingAUnit : IAsyncDisposable
{
    private readonly TestCentre centre = new();

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Buyers_price_plan_and_deposit_make_it_subscribed_in_one_transaction()
    {
        var sale = await Sale.Agreed(centre);

        var booked = await sale.Must(sale.Cashier, sale.Receive());

        (booked.Number, booked.IsSubscribed).Should().Be(("SJ2026-000001", true));
        var deal = await sale.Sheet();
        (deal.Stage, deal.Agreed!.SigningBy, deal.Agreed.Received).Should().Be((DealStage.Subscribed, new DateOnly(2026, 12, 1), Sale.Deposit));
        (await sale.Project.Unit(deal.UnitId)).Status.Should().Be(UnitStatus.Subscribed);
        (await Customer(sale)).Stage.Should().Be(CustomerStage.Subscribed);
        (await Notices(sale.Project.LiWen, sale)).Should().Contain("notice.subscribed");
        (await Notices(sale.Project.Manager, sale)).Should().Contain("notice.subscribed");
        await centre.Holds();
    }

    [Fact]
    public async Task Nothing_is_received_before_buyers_and_terms_are_agreed()
    {
        var sale = await Sale.Selected(centre);

        (await centre.Send(sale.Cashier, sale.Receive())).Refusal.Should().Be(SubscriptionRefusals.BuyersMissing);
        await sale.Must(sale.Project.LiWen, sale.NameBuyer());
        (await centre.Send(sale.Cashier, sale.Receive())).Refusal.Should().Be(SubscriptionRefusals.PriceMissing);
    }

    [Fact]
    public async Task A_part_of_the_deposit_does_not_subscribe_and_more_than_it_is_refused()
    {
        var sale = await Sale.Agreed(centre);

        (await sale.Must(sale.Cashier, sale.Receive(Money.FromYuan(60_000)))).IsSubscribed.Should().BeFalse();
        (await centre.Send(sale.Cashier, sale.Receive(Money.FromYuan(40_000.01m)))).Refusal.Should().Be(PaymentRefusals.MoreThanDue(Money.FromYuan(40_000.01m), Money.FromYuan(40_000)));
        (await sale.Must(sale.Cashier, sale.Receive(Money.FromYuan(40_000)))).Should().Match<BookedEntry>(entry => entry.IsSubscribed && entry.Number == "SJ2026-000002");
    }

    [Fact]
    public async Task Once_subscribed_nothing_that_was_agreed_changes()
    {
        var sale = await Sale.Subscribed(centre);

        (await centre.Send(sale.Project.LiWen, sale.NameBuyer())).Refusal.Should().Be(SubscriptionRefusals.Fixed);
        (await centre.Send(sale.Project.LiWen, new AgreeTerms(sale.Project.Id, sale.DealId, Sale.Mortgage, []))).Refusal.Should().Be(SubscriptionRefusals.Fixed);
        (await centre.Send(sale.Project.Manager, new ConsentToNextDay(sale.Project.Id, sale.DealId))).Refusal.Should().Be(SubscriptionRefusals.Fixed);
        (await centre.Send(sale.Project.Manager, new FreeUnit(sale.Project.Id, sale.DealId))).Refusal!.Code.Should().Be("deal.not-selected");
    }

    [Fact]
    public async Task What_is_wrong_with_a_buyer_is_said_beside_the_field()
    {
        var sale = await Sale.Selected(centre);

        var refusal = (await centre.Send(sale.Project.LiWen, new NameBuyers(sale.Project.Id, sale.DealId,
        [
            new BuyerWish("赵先生", 50, IdDocumentKind.IdCard, Sale.IdNumber, "13800000001", "深圳"),
            new BuyerWish(" ", 100.01m, IdDocumentKind.IdCard, "110105194912310021", "12", ""),
            new BuyerWish("某某公司", 1, IdDocumentKind.BusinessLicence, "91350100M000100Y43", "075512345678", "深圳"),
        ]))).Refusal!;

        refusal.Fields.Keys.Should().BeEquivalentTo("1.Name", "1.ShareHundredths", "1.IdNumber", "1.Phone", "1.Address", "2.Representative");
        refusal.Fields["1.IdNumber"].Code.Should().Be("customer.id-check-digit");
    }

    [Fact]
    public async Task A_number_that_no_phone_has_is_refused_beside_the_field()
    {
        var sale = await Sale.Selected(centre);

        var refusal = (await centre.Send(sale.Project.LiWen, sale.NameBuyer() with { Buyers = [new BuyerWish("赵先生", 100, IdDocumentKind.IdCard, Sale.IdNumber, "1391111222", "深圳")] })).Refusal!;

        refusal.Fields.Should().ContainSingle().Which.Should().Match<KeyValuePair<string, Refusal>>(wrong => wrong.Key == "0.Phone" && wrong.Value.Code == "customer.phone-invalid");
    }

    [Fact]
    public async Task Shares_add_up_to_a_hundred_and_nobody_is_named_twice()
    {
        var sale = await Sale.Selected(centre);
        var zhao = new BuyerWish("赵先生", 33.33m, IdDocumentKind.IdCard, Sale.IdNumber, "13800000001", "深圳");
        var passport = new BuyerWish("Anna", 66.67m, IdDocumentKind.Passport, "E12345678", "13800000003", "深圳");

        (await Name(zhao, passport with { Share = 66.66m }))!.Should().Be(SubscriptionRefusals.SharesDontAddUp(99.99m));
        (await Name(zhao, passport with { Document = IdDocumentKind.IdCard, IdNumber = Sale.IdNumber.ToLowerInvariant() }))!.Code.Should().Be("subscription.same-person");
        (await Name())!.Should().Be(SubscriptionRefusals.BuyersMissing);
        (await Name(zhao, passport)).Should().BeNull();

        // Named again without their numbers, which stay; what is written down nowhere in plain.
        var known = (await sale.Sheet()).Agreed!.Buyers;
        (await Name([.. known.Select(buyer => new BuyerWish(buyer.Name, buyer.Share, buyer.Document, "", buyer.Phone, "广州", KnownAs: buyer.Id))])).Should().BeNull();
        (await sale.Sheet()).Agreed!.Buyers.Select(buyer => (buyer.IdEnding, buyer.Address)).Should().Equal(("002X", "广州"), ("5678", "广州"));
        var audit = await centre.Database(db => db.AuditEntries.Where(entry => entry.Action == nameof(NameBuyers)).Select(entry => entry.Content).ToListAsync());
        audit.Should().NotBeEmpty().And.NotContain(content => content.Contains(Sale.IdNumber) || content.Contains("E12345678"));

        async Task<Refusal?> Name(params BuyerWish[] buyers) => (await centre.Send(sale.Project.LiWen, new NameBuyers(sale.Project.Id, sale.DealId, buyers))).Refusal;
    }

    [Fact]
    public async Task Discounts_come_off_in_their_order_and_the_plan_pays_what_is_left()
    {
        var sale = await Sale.Selected(centre);
        var director = await centre.Hire("林总监", Role.MarketingDirector, sale.Project.Id);
        await sale.Must(director, new SaveDiscount(sale.Project.Id, null, Rule("按揭 99 折", DiscountClass.PaymentMethod, 100, 1, PaymentMethod.Mortgage), true));
        await sale.Must(director, new SaveDiscount(sale.Project.Id, null, Rule("会员再 99 折", DiscountClass.ClubMember, 100, 2), true));
        var club = (await centre.Ask(sale.Project.LiWen, new GetDiscounts(sale.Project.Id))).Value.Single(line => line.Rule.Class == DiscountClass.ClubMember).Id;

        var preview = (await centre.Ask(sale.Project.LiWen, new PreviewTerms(sale.Project.Id, sale.DealId, Sale.Mortgage, [club]))).Value;
        await sale.Must(sale.Project.LiWen, new AgreeTerms(sale.Project.Id, sale.DealId, Sale.Mortgage, [club]));

        var agreed = (await sale.Sheet()).Agreed!;
        agreed.Price!.Steps.Select(step => step.After.Yuan).Should().Equal(4_950_000m, 4_900_500m);
        (agreed.Plan!.Price.Yuan, agreed.Plan.Loan.Yuan).Should().Be((4_900_500m, 3_430_000m));
        (preview.Price.Final, preview.Plan!.Lines).Should().BeEquivalentTo((agreed.Price.Final, agreed.Plan.Lines));
    }

    [Fact]
    public async Task No_price_is_below_the_floor_and_the_answer_does_not_tell_where_it_is()
    {
        var sale = await Sale.Selected(centre);
        var director = await centre.Hire("林总监", Role.MarketingDirector, sale.Project.Id);
        await sale.Must(director, new SaveDiscount(sale.Project.Id, null, Rule("会员 89 折", DiscountClass.ClubMember, 1_100, 2), true));
        var club = (await centre.Ask(sale.Project.LiWen, new GetDiscounts(sale.Project.Id))).Value.Single().Id;

        (await centre.Send(sale.Project.LiWen, new AgreeTerms(sale.Project.Id, sale.DealId, Sale.Mortgage, [club]))).Refusal.Should().Be(DiscountRefusals.PriceTooLow);
        (await centre.Ask(sale.Project.LiWen, new PreviewTerms(sale.Project.Id, sale.DealId, Sale.Mortgage, [club]))).Value.Refusal!.Values.Should().BeEmpty();
    }

    [Fact]
    public async Task Unfinished_by_midnight_it_lapses_with_a_reminder_before()
    {
        var sale = await Sale.Agreed(centre);
        await At(22, 1);
        (await Notices(sale.Project.LiWen, sale)).Should().Contain("notice.subscription-due");
        await At(23, 59);
        (await sale.Sheet()).IsOpen.Should().BeTrue();

        await At(24, 0);

        (await sale.Sheet()).Should().Match<DealSheet>(deal => !deal.IsOpen && deal.End == DealEnd.NotSubscribed);
        (await sale.Project.Unit(sale.Project.Units[0])).Status.Should().Be(UnitStatus.Available);
        (await Notices(sale.Project.LiWen, sale)).Should().ContainSingle(code => code == "notice.subscription-lapsed").And.ContainSingle(code => code == "notice.subscription-due");
        (await centre.Send(sale.Cashier, sale.Receive())).Succeeded.Should().BeFalse();
        await centre.Holds();
    }

    [Fact]
    public async Task With_a_managers_consent_it_is_finished_on_the_next_day()
    {
        var sale = await Sale.Agreed(centre);
        (await centre.Send(sale.Project.LiWen, new ConsentToNextDay(sale.Project.Id, sale.DealId))).Refusal!.Code.Should().Be("role.forbidden");
        await sale.Must(sale.Project.Manager, new ConsentToNextDay(sale.Project.Id, sale.DealId));

        await At(24 + 20, 0);
        (await sale.Must(sale.Cashier, sale.Receive())).IsSubscribed.Should().BeTrue();
        (await sale.Sheet()).Agreed!.Should().Match<AgreedTerms>(agreed => agreed.SigningBy == new DateOnly(2026, 12, 2) && agreed.Plan!.SigningBy == agreed.SigningBy && agreed.ConsentedById == sale.Project.Manager);
    }

    [Fact]
    public async Task Nobody_consents_to_their_own_delay()
    {
        var project = await SmallProject.In(centre);
        var sale = await Sale.Selected(centre, project);
        await centre.Database(async db =>
        {
            var person = await db.Users.Include(person => person.Memberships).SingleAsync(person => person.Id == project.LiWen);
            person.Memberships.Add(new SalesCenter.Infrastructure.Identity.Membership { PersonId = person.Id, Role = Role.SalesManager, ProjectId = project.Id });
        });
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<SalesCenter.Infrastructure.Identity.PeopleBook>(centre.Services).Forget();

        (await centre.Send(project.LiWen, new ConsentToNextDay(project.Id, sale.DealId))).Refusal.Should().Be(DealRefusals.OwnApproval);
    }

    [Fact]
    public async Task Where_money_was_received_nothing_lapses_and_managers_are_told_once()
    {
        var sale = await Sale.Agreed(centre);
        await sale.Must(sale.Cashier, sale.Receive(Money.FromYuan(1)));

        await At(24, 0);
        await At(24, 1);

        (await sale.Sheet()).IsOpen.Should().BeTrue();
        (await Notices(sale.Project.Manager, sale)).Should().ContainSingle(code => code == "notice.subscription-over-paid");
        (await centre.Send(sale.Cashier, sale.Receive(Money.FromYuan(99_999)))).Refusal!.Code.Should().Be("subscription.day-over");
        await sale.Must(sale.Project.Manager, new ConsentToNextDay(sale.Project.Id, sale.DealId));
        (await sale.Must(sale.Cashier, sale.Receive(Money.FromYuan(99_999)))).IsSubscribed.Should().BeTrue();
    }

    [Fact]
    public async Task A_unit_is_not_freed_while_money_is_there()
    {
        var sale = await Sale.Agreed(centre);
        await sale.Must(sale.Cashier, sale.Receive(Money.FromYuan(5_000), PaymentPurpose.Prepayment));
        await sale.Must(sale.Project.LiWen, new HandBackSlip(sale.Project.Id, sale.DealId));

        (await centre.Send(sale.Project.Manager, new FreeUnit(sale.Project.Id, sale.DealId))).Refusal.Should().Be(PaymentRefusals.MoneyLeft(Money.FromYuan(5_000)));
        await sale.Must(sale.Cashier, new RefundPrepayment(sale.Project.Id, sale.DealId, new Payment(PaymentPurpose.Prepayment, Money.FromYuan(5_000), PaymentWay.Cash, "", "赵先生"), "不买了"));
        await sale.Must(sale.Project.Manager, new FreeUnit(sale.Project.Id, sale.DealId));
        (await centre.Send(sale.Cashier, sale.Receive())).Succeeded.Should().BeFalse();
        await centre.Holds();
    }

    [Fact]
    public async Task Others_see_masked_numbers_and_no_address()
    {
        var sale = await Sale.Agreed(centre);

        var seen = await sale.Sheet(sale.Cashier);
        (seen.CustomerPhone, seen.Agreed!.Buyers[0].Phone, seen.Agreed.Buyers[0].Address, seen.Agreed.Buyers[0].IdEnding).Should().Be(("138****0001", "138****0001", "", "002X"));
        (await centre.Ask(sale.Project.WangFang, new GetDeal(sale.Project.Id, sale.DealId))).Refusal!.Code.Should().Be("role.forbidden");
    }

    /// <summary>Lets the clock reach a time of the first day and does what is due.</summary>
    private async Task At(int hour, int minute)
    {
        centre.Clock.SetUtcNow(TestCentre.Morning.AddHours(hour - 10).AddMinutes(minute));
        await centre.Clockwork.Run(CancellationToken.None);
    }

    private Task<Customer> Customer(Sale sale) => centre.Database(db => db.Customers.IgnoreQueryFilters().SingleAsync(customer => customer.Id == sale.Project.CustomerOfLiWen));

    private async Task<IEnumerable<string>> Notices(Guid personId, Sale sale) => (await centre.Ask(personId, new MyNotices(sale.Project.Id))).Value.Latest.Select(notice => notice.Code);

    private static DiscountRule Rule(string name, DiscountClass @class, long hundredths, int order, PaymentMethod? method = null) =>
        new(name, @class, DiscountShape.PercentOff, hundredths, order, false, method, null, null);
}
