using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Domain.Loans;

public sealed class ArrangingALoan
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 24), Expected = new(2027, 1, 30);
    private static readonly Guid Consultant = Guid.NewGuid(), Clerk = Guid.NewGuid();
    private static readonly Money Asked = Money.FromYuan(700_000);
    private static readonly LoanBank Bank = new("建设银行", ["身份证", "收入证明"]);

    [Fact]
    public void Begins_with_the_plans_amount_and_the_lenders_own_list()
    {
        var loan = Begun();

        (loan.Bank, loan.AskedFen, loan.State, loan.IsOpen).Should().Be(("建设银行", Asked.Fen, LoanState.Collecting, true));
        (loan.PapersDueOn, loan.ExpectedOn).Should().Be((new DateOnly(2026, 12, 9), Expected));
        loan.Missing.Should().Equal("身份证", "收入证明");
        loan.Moves.Select(move => move.Kind).Should().Equal(LoanMoveKind.Begun);
    }

    [Fact]
    public void Without_a_list_of_their_own_lenders_want_the_usual_papers_and_the_fund_its_certificate()
    {
        Begun(banks: []).Missing.Should().Equal(LoanPapers.Usual(LoanKind.Commercial));
        var fund = Begun(LoanKind.ProvidentFund, new PlanTerms(PaymentMethod.ProvidentFund, Money.FromYuan(50_000), 30), banks: []);
        (fund.Bank, fund.Missing[^1]).Should().Be((LoanPapers.Fund, "公积金缴存证明"));
    }

    [Fact]
    public void A_combined_loan_is_two_loans_that_add_up_to_what_is_borrowed()
    {
        var terms = new PlanTerms(PaymentMethod.Combined, Money.FromYuan(50_000), 30, ProvidentFundLoan: 30, Bank: "建设银行");

        (Begun(LoanKind.Commercial, terms).AskedFen, Begun(LoanKind.ProvidentFund, terms).AskedFen).Should().Be((Money.FromYuan(400_000).Fen, Money.FromYuan(300_000).Fen));
    }

    [Fact]
    public void Is_not_begun_for_what_the_plan_does_not_borrow_for_what_is_not_subscribed_or_for_yesterday()
    {
        Refused(() => Begun(LoanKind.ProvidentFund)).Should().Be(LoanRefusals.NotInPlan(LoanKind.ProvidentFund));
        Refused(() => Begun(terms: new PlanTerms(PaymentMethod.OnePayment, Money.FromYuan(50_000)))).Should().Be(LoanRefusals.NotInPlan(LoanKind.Commercial));
        Refused(() => Begun((LoanKind)9))!.Code.Should().Be("loan.not-in-plan");
        Refused(() => Begun(isSubscribed: false))!.Code.Should().Be("loan.not-subscribed");
        Refused(() => Begun(dueOn: Today.AddDays(-1)))!.Code.Should().Be("loan.day");
        Refused(() => Begun(dueOn: DateOnly.MaxValue))!.Code.Should().Be("loan.day");
        Begun(dueOn: Today).PapersDueOn.Should().Be(Today);
    }

    [Fact]
    public void Papers_are_taken_one_by_one_with_person_and_time_and_can_go_back()
    {
        var loan = Begun();

        loan.Receive(["收入证明"], Clerk, Now);
        loan.Receive(["收入证明"], Consultant, Now.AddHours(1));
        loan.Papers.Single(paper => paper.Name == "收入证明").Should().Match<LoanPaper>(paper => paper.ReceivedById == Clerk && paper.ReceivedAt == Now, "taken once, it stays as it is");
        loan.Missing.Should().Equal("身份证");
        loan.GiveBack(["收入证明"], Consultant, Now.AddHours(2));

        loan.Missing.Should().HaveCount(2);
        loan.Moves.Select(move => (move.Kind, move.Note)).Skip(1).Should().Equal((LoanMoveKind.PapersReceived, "收入证明"), (LoanMoveKind.PapersGivenBack, "收入证明"));
        Refused(() => loan.Receive(["驾驶证"], Clerk, Now)).Should().Be(LoanRefusals.NoSuchPaper("驾驶证"));
        Refused(() => loan.Receive([], Clerk, Now)).Should().Be(LoanRefusals.NothingNamed);
    }

    [Fact]
    public void Goes_from_papers_to_money()
    {
        var loan = Begun();
        loan.Receive(["身份证"], Clerk, Now);
        Refused(() => loan.Submit(Expected, Clerk, Today, Now)).Should().Be(LoanRefusals.PapersMissing("收入证明", 1));
        loan.Receive(["收入证明"], Clerk, Now);
        Refused(() => loan.Submit(Today.AddDays(-1), Clerk, Today, Now))!.Code.Should().Be("loan.day");
        loan.Submit(Expected, Clerk, Today, Now);
        (loan.State, loan.SubmittedAt, loan.SubmittedById).Should().Be((LoanState.Submitted, Now, Clerk));

        loan.Approve(Asked, Expected, Clerk, Today, Now);
        (loan.State, loan.GapFen).Should().Be((LoanState.Approved, 0));
        loan.Disburse(Money.FromYuan(300_000), Now, Clerk);
        (loan.State, loan.DisbursedFen).Should().Be((LoanState.Approved, Money.FromYuan(300_000).Fen));
        Refused(() => loan.Disburse(Money.FromYuan(400_000.01m), Now)).Should().Be(LoanRefusals.AmountOutOfRange(Money.FromYuan(400_000)));
        Refused(() => loan.Disburse(Money.Zero, Now))!.Code.Should().Be("loan.amount");
        loan.Disburse(Money.FromYuan(400_000), Now.AddDays(1));

        (loan.State, loan.DisbursedFen, loan.DisbursedAt, loan.RemindOn, loan.EndedAt).Should().Be((LoanState.Disbursed, Asked.Fen, Now.AddDays(1), null, Now.AddDays(1)));
        Refused(() => loan.Disburse(new Money(1), Now)).Should().Be(LoanRefusals.NotNow(LoanState.Disbursed));
    }

    [Theory]
    [InlineData(700_000, 0, null)]
    [InlineData(650_000, 50_000, null)]
    [InlineData(710_000, 0, "loan.amount")]
    [InlineData(0, 0, "loan.amount")]
    [InlineData(-10_000, 0, "loan.amount")]
    [InlineData(655_000, 0, "loan.not-whole")]
    public void What_is_approved_is_at_most_what_was_asked_for_in_whole_ten_thousands_and_less_leaves_a_gap(decimal amount, decimal gap, string? refusal)
    {
        var loan = Submitted();

        Refused(() => loan.Approve(Money.FromYuan(amount), Expected, Clerk, Today, Now))?.Code.Should().Be(refusal);

        (loan.State, new Money(loan.GapFen).Yuan).Should().Be((refusal is null ? LoanState.Approved : LoanState.Submitted, gap));
    }

    [Fact]
    public void Steps_out_of_order_are_refused_naming_the_state()
    {
        var loan = Begun();
        Refused(() => loan.Approve(Asked, Expected, Clerk, Today, Now)).Should().Be(LoanRefusals.NotNow(LoanState.Collecting));
        Refused(() => loan.Refuse("征信", Clerk, Now)).Should().Be(LoanRefusals.NotNow(LoanState.Collecting));
        Refused(() => loan.Disburse(Asked, Now)).Should().Be(LoanRefusals.NotNow(LoanState.Collecting));
        Refused(() => loan.TakeBack(Asked, Now)).Should().Be(LoanRefusals.NotNow(LoanState.Collecting));
        loan = Submitted();
        Refused(() => loan.Submit(Expected, Clerk, Today, Now)).Should().Be(LoanRefusals.NotNow(LoanState.Submitted));
        Refused(() => loan.Receive(["身份证"], Clerk, Now)).Should().Be(LoanRefusals.NotNow(LoanState.Submitted));
        Refused(() => loan.GiveBack(["身份证"], Clerk, Now)).Should().Be(LoanRefusals.NotNow(LoanState.Submitted), "the lender has it");
    }

    [Fact]
    public void A_refused_loan_leads_to_a_change_and_makes_room_for_another()
    {
        var loan = Submitted();
        Refused(() => loan.Refuse(" ", Clerk, Now)).Should().Be(LoanRefusals.ReasonMissing(300));
        Refused(() => loan.Refuse(new string('长', 301), Clerk, Now))!.Code.Should().Be("loan.reason-missing");

        loan.Refuse(" 征信不良 ", Clerk, Now);

        (loan.State, loan.IsOpen, loan.LeadsToChange, loan.RefusedBecause, loan.RefusedAt, loan.RemindOn).Should().Be((LoanState.Refused, false, true, "征信不良", Now, null));
        Refused(() => loan.Close("不办了", Clerk, Now)).Should().Be(LoanRefusals.NotNow(LoanState.Refused));
        loan.End(Now).Should().BeFalse();
        loan.Forget();
        (loan.RefusedBecause, loan.Moves.Count(move => move.Note.Length > 0)).Should().Be(("", 0));
    }

    [Fact]
    public void A_loan_that_was_paid_is_not_refused_or_closed_but_ends_with_its_deal()
    {
        var loan = Submitted();
        loan.Approve(Asked, Expected, Clerk, Today, Now);
        loan.Disburse(Money.FromYuan(10_000), Now);

        Refused(() => loan.Refuse("撤销", Clerk, Now)).Should().Be(LoanRefusals.MoneyPaid(Money.FromYuan(10_000)));
        Refused(() => loan.Close("不办了", Clerk, Now)).Should().Be(LoanRefusals.MoneyPaid(Money.FromYuan(10_000)));
        loan.End(Now).Should().BeTrue();
        (loan.State, loan.IsOpen).Should().Be((LoanState.Closed, false));
        loan.End(Now).Should().BeFalse("it is no news twice");
    }

    [Fact]
    public void Fits_a_plan_that_borrows_the_same_of_the_same_bank_and_no_other()
    {
        var loan = Begun();
        var terms = new PlanTerms(PaymentMethod.Mortgage, Money.FromYuan(50_000), 30, Bank: "建设银行");

        loan.Fits(Plan(terms)).Should().BeTrue();
        loan.Fits(Plan(terms with { Deposit = Money.FromYuan(60_000) })).Should().BeTrue("the loan is the same");
        loan.Fits(Plan(terms with { FirstPaymentPercent = 40 })).Should().BeFalse();
        loan.Fits(Plan(terms with { Bank = "工商银行" })).Should().BeFalse();
        loan.Fits(Plan(new PlanTerms(PaymentMethod.OnePayment, Money.FromYuan(50_000)))).Should().BeFalse();
        loan.Fits(null).Should().BeFalse();
    }

    [Fact]
    public void Follows_a_plan_that_borrows_what_was_approved()
    {
        var loan = Submitted();
        var plan = Plan(new PlanTerms(PaymentMethod.Mortgage, Money.FromYuan(50_000), 30, Bank: "建设银行", CommercialLoan: 60));
        loan.Fits(plan).Should().BeFalse("nothing is approved");
        loan.Approve(Money.FromYuan(600_000), Expected, Clerk, Today, Now);

        loan.Fits(plan).Should().BeTrue();
        loan.Follow(plan);
        (loan.AskedFen, loan.GapFen).Should().Be((60_000_000, 0));
    }

    [Fact]
    public void A_payment_that_was_booked_by_mistake_is_taken_back()
    {
        var loan = Submitted();
        loan.Approve(Asked, Expected, Clerk, Today, Now);
        loan.Disburse(Asked, Now);
        Refused(() => loan.TakeBack(Asked + new Money(1), Now)).Should().Be(LoanRefusals.AmountOutOfRange(Asked));

        loan.TakeBack(Asked, Now);

        (loan.State, loan.DisbursedFen, loan.DisbursedAt, loan.EndedAt, loan.RemindOn).Should().Be((LoanState.Approved, 0, null, null, Expected.AddDays(1)));
    }

    [Fact]
    public void Somebody_is_reminded_of_papers_three_days_before_on_the_day_and_after_it()
    {
        var loan = Begun(dueOn: Today.AddDays(5));

        Enumerable.Range(0, 12).Where(day => loan.Remind(Today.AddDays(day)) && !loan.Remind(Today.AddDays(day))).Should().Equal(2, 5, 6);
        Begun(dueOn: Today).RemindOn.Should().Be(Today, "what was before the beginning is left out");
    }

    [Fact]
    public void Nobody_is_reminded_of_papers_that_are_here_and_once_of_money_that_is_not()
    {
        var loan = Begun(dueOn: Today.AddDays(5));
        loan.Receive(["身份证", "收入证明"], Clerk, Now);
        Enumerable.Range(0, 12).Any(day => loan.Remind(Today.AddDays(day))).Should().BeFalse();

        loan.Submit(Today.AddDays(20), Clerk, Today, Now);
        Enumerable.Range(0, 30).Where(day => loan.Remind(Today.AddDays(day))).Should().Equal(21);
    }

    private static PaymentPlan Plan(PlanTerms terms) => PaymentPlan.For(Money.FromYuan(1_000_000), terms, new ProjectSettings(), Today);

    private static LoanCase Submitted()
    {
        var loan = Begun();
        loan.Receive(["身份证", "收入证明"], Clerk, Now);
        loan.Submit(Expected, Clerk, Today, Now);
        return loan;
    }

    private static LoanCase Begun(LoanKind kind = LoanKind.Commercial, PlanTerms? terms = null, DateOnly? dueOn = null, IReadOnlyList<LoanBank>? banks = null, bool isSubscribed = true)
    {
        var settings = new ProjectSettings { LoanBanks = banks ?? [Bank] };
        var (project, building) = (new Project("XX", "甲"), new Building(Guid.NewGuid(), "1栋", 1));
        building.CoverBy(new PresalePermit(project.Id, "1", new DateOnly(2026, 1, 1)));
        var unit = new Unit(project.Id, building.Id, new UnitPosition("1", 1, "101"), new UnitTraits("两房", "南", "住宅", Area.FromSquareMetres(90), null), Now);
        var prices = new PriceVersion(project.Id, 1, "首批", Consultant, Now);
        prices.Set(unit.Id, new UnitPrices(null, Money.FromYuan(1_000_000), null));
        prices.PutFirstPricesIntoEffect(new Dictionary<Guid, Unit> { [unit.Id] = unit }, Now);
        unit.Release(building, Now);
        var deal = Deal.Hold(new HoldRequest(new Actor(Consultant, "", new HashSet<Role> { Role.Consultant }), new OwnedCustomer(Guid.NewGuid(), Consultant), [(unit, building)], [], null), settings.Holds, Now);
        deal.SubmitSlip("XF000001", Consultant, Now);
        deal.ApproveSelection(new Actor(Guid.NewGuid(), "", new HashSet<Role> { Role.SalesManager }), Now);
        var subscription = new Subscription(deal, settings.Calendar, Now);
        subscription.NameBuyers([new Buyer(new BuyerFacts("赵先生", 10_000, IdDocumentKind.IdCard, Fixtures.Sale.IdNumber, "13800000001", "深圳"), new IdentityFacts(IdentityKind.IdDocument, "k", "v", "002X"), Today)], Now);
        subscription.Agree(PriceLadder.Of(deal.ListPrice, unit.GrossArea, []), null, null, terms ?? new PlanTerms(PaymentMethod.Mortgage, Money.FromYuan(50_000), 30, Bank: "建设银行"), Money.Zero, settings, Now);
        if (isSubscribed)
        {
            subscription.Conclude(settings.Calendar, Now);
            deal.Subscribe(Now);
        }
        return new LoanCase(deal, subscription, kind, dueOn, settings, Clerk, Now);
    }

    private static Refusal? Refused(Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private static Refusal? Refused(Func<LoanCase> step) => Refused(() => { step(); });
}
