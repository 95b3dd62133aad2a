using SalesCenter.Domain.Common;
using SalesCenter.Domain.Reception;

namespace SalesCenter.Tests.Domain.Reception;

public sealed class AskingOnAPhone
{
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private readonly string token = FormLink.NewToken();
    private readonly FormLink link;

    public AskingOnAPhone() => link = new FormLink(new Visit(Guid.NewGuid(), 1, Guid.NewGuid(), Now), token, Guid.NewGuid(), Now);

    [Fact]
    public void The_address_holds_192_bits_and_the_row_only_their_hash()
    {
        token.Should().MatchRegex("^[A-Za-z0-9_-]{32}$").And.NotBe(FormLink.NewToken());
        link.TokenHash.Should().Be(FormLink.HashOf(token)).And.NotContain(token);
    }

    [Fact]
    public void It_works_once()
    {
        link.Use("", Now);

        FluentActions.Invoking(() => link.Use("", Now)).Should().Throw<RefusedException>().Which.Refusal.Should().Be(ReceptionRefusals.LinkOver);
    }

    [Fact]
    public void It_works_for_a_day()
    {
        link.IsOpen(Now.AddHours(24).AddTicks(-1)).Should().BeTrue();
        link.IsOpen(Now.AddHours(24)).Should().BeFalse();
    }

    [Fact]
    public void What_was_written_stays_until_somebody_has_looked()
    {
        link.Use("{}", Now);
        link.End(Now);
        link.Answers.Should().Be("{}");

        link.Close(Now);
        link.Answers.Should().BeEmpty();
    }

    [Fact]
    public void A_secret_that_can_be_guessed_is_refused() =>
        FluentActions.Invoking(() => new FormLink(new Visit(Guid.NewGuid(), 1, Guid.NewGuid(), Now), "short", Guid.NewGuid(), Now)).Should().Throw<RefusedException>();

    [Fact]
    public void Lists_keep_each_choice_once_and_none_that_is_too_long()
    {
        var lists = new ReceptionLists(Guid.NewGuid());
        var choices = new ReceptionChoices("路过", "", "", "", "", "", "", "滨江府\n\n滨江府 ", "");

        lists.Set(choices);

        lists.Competitors.Should().Be("滨江府");
        FluentActions.Invoking(() => lists.Set(choices with { Layouts = new string('长', 31) })).Should().Throw<RefusedException>();
    }
}
