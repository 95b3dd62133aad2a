using Microsoft.Extensions.Time.Testing;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Domain.Reception;

public sealed class EnteringACall
{
    private static readonly ProjectSettings Rules = new();
    private readonly Guid projectId = Guid.NewGuid(), li = Guid.NewGuid(), wang = Guid.NewGuid();
    private readonly FakeTimeProvider clock = new();

    [Theory]
    [InlineData("2026-11-24 10:00", "2026-11-24 10:05", false, "at once")]
    [InlineData("2026-11-24 10:00", "2026-11-24 17:29", false, "before the cut-off")]
    [InlineData("2026-11-24 10:00", "2026-11-24 17:30", true, "it missed its daily report")]
    [InlineData("2026-11-24 17:29", "2026-11-24 17:31", false, "it ended after the cut-off, so it belongs to the next report")]
    [InlineData("2026-11-24 17:30", "2026-11-24 23:59", false, "the evening shift on the same evening")]
    [InlineData("2026-11-24 23:00", "2026-11-25 00:00", true, "the next calendar day, though the same business day")]
    [InlineData("2026-11-24 23:59", "2026-11-25 00:01", false, "it ended after midnight")]
    [InlineData("2026-11-24 18:00", "2026-11-25 09:00", true, "the next morning")]
    [InlineData("2026-11-30 20:00", "2026-11-30 20:10", false, "the last evening of a month")]
    [InlineData("2026-11-30 20:00", "2026-12-01 08:00", true, "the next month")]
    [InlineData("2026-12-31 17:00", "2027-01-01 10:00", true, "the next year")]
    public void Is_late_after_its_day(string answered, string entered, bool isLate, string because)
    {
        clock.SetUtcNow(Local(entered));

        var call = Call.WithoutNumber(projectId, CallerHint.None, li, new CallTime(Local(answered), TimeSpan.FromMinutes(2)), new CallContent(), Rules, clock.GetUtcNow().UtcDateTime);

        call.IsLate.Should().Be(isLate, because);
        (call.AnsweredAt, call.EnteredAt).Should().Be((Local(answered), Local(entered)));
    }

    [Theory]
    [InlineData(180, true, false)]
    [InlineData(181, true, true)]
    [InlineData(300, false, false)]
    [InlineData(301, false, true)]
    public void Is_long_by_the_limit_of_the_time(int seconds, bool isHot, bool isLong) =>
        Call.WithoutNumber(projectId, CallerHint.None, li, Lasting(TimeSpan.FromSeconds(seconds)), new CallContent(), Rules with { IsHotAdvertising = isHot }, Now).IsLong.Should().Be(isLong);

    [Fact]
    public void Is_refused_from_the_future_and_when_nobody_talks_that_long()
    {
        Refusing(() => Call.Missed(projectId, CallerHint.None, li, Now.AddMinutes(1), "", Rules, Now)).Should().Be(ReceptionRefusals.CallInTheFuture(Now.AddMinutes(1)));
        Refusing(() => Call.WithoutNumber(projectId, CallerHint.None, li, Lasting(TimeSpan.FromHours(5)), new CallContent(), Rules, Now)).Should().Be(ReceptionRefusals.CallTooLong(4));
    }

    [Fact]
    public void A_message_goes_to_the_owner_and_needs_words()
    {
        var customer = KnownCustomer.Of(wang, projectId, "钱女士", "13800000002", Now.AddDays(-1));

        var message = Call.Message(customer, new CallerHint("钱女士", "13800000002"), li, Lasting(TimeSpan.FromMinutes(1)), new CallContent(Notes: "请回电"), Rules, Now);

        (message.Kind, message.OwnerId, message.CustomerId).Should().Be((CallKind.Message, wang, customer.Id));
        Refusing(() => Call.Message(customer, CallerHint.None, li, Lasting(default), new CallContent(), Rules, Now)).Should().Be(ReceptionRefusals.MessageEmpty);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 31)]
    public void A_message_for_oneself_or_for_an_owner_whose_time_is_over_is_refused(bool isOwn, int daysLater)
    {
        var customer = KnownCustomer.Of(wang, projectId, "钱女士", "13800000002", Now);
        var later = Now.AddDays(daysLater);

        Refusing(() => Call.Message(customer, CallerHint.None, isOwn ? wang : li, new CallTime(later, default), new CallContent(Notes: "请回电"), Rules, later)).Should().Be(ReceptionRefusals.NobodyToTell);
    }

    [Fact]
    public void Nothing_is_agreed_for_a_time_before_the_call()
    {
        var call = Call.WithoutNumber(projectId, CallerHint.None, li, Lasting(TimeSpan.FromMinutes(1)), new CallContent(), Rules, Now);

        Refusing(() => call.Agree(Now.AddDays(-1), null)).Should().Be(ReceptionRefusals.AgreedForThePast(Now.AddDays(-1)));
        call.Agree(Now.AddDays(2), Now.AddHours(1));
        (call.InvitedFor, call.CallBackAt).Should().Be((Now.AddDays(2), Now.AddHours(1)));
    }

    private static DateTime Now => TestCentre.Morning.UtcDateTime;

    private static CallTime Lasting(TimeSpan duration) => new(Now - duration, duration);

    private static DateTime Local(string time) => Rules.Calendar.Instant(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    private static Refusal Refusing(Action act) => FluentActions.Invoking(act).Should().Throw<RefusedException>().Which.Refusal;
}
