using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Domain.Customers;

public sealed class TheFileOfACustomer
{
    private static readonly DateTime Now = new(2026, 11, 26, 2, 0, 0, DateTimeKind.Utc);
    private static readonly ProjectSettings Settings = new();
    private static readonly Guid LiWen = Guid.CreateVersion7(), WangFang = Guid.CreateVersion7();
    private readonly Customer customer = new(Guid.CreateVersion7(), "王小明", [IdentityFacts.Phone("13800000001"), IdentityFacts.Plain(IdentityKind.WeChat, "wang_1")], LiWen, CustomerSource.Call, Settings, Now, Now);

    [Theory]
    [InlineData(ContactResult.Reached, 25)]
    [InlineData(ContactResult.NotInterested, 25)]
    [InlineData(ContactResult.NotReached, 15)]
    public void An_effective_contact_by_the_owner_prolongs_the_protection(ContactResult result, int days)
    {
        Follow(LiWen, result, Now.AddDays(10));

        customer.Ownership!.ProtectedUntil.Should().Be(Now.AddDays(days));
    }

    [Fact]
    public void A_contact_by_somebody_else_prolongs_nothing()
    {
        Follow(WangFang, ContactResult.Reached, Now.AddDays(10));

        customer.Ownership!.ProtectedUntil.Should().Be(Now.AddDays(15));
        customer.LastContactAt.Should().Be(Now.AddDays(10));
    }

    [Fact]
    public void Who_has_come_is_protected_as_a_visitor()
    {
        customer.Reach(CustomerStage.Visitor, LiWen, Now);
        Follow(LiWen, ContactResult.Reached, Now.AddDays(1));

        customer.Ownership!.ProtectedUntil.Should().Be(Now.AddDays(31));
    }

    [Fact]
    public void What_is_entered_afterwards_counts_from_when_it_was()
    {
        customer.Follow(new Contact(ContactWay.Phone, ContactResult.Reached, "补录", Now.AddDays(3)), null, null, LiWen, Settings, Now.AddDays(5));

        customer.Ownership!.ProtectedUntil.Should().Be(Now.AddDays(18));
        var told = customer.Events.OfType<CustomerMoment>().Single(moment => moment.Kind == MomentKind.FollowedUp);
        (told.At, told.EnteredAt, told.Text).Should().Be((Now.AddDays(3), Now.AddDays(5), "补录"));
    }

    [Fact]
    public void A_follow_up_plans_the_next_and_rates_again()
    {
        customer.Follow(new Contact(ContactWay.WeChat, ContactResult.Invited, "周末来", Now), new NextAction("确认到访", Now.AddDays(1)), IntentLevel.B, LiWen, Settings, Now);
        (customer.Next, customer.Intent).Should().Be((new NextAction("确认到访", Now.AddDays(1)), IntentLevel.B));

        Follow(LiWen, ContactResult.Reached, Now.AddDays(2));
        customer.Next.Should().BeNull("what was planned is done");
    }

    [Fact]
    public void The_future_is_refused_as_a_contact_and_the_past_as_a_plan()
    {
        Refused(() => customer.Follow(new Contact(ContactWay.Phone, ContactResult.Reached, "x", Now.AddMinutes(1)), null, null, LiWen, Settings, Now)).Should().Be(CustomerRefusals.InTheFuture(Now.AddMinutes(1)));
        Refused(() => customer.Plan(new NextAction("x", Now), LiWen, Now)).Should().Be(CustomerRefusals.NextInThePast(Now));
        Refused(() => Follow(LiWen, ContactResult.Reached, Now, " ")).Should().Be(CustomerRefusals.FollowUpEmpty);
    }

    [Fact]
    public void A_reminder_is_told_once()
    {
        customer.Plan(new NextAction("回电", Now.AddHours(1)), LiWen, Now);

        customer.Remind(Now.AddMinutes(59)).Should().BeFalse();
        customer.Remind(Now.AddHours(1)).Should().BeTrue();
        customer.Remind(Now.AddHours(2)).Should().BeFalse();
        customer.Plan(new NextAction("再回电", Now.AddHours(3)), LiWen, Now.AddHours(2));
        customer.Remind(Now.AddHours(3)).Should().BeTrue();
    }

    [Fact]
    public void Made_anonymous_nothing_of_the_person_is_left_but_what_they_wanted()
    {
        customer.Describe(new CustomerWishes("三房", BudgetTo: 500), new CustomerProfile("南山区", "腾讯", "30-39"));
        customer.Relate(Relation.Spouse, "李小红", "13900000002", null, LiWen, Now);
        customer.Tag("老乡");
        customer.Agree("1", LiWen, Now);

        customer.Anonymise(hasDeal: false, WangFang, Now);

        (customer.Name, customer.Phone, customer.Tags, customer.OwnerId, customer.AnonymisedAt).Should().Be((Customer.Nameless, "", "", (Guid?)null, (DateTime?)Now));
        (customer.Identities.Count, customer.Relatives.Count, customer.Consent).Should().Be((0, 0, null));
        (customer.Wishes.Layouts, customer.Profile).Should().Be(("三房", new CustomerProfile(AgeBand: "30-39")));
        customer.Terms.Should().NotContain(term => term.Term.Contains('王') || term.Term.Contains("0001"));
        customer.Ownerships.Should().ContainSingle().Which.End.Should().Be(OwnershipEnd.Erased);
        Refused(() => Follow(LiWen, ContactResult.Reached, Now)).Should().Be(CustomerRefusals.Anonymous);
    }

    [Fact]
    public void With_a_deal_name_and_number_stay()
    {
        customer.Anonymise(hasDeal: true, WangFang, Now);

        (customer.Name, customer.Phone, customer.OwnerId, customer.AnonymisedAt).Should().Be(("王小明", "13800000001", (Guid?)LiWen, (DateTime?)null));
        customer.Identities.Should().ContainSingle().Which.Key.Should().Be("13800000001");
    }

    [Fact]
    public void A_lost_customer_needs_a_reason_and_has_nothing_planned()
    {
        customer.Plan(new NextAction("回电", Now.AddHours(1)), LiWen, Now);
        Refused(() => customer.Lose(" ", LiWen, Now)).Should().Be(CustomerRefusals.ReasonMissing);

        customer.Lose("已在别处购房", LiWen, Now);

        (customer.Stage, customer.Next).Should().Be((CustomerStage.Lost, null));
    }

    private void Follow(Guid byId, ContactResult result, DateTime at, string content = "聊了户型") =>
        customer.Follow(new Contact(ContactWay.Phone, result, content, at), null, null, byId, Settings, at);

    private static Refusal Refused(Action act) => act.Should().Throw<RefusedException>().Which.Refusal;
}
