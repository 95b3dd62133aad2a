using SalesCenter.Domain.Common;
using SalesCenter.Domain.Reception;

namespace SalesCenter.Tests.Domain.Reception;

public sealed class KeepingARota
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private readonly Guid desk = Guid.NewGuid(), li = Guid.NewGuid(), wang = Guid.NewGuid(), sun = Guid.NewGuid();
    private readonly Rota rota = new(Guid.NewGuid(), RotaKind.Visits, new DateOnly(2026, 11, 24));

    public KeepingARota()
    {
        foreach (var consultant in new[] { li, wang, sun })
            rota.CheckIn(consultant, consultant, Now);
    }

    [Fact]
    public void The_next_in_turn_goes_to_the_end()
    {
        rota.GiveTurn(desk, Now).Should().Be(new Turn(li, 1));
        rota.GetFree(li, li, Now.AddHours(1));

        Order().Should().Equal(wang, sun, li);
        rota.Turns.Should().Be(1);
    }

    [Fact]
    public void An_own_customer_uses_up_no_turn()
    {
        rota.Receive(li, RotaStep.ReceivedOwn, desk, Now);
        rota.Next!.ConsultantId.Should().Be(wang);
        rota.GetFree(li, li, Now.AddHours(1));

        Order().Should().Equal(li, wang, sun);
        rota.Turns.Should().Be(0);
    }

    [Fact]
    public void Out_of_turn_needs_a_reason_and_costs_the_place()
    {
        FluentActions.Invoking(() => rota.Take(wang, " ", desk, Now)).Should().Throw<RefusedException>().Which.Refusal.Should().Be(ReceptionRefusals.ReasonMissing);

        rota.Take(wang, "客户点名", desk, Now).Should().Be(new Turn(wang, 1));
        rota.GetFree(wang, wang, Now);

        Order().Should().Equal(li, sun, wang);
    }

    [Fact]
    public void A_leaver_is_out_at_once_though_a_visitor_is_with_them()
    {
        rota.GiveTurn(desk, Now);
        rota.TakeEvents();

        rota.Leave(li, desk, Now);
        rota.Leave(li, desk, Now);

        Order().Should().Equal(wang, sun);
        rota.TakeEvents().OfType<RotaMoved>().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Step = RotaStep.Left, ConsultantId = li, ById = desk });
    }

    [Fact]
    public void Who_yields_lets_one_go_first()
    {
        rota.Yield(li, "接听电话", li, Now);

        Order().Should().Equal(wang, li, sun);
    }

    [Fact]
    public void Nobody_yields_to_nobody() =>
        FluentActions.Invoking(() => rota.Yield(sun, "接听电话", sun, Now)).Should().Throw<RefusedException>().Which.Refusal.Should().Be(ReceptionRefusals.NobodyBehind);

    [Fact]
    public void Who_is_skipped_goes_to_the_end()
    {
        rota.Skip(li, "不在前台", desk, Now);

        Order().Should().Equal(wang, sun, li);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 2)]
    public void Who_steps_back_in_waits_at_the_end_or_where_a_superior_puts_them(bool toOldPlace, int place)
    {
        rota.StepAway(li, "午餐", li, Now);
        rota.Next!.ConsultantId.Should().Be(wang);
        rota.StepBack(li, toOldPlace, "公司安排", desk, Now.AddMinutes(30));

        Order()[place].Should().Be(li);
    }

    [Fact]
    public void The_last_in_line_stands_by_for_trade_visitors()
    {
        rota.Last!.ConsultantId.Should().Be(sun);
        rota.Receive(sun, RotaStep.ReceivedTrade, desk, Now);

        rota.Last!.ConsultantId.Should().Be(wang);
    }

    [Fact]
    public void With_nobody_waiting_no_turn_is_given()
    {
        foreach (var consultant in new[] { li, wang, sun })
            rota.StepAway(consultant, "开会", consultant, Now);

        FluentActions.Invoking(() => rota.GiveTurn(desk, Now)).Should().Throw<RefusedException>().Which.Refusal.Should().Be(ReceptionRefusals.NobodyWaits);
    }

    [Fact]
    public void Everything_is_told_to_the_log()
    {
        rota.GiveTurn(desk, Now);

        rota.TakeEvents().OfType<RotaMoved>().Last().Should().Be(new RotaMoved(rota.ProjectId, rota.Id, RotaKind.Visits, RotaStep.TookTurn, li, desk, Now, "", 1));
    }

    private List<Guid> Order() => [.. rota.InOrder.Select(place => place.ConsultantId)];
}
