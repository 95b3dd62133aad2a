using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.SignIn;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.SignIn;

public sealed class SigningIn : IAsyncLifetime
{
    private const string Right = "sea breeze at noon";
    private readonly TestCentre centre = new();
    private Guid first;

    public async ValueTask InitializeAsync() => first = (await SetUp("boss")).Value;

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task The_first_administrator_is_set_up_once_and_never_again()
    {
        var (again, roles) = (await SetUp("second"), (await People.Find(first))!.Roles);

        again.Refusal!.Code.Should().Be("set-up.done");
        roles.Should().Equal(new KnownRole(Role.Administrator, null));
    }

    [Fact]
    public async Task Two_who_set_up_in_the_same_second_leave_one_administrator()
    {
        await using var empty = new TestCentre();
        var dispatcher = empty.Services.GetRequiredService<Dispatcher>();

        var tries = await Task.WhenAll(Enumerable.Range(1, 8).Select(number =>
            Task.Run(() => dispatcher.Send<Guid>(new SetUpFirstAdministrator($"boss{number}", "周系统", Right), null))));

        tries.Count(one => one.Succeeded).Should().Be(1);
        (await empty.Database(db => db.Users.CountAsync())).Should().Be(1);
    }

    [Fact]
    public async Task Lets_in_whoever_knows_the_password_whatever_the_case_of_the_name()
    {
        (await Try("BOSS", Right)).PersonId.Should().Be(first);
        (await Try("boss", Right.ToUpperInvariant())).Reason.Should().Be("sign-in.wrong");
        (await Try("nobody", Right)).Reason.Should().Be("sign-in.wrong");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_name_for_a_quarter_of_an_hour()
    {
        for (var count = 1; count <= 4; count++)
            (await Try("boss", "wrong")).Reason.Should().Be("sign-in.wrong");

        (await Try("boss", "wrong")).Should().Be(new SignInAnswer(null, "sign-in.locked", centre.Now.AddMinutes(15)));
        (await Try("boss", Right)).Reason.Should().Be("sign-in.locked");

        centre.Clock.Advance(TimeSpan.FromMinutes(15));
        (await Try("boss", Right)).PersonId.Should().Be(first);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_locked_like_any_other()
    {
        for (var count = 1; count <= 4; count++)
            (await Try("nobody", "wrong")).Reason.Should().Be("sign-in.wrong");

        (await Try(" NoBody", "wrong")).Should().Be(new SignInAnswer(null, "sign-in.locked", centre.Now.AddMinutes(15)));
        (await Try("nobody", Right)).Should().Be(new SignInAnswer(null, "sign-in.locked", centre.Now.AddMinutes(15)));

        centre.Clock.Advance(TimeSpan.FromMinutes(15));
        (await Try("nobody", Right)).Reason.Should().Be("sign-in.wrong");
    }

    [Fact]
    public async Task Wrong_passwords_given_at_once_are_all_counted()
    {
        var tries = await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => Task.Run(() => Try("boss", "wrong"))));

        tries.Should().ContainSingle(one => one.Reason == "sign-in.locked");
    }

    [Theory]
    [InlineData("seven77", "password.too-short")]
    [InlineData("PassWord123", "password.common")]
    [InlineData("woaini1314", "password.common")]
    [InlineData("boss-1-2", null)]
    [InlineData("bossboss12", "password.common")]
    [InlineData("一二三四五六七八", null)]
    public async Task A_password_is_long_enough_and_not_among_those_tried_first(string password, string? reason)
    {
        var changed = await centre.Send(first, new ChangePassword(Right, password));

        changed.Refusal?.Fields[nameof(ChangePassword.New)].Code.Should().Be(reason);
        changed.Succeeded.Should().Be(reason is null);
    }

    [Fact]
    public async Task A_password_is_changed_by_whoever_knows_the_old_one_and_ends_other_sessions()
    {
        var stamp = (await People.Find(first))!.SecurityStamp;

        (await centre.Send(first, new ChangePassword("wrong", "river and mountain"))).Refusal!.Fields.Should().ContainKey(nameof(ChangePassword.Current));
        (await centre.Send(first, new ChangePassword(Right, "river and mountain"))).Succeeded.Should().BeTrue();

        (await People.Find(first))!.SecurityStamp.Should().NotBe(stamp);
        (await Try("boss", Right)).PersonId.Should().BeNull();
        (await Try("boss", "river and mountain")).PersonId.Should().Be(first);
    }

    [Fact]
    public async Task Passwords_are_written_nowhere()
    {
        await Try("boss", "a-wrong-secret");
        await centre.Send(first, new ChangePassword(Right, "river and mountain"));

        var trail = await centre.Database(db => db.AuditEntries.Select(entry => entry.Content + entry.Answer).ToListAsync());
        trail.Should().HaveCountGreaterThanOrEqualTo(3);
        trail.Should().NotContain(entry => entry.Contains(Right) || entry.Contains("a-wrong-secret") || entry.Contains("river and mountain"));
    }

    [Theory]
    [InlineData("/p/A/board?unit=1", "/p/A/board?unit=1")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("/\t/elsewhere.example", "/")]
    [InlineData("/p/A/栋", "/p/A/%E6%A0%8B")]
    [InlineData("/.//elsewhere.example", "/.//elsewhere.example")]
    [InlineData(null, "/")]
    public void Leads_on_only_inside_the_product(string? back, string to) => LocalAddress.Or(back, "/").Should().Be(to);

    [Theory]
    [InlineData("/.//elsewhere.example")]
    [InlineData("/p/..//elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/p/A/栋")]
    public async Task Nobody_is_led_to_another_site_by_signing_in(string back)
    {
        var browser = centre.CreateClient(new() { AllowAutoRedirect = false });
        var page = await (await browser.GetAsync("/sign-in")).Content.ReadAsStringAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value,
            ["Form.UserName"] = "boss",
            ["Form.Password"] = Right,
        });

        var answer = await browser.PostAsync($"/sign-in?back={Uri.EscapeDataString(back)}", form);

        new Uri(browser.BaseAddress!, answer.Headers.Location!).Host.Should().Be(browser.BaseAddress!.Host);
    }

    private PeopleBook People => centre.Services.GetRequiredService<PeopleBook>();

    private Task<Result<Guid>> SetUp(string userName) => centre.Services.GetRequiredService<Dispatcher>().Send<Guid>(new SetUpFirstAdministrator(userName, "周系统", Right), null);

    private async Task<SignInAnswer> Try(string userName, string password) =>
        (await centre.Services.GetRequiredService<Dispatcher>().Send<SignInAnswer>(new SalesCenter.Web.Features.SignIn.SignIn(userName, password), null)).Value;
}
