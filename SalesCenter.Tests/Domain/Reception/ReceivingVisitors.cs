using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Domain.Reception;

public sealed class ReceivingVisitors
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private readonly Guid project = Guid.NewGuid(), desk = Guid.NewGuid(), li = Guid.NewGuid(), wang = Guid.NewGuid(), sun = Guid.NewGuid();
    private readonly Rota rota;

    public ReceivingVisitors()
    {
        rota = new Rota(project, RotaKind.Visits, new DateOnly(2026, 11, 24));
        foreach (var consultant in new[] { li, wang, sun })
            rota.CheckIn(consultant, consultant, Now);
    }

    [Fact]
    public void A_new_visitor_uses_up_the_turn_of_the_next()
    {
        var visit = Received(owner: null);

        (visit.ConsultantId, visit.How, visit.Turn, visit.Form).Should().Be((li, RotaStep.TookTurn, 1, FormState.Missing));
        rota.Next!.ConsultantId.Should().Be(wang);
    }

    [Fact]
    public void An_owner_who_waits_receives_their_own_without_a_turn()
    {
        var visit = Received(owner: wang);

        (visit.ConsultantId, visit.How, visit.Turn, visit.IsStandIn).Should().Be((wang, RotaStep.ReceivedOwn, null, false));
        rota.Turns.Should().Be(0);
        rota.StateOf(wang).Should().Be(RotaState.Busy);
    }

    [Theory]
    [InlineData("away")]
    [InlineData("busy")]
    [InlineData("absent")]
    public void For_an_owner_who_can_not_the_last_in_the_rota_stands_in(string owner)
    {
        if (owner == "away")
            rota.StepAway(wang, "用餐", wang, Now);
        else if (owner == "busy")
            Received(owner: wang);
        else
            rota.CheckOut(wang, wang, Now);

        var visit = Received(owner: wang);

        (visit.ConsultantId, visit.OwnerId, visit.How, visit.Turn, visit.IsStandIn).Should().Be((sun, wang, RotaStep.StoodIn, null, true));
        rota.Turns.Should().Be(0);
    }

    [Fact]
    public void A_trade_visitor_gets_the_last_and_counts_nowhere()
    {
        var visit = New();
        visit.IsOfTheTrade();
        visit.BeReceived(rota, null, "", desk, Now);

        (visit.ConsultantId, visit.Turn, visit.Counts, visit.Form).Should().Be((sun, null, false, FormState.NotNeeded));
    }

    [Fact]
    public void Somebody_else_than_the_next_needs_a_reason()
    {
        var visit = New();

        Refusal(() => visit.BeReceived(rota, sun, " ", desk, Now)).Should().Be(ReceptionRefusals.ReasonMissing);
        visit.BeReceived(rota, sun, "客户点名", desk, Now);

        (visit.ConsultantId, visit.How, visit.Turn).Should().Be((sun, RotaStep.TookOutOfTurn, 1));
    }

    [Fact]
    public void Nobody_is_received_twice()
    {
        var visit = Received(owner: null);

        Refusal(() => visit.BeReceived(rota, null, "", desk, Now)).Should().Be(ReceptionRefusals.ReceivedAlready(li, Now));
        rota.Turns.Should().Be(1);
    }

    [Fact]
    public void With_nobody_waiting_the_visitor_waits_on()
    {
        foreach (var consultant in new[] { li, wang, sun })
            rota.StepAway(consultant, "开会", consultant, Now);
        var visit = New();

        Refusal(() => visit.BeReceived(rota, null, "", desk, Now)).Should().Be(ReceptionRefusals.NobodyWaits);
        visit.ConsultantId.Should().BeNull();
    }

    [Fact]
    public void Whoever_has_seen_out_the_last_of_their_visitors_waits_again()
    {
        var (first, second) = (Received(owner: null), New());
        second.BeReceived(rota, sun, "客户点名", desk, Now);

        first.End(rota, consultantHasOthers: true, li, Now);
        rota.StateOf(li).Should().Be(RotaState.Busy);
        second.End(rota, consultantHasOthers: false, sun, Now);
        rota.StateOf(sun).Should().Be(RotaState.Waiting);
    }

    [Fact]
    public void A_busy_consultant_does_not_leave()
    {
        Received(owner: null);

        Refusal(() => rota.CheckOut(li, li, Now)).Should().Be(ReceptionRefusals.Busy(li));
    }

    [Fact]
    public void A_visit_is_a_contact_of_the_owner_even_when_somebody_stood_in()
    {
        var customer = KnownCustomer.Of(wang, project, "钱女士", "13800000002", Now.AddDays(-20));
        rota.StepAway(wang, "用餐", wang, Now);
        var visit = New();
        visit.Recognise("13800000002", customer.Id, wang, cameBefore: false);
        visit.BeReceived(rota, null, "", desk, Now);
        visit.TellStory(customer, new ProjectSettings(), Now);

        customer.Stage.Should().Be(CustomerStage.Visitor);
        (customer.OwnerId, customer.Ownership!.ProtectedUntil).Should().Be((wang, Now.AddDays(30)));
        customer.TakeEvents().OfType<CustomerMoment>().Select(moment => moment.Kind).Should().Contain(MomentKind.Visited);
    }

    [Fact]
    public void Who_came_along_counts_and_has_a_name()
    {
        var visit = New();
        Refusal(() => visit.Accompany(" ", Relation.Spouse, "")).Should().Be(ReceptionRefusals.CompanionNameless);
        visit.Accompany("钱先生", Relation.Spouse, "13800000003");

        (visit.People, visit.Companions.Count).Should().Be((2, 1));
        Refusal(() => visit.Count(0)).Should().Be(ReceptionRefusals.PeopleInvalid(99));
    }

    private Visit New() => new(project, 1, desk, Now);

    private Visit Received(Guid? owner)
    {
        var visit = New();
        visit.Recognise("", null, owner, cameBefore: false);
        visit.BeReceived(rota, null, "", desk, Now);
        return visit;
    }

    private static Refusal Refusal(Action act) => act.Should().Throw<RefusedException>().Which.Refusal;
}
