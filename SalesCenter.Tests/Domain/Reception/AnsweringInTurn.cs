using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Domain.Reception;

public sealed class AnsweringInTurn
{
    private static readonly DateTime Now = TestCentre.Morning.UtcDateTime;
    private readonly Actor li = new(Guid.NewGuid(), "李雯", new HashSet<Role> { Role.Consultant });
    private readonly Actor wang = new(Guid.NewGuid(), "王芳", new HashSet<Role> { Role.Consultant });
    private readonly Actor manager = new(Guid.NewGuid(), "陈经理", new HashSet<Role> { Role.SalesManager });
    private readonly Rota rota = new(Guid.NewGuid(), RotaKind.Calls, new DateOnly(2026, 11, 24));

    public AnsweringInTurn()
    {
        rota.CheckIn(li.Id, li.Id, Now);
        rota.CheckIn(wang.Id, wang.Id, Now);
    }

    [Fact]
    public void The_next_in_turn_uses_it_up_and_waits_at_the_end()
    {
        rota.Answer(li, CallerSort.New, "", Now).Should().Be(new TurnTaken(rota.Id, 1, ""));

        Order().Should().Equal(wang.Id, li.Id);
    }

    [Theory]
    [InlineData(CallerSort.Own, RotaStep.ReceivedOwn)]
    [InlineData(CallerSort.OfColleague, RotaStep.StoodIn)]
    public void Own_customers_and_messages_leave_the_order_as_it_is(CallerSort caller, RotaStep step)
    {
        rota.Answer(li, caller, "", Now).Should().BeNull();

        Order().Should().Equal(li.Id, wang.Id);
        rota.TakeEvents().OfType<RotaMoved>().Last().Step.Should().Be(step);
    }

    [Fact]
    public void Out_of_turn_needs_a_reason()
    {
        Refusing(() => rota.Answer(wang, CallerSort.New, " ", Now)).Should().Be(ReceptionRefusals.ReasonMissing);

        rota.Answer(wang, CallerSort.New, "李雯在讲解", Now).Should().Be(new TurnTaken(rota.Id, 1, "李雯在讲解"));
        Order().Should().Equal(li.Id, wang.Id);
    }

    [Fact]
    public void Who_had_not_checked_in_joins_by_answering()
    {
        var empty = new Rota(rota.ProjectId, RotaKind.Calls, rota.Day);

        empty.Answer(li, CallerSort.New, "", Now)!.Number.Should().Be(1);
        empty.Next!.ConsultantId.Should().Be(li.Id);
    }

    [Fact]
    public void Who_was_away_and_answers_is_back()
    {
        rota.StepAway(li.Id, "午餐", li.Id, Now);

        rota.Answer(li, CallerSort.New, "王芳在线", Now);

        rota.InOrder.Should().OnlyContain(place => place.State == RotaState.Waiting);
    }

    [Fact]
    public void Who_was_away_and_answers_an_unattended_hotline_needs_no_reason()
    {
        rota.StepAway(li.Id, "午餐", li.Id, Now);
        rota.StepAway(wang.Id, "开会", wang.Id, Now);

        rota.Answer(li, CallerSort.New, "", Now).Should().Be(new TurnTaken(rota.Id, 1, ""));
    }

    [Fact]
    public void A_manager_who_helps_out_says_why_and_stays_outside()
    {
        Refusing(() => rota.Answer(manager, CallerSort.New, "", Now)).Should().Be(ReceptionRefusals.ReasonMissing);

        rota.Answer(manager, CallerSort.New, "无人接听", Now).Should().Be(new TurnTaken(rota.Id, null, "无人接听"));
        Order().Should().Equal(li.Id, wang.Id);
    }

    private List<Guid> Order() => [.. rota.InOrder.Select(place => place.ConsultantId)];

    private static Refusal Refusing(Action act) => FluentActions.Invoking(act).Should().Throw<RefusedException>().Which.Refusal;
}
