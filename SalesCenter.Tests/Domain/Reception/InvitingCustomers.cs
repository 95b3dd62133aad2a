using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Domain.Reception;

public sealed class InvitingCustomers
{
    /// <summary>10:00 in Shanghai.</summary>
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly BusinessCalendar Calendar = new ProjectSettings().Calendar;
    private readonly Guid li = Guid.NewGuid();
    private readonly Customer customer;
    private readonly Invitation invitation;

    public InvitingCustomers()
    {
        customer = KnownCustomer.Of(li, Guid.NewGuid(), "赵先生", "13800000001", Now);
        invitation = new Invitation(customer, Now.AddHours(5), "带太太", Calendar, li, Now);
    }

    [Theory]
    [InlineData(-9, InvitationState.Kept)]
    [InlineData(13, InvitationState.Kept)]
    [InlineData(14, InvitationState.Open)]
    public void A_visit_on_the_same_day_of_the_sales_centre_keeps_it(int hoursFromNow, InvitationState state)
    {
        invitation.Keep(new Visit(customer.ProjectId, 1, li, Now.AddHours(hoursFromNow)), Calendar);

        invitation.State.Should().Be(state);
    }

    [Fact]
    public void The_end_of_the_day_misses_it_and_the_timeline_says_so()
    {
        invitation.Miss(customer, invitation.EndsAt.AddTicks(-1)).Should().BeFalse();
        invitation.Miss(customer, invitation.EndsAt).Should().BeTrue();

        invitation.EndsAt.Should().Be(new DateTime(2026, 11, 24, 16, 0, 0, DateTimeKind.Utc));
        customer.TakeEvents().OfType<CustomerMoment>().Select(moment => moment.Kind).Should().EndWith([MomentKind.Invited, MomentKind.InvitationMissed]);
    }

    [Fact]
    public void What_was_called_off_is_neither_kept_nor_missed()
    {
        invitation.CallOff();

        invitation.Keep(new Visit(customer.ProjectId, 1, li, Now), Calendar).Should().BeFalse();
        invitation.Miss(customer, invitation.EndsAt).Should().BeFalse();
    }

    [Fact]
    public void Nobody_is_invited_for_yesterday() =>
        FluentActions.Invoking(() => new Invitation(customer, Now, "", Calendar, li, Now)).Should().Throw<RefusedException>().Which.Refusal.Should().Be(ReceptionRefusals.InvitationOver(Now));
}
