using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;
using static SalesCenter.Tests.Domain.Handovers.FiledDeal;

namespace SalesCenter.Tests.Domain.Handovers;

public sealed class GettingATitleDeed
{
    private readonly Deal deal = Filed();
    private readonly TitleDeed deed;

    public GettingATitleDeed() => deed = new TitleDeed(deal);

    [Fact]
    public void Goes_step_by_step_from_the_application_to_the_buyers_hands()
    {
        Apply(Today.AddDays(-3));
        PayTax(Today.AddDays(-3));
        Issue(" 粤房地证 0001 ", Today.AddDays(-1));
        GiveOut(" 赵先生 ", Today);

        (deed.AppliedOn, deed.TaxPaidOn, deed.IssuedOn, deed.GivenOn).Should().Be((Today.AddDays(-3), Today.AddDays(-3), Today.AddDays(-1), Today));
        (deed.Number, deed.MortgageCertificateNumber, deed.GivenTo, deed.Next).Should().Be(("粤房地证 0001", "他项 1", "赵先生", (TitleStep?)null));
        deed.Marks.Select(mark => (mark.Step, mark.PersonId)).Should().Equal(Enum.GetValues<TitleStep>().Select(step => (step, Clerk.Id)));
    }

    [Fact]
    public void Skips_no_step_and_does_none_twice()
    {
        RefusalOf(() => PayTax(Today)).Should().Be("title.not-yet");
        RefusalOf(() => Issue("1", Today)).Should().Be("title.not-yet");
        RefusalOf(() => GiveOut("赵先生", Today)).Should().Be("title.not-yet");
        Apply(Today);
        RefusalOf(() => Apply(Today)).Should().Be("title.already-done");
        deed.Next.Should().Be(TitleStep.TaxPaid);
    }

    [Fact]
    public void No_day_lies_ahead_or_before_the_step_before()
    {
        RefusalOf(() => Apply(Today.AddDays(1))).Should().Be("title.ahead");
        Apply(Today.AddDays(-2));
        RefusalOf(() => PayTax(Today.AddDays(-3))).Should().Be("title.too-early");
        RefusalOf(() => PayTax(Today.AddDays(1))).Should().Be("title.ahead");
        PayTax(Today.AddDays(-2));
    }

    [Fact]
    public void Begins_with_the_filing()
    {
        var early = Contracted(out _);

        RefusalOf(() => new TitleDeed(early).Apply(Today, Clerk.Id, early, Today, Now)).Should().Be("title.not-filed");
    }

    [Fact]
    public void Goes_on_after_the_keys_are_handed_over()
    {
        Apply(Today);
        deal.HandOverKeys(Now);

        RefusalOf(() => PayTax(Today)).Should().BeNull();
    }

    [Fact]
    public void Has_a_number_and_somebody_who_takes_it()
    {
        Apply(Today);
        PayTax(Today);

        RefusalOf(() => Issue(" ", Today)).Should().Be("title.text-missing");
        RefusalOf(() => Issue(new string('1', 61), Today)).Should().Be("title.text-missing");
        RefusalOf(() => deed.Issue("1", new string('1', 61), Today, Clerk.Id, deal, Today, Now)).Should().Be("title.text-missing");
        Issue(new string('1', 60), Today);
        RefusalOf(() => GiveOut("", Today)).Should().Be("title.text-missing");
        RefusalOf(() => GiveOut(new string('赵', 61), Today)).Should().Be("title.text-missing");
        deed.GivenOn.Should().BeNull();
    }

    private void Apply(DateOnly on) => deed.Apply(on, Clerk.Id, deal, Today, Now);

    private void PayTax(DateOnly on) => deed.PayTax(on, Clerk.Id, deal, Today, Now);

    private void Issue(string number, DateOnly on) => deed.Issue(number, "他项 1", on, Clerk.Id, deal, Today, Now);

    private void GiveOut(string to, DateOnly on) => deed.GiveOut(to, on, Clerk.Id, deal, Today, Now);
}
