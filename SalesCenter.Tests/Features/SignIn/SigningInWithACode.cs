using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.People.ResetSecondFactor;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Features.SignIn;
using SalesCenter.Web.Features.SignIn.TwoSteps;

namespace SalesCenter.Tests.Features.SignIn;

public sealed class SigningInWithACode : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Registered boss = null!;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        boss = await (await Registered.In(centre, project.Manager)).WithApp();
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task The_password_alone_opens_no_session()
    {
        var sessions = await Sessions();

        var half = await boss.GivePassword();

        half.PersonId.Should().BeNull();
        half.SessionId.Should().BeNull();
        half.Pass.Should().NotBeNull();
        (await Sessions()).Should().Be(sessions);
        (await boss.Give(boss.Code(), half.Pass)).PersonId.Should().Be(boss.Id);
        (await Sessions()).Should().Be(sessions + 1);
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public async Task A_clock_may_be_half_a_minute_wrong(int seconds, bool enters) =>
        ((await boss.Give(boss.Code(seconds))).SessionId is not null).Should().Be(enters);

    [Fact]
    public async Task A_code_counts_once()
    {
        var code = boss.Code();
        (await boss.Give(code)).SessionId.Should().NotBeNull();

        (await boss.Give(code)).Reason.Should().Be("sign-in.code-wrong");
        (await boss.Give(boss.Code(-30))).Reason.Should().Be("sign-in.code-wrong", "an earlier code is as good as used");
        (await boss.Give(boss.Code(30))).SessionId.Should().NotBeNull();
    }

    [Fact]
    public async Task A_code_on_two_servers_in_the_same_moment_counts_once()
    {
        await using var second = new CentreOn(centre.DatabaseFile);
        second.Clock.SetUtcNow(centre.Clock.GetUtcNow());
        var code = boss.Code();
        var passes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => (await boss.GivePassword()).Pass!));

        var answers = await Task.WhenAll(passes.Select((pass, index) => Task.Run(async () =>
            (await (index % 2 == 0 ? centre : second).Services.GetRequiredService<Web.Pipeline.Dispatcher>().Send<SignInAnswer>(new GiveCode(pass, code), null)).Value)));

        answers.Count(answer => answer.SessionId is not null).Should().Be(1);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_name_and_the_right_password_between_them_forgives_none()
    {
        for (var count = 1; count <= 4; count++)
            (await boss.Give("000000")).Reason.Should().Be("sign-in.code-wrong");

        (await boss.Give("000000")).Should().Be(new SignInAnswer(null, "sign-in.locked", centre.Now.AddMinutes(15)));
        (await boss.GivePassword()).Reason.Should().Be("sign-in.locked");
    }

    [Fact]
    public async Task A_pass_lasts_five_minutes_and_is_nobody_elses()
    {
        var other = await (await Registered.In(centre, project.LiWen)).WithApp();
        var pass = (await boss.GivePassword()).Pass;

        (await boss.Give(other.Code(), pass)).Reason.Should().Be("sign-in.code-wrong");
        (await boss.Give(boss.Code(), "forged")).Reason.Should().Be("sign-in.half-over");
        centre.Clock.Advance(TimeSpan.FromMinutes(5));
        (await boss.Give(boss.Code(), pass)).Reason.Should().Be("sign-in.half-over");
    }

    [Fact]
    public async Task A_pass_is_worthless_once_the_password_has_changed()
    {
        var pass = (await boss.GivePassword()).Pass;

        (await centre.Send(boss.Id, new ChangePassword(Registered.Password, "river and mountain"))).Refusal.Should().BeNull();

        (await boss.Give(boss.Code(), pass)).Reason.Should().Be("sign-in.half-over");
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_app_once_however_it_is_typed_and_its_owner_is_told()
    {
        var code = boss.RecoveryCodes[3];

        (await boss.Give(code.ToLowerInvariant().Replace("-", " "))).RecoveryCodesLeft.Should().Be(9);
        (await boss.Give(code)).Reason.Should().Be("sign-in.code-wrong");

        (await centre.Database(db => db.Notices.IgnoreQueryFilters().SingleAsync(notice => notice.RecipientId == boss.Id && notice.Code == "notice.recovery-code-used"))).Values.Should().Contain("9");
        (await centre.Database(db => db.AuditEntries.CountAsync(entry => entry.Action == nameof(GiveCode) && entry.Answer.Contains("\"RecoveryCodesLeft\":9")))).Should().Be(1);
    }

    [Fact]
    public async Task Neither_keys_nor_codes_are_written_anywhere()
    {
        await boss.Give(boss.RecoveryCodes[0]);
        await boss.Give(boss.Code());

        var kept = await centre.Database(db => db.SecondFactors.SingleAsync());
        var trail = string.Join('\n', await centre.Database(db => db.AuditEntries.Select(entry => entry.Content + entry.Answer).ToListAsync()));
        kept.Key.Should().NotContain(boss.Key);
        foreach (var secret in boss.RecoveryCodes.Append(boss.Key).Append(boss.Code()))
            (trail + string.Join('\n', kept.RecoveryHashes)).Should().NotContain(secret);
    }

    [Fact]
    public async Task A_key_that_was_copied_into_another_persons_row_opens_nothing()
    {
        var other = await (await Registered.In(centre, project.LiWen)).WithApp();
        await centre.Database(db => db.Database.ExecuteSqlAsync($"""UPDATE SecondFactors SET "Key" = (SELECT "Key" FROM SecondFactors WHERE PersonId = {other.Id}) WHERE PersonId = {boss.Id}"""));

        (await boss.Give(other.Code())).Reason.Should().Be("sign-in.code-wrong");
    }

    [Fact]
    public async Task Changing_it_needs_password_and_code_and_the_old_one_counts_until_the_new_one_is_confirmed()
    {
        var refused = await centre.Send(boss.Id, new BeginSecondFactor("wrong", boss.Code()));
        refused.Refusal!.Fields[nameof(BeginSecondFactor.Password)].Code.Should().Be("password.wrong");
        (await centre.Send(boss.Id, new BeginSecondFactor(Registered.Password, "000000"))).Refusal!.Fields[nameof(BeginSecondFactor.Code)].Code.Should().Be("second-factor.code-wrong");

        (await centre.Send(boss.Id, new BeginSecondFactor(Registered.Password, boss.Code()))).Refusal.Should().BeNull();
        (await boss.Give(boss.Code(30))).SessionId.Should().NotBeNull();
        (await centre.Send(boss.Id, new ConfirmSecondFactor("000000"))).Refusal!.Fields[nameof(ConfirmSecondFactor.Code)].Code.Should().Be("second-factor.code-wrong");
        centre.Clock.Advance(SecondFactor.Patience);
        (await centre.Send(boss.Id, new ConfirmSecondFactor("000000"))).Refusal!.Code.Should().Be("second-factor.begin-again");
    }

    [Fact]
    public async Task Ten_wrong_tries_of_somebody_at_anothers_tablet_are_all()
    {
        for (var count = 0; count < 10; count++)
            await centre.Send(boss.Id, new RemoveSecondFactor("guess", ""));

        (await centre.Send(boss.Id, new RemoveSecondFactor(Registered.Password, boss.Code()))).Refusal!.Code.Should().Be("second-factor.too-many");
        (await centre.Send(boss.Id, new ChangePassword(Registered.Password, "river and mountain"))).Refusal!.Code.Should().Be("second-factor.too-many");
        centre.Clock.Advance(TimeSpan.FromMinutes(10));
        (await centre.Send(boss.Id, new RemoveSecondFactor(Registered.Password, boss.Code()))).Refusal.Should().BeNull();
        (await boss.GivePassword()).SessionId.Should().NotBeNull();
    }

    [Fact]
    public async Task An_administrator_takes_it_from_somebody_who_lost_their_phone_and_says_why()
    {
        var administrator = await centre.Hire("周系统", Role.Administrator, null);
        await boss.Give(boss.Code());

        (await centre.Send(administrator, new ResetSecondFactor(boss.Id, "手机丢失"))).Refusal.Should().BeNull();

        (await centre.Database(db => db.Sessions.CountAsync(session => session.PersonId == boss.Id))).Should().Be(0);
        var told = await centre.Database(db => db.Notices.IgnoreQueryFilters().SingleAsync(notice => notice.RecipientId == boss.Id && notice.Code == "notice.second-factor-reset"));
        JsonSerializer.Deserialize<string[]>(told.Values).Should().Contain("text:手机丢失");
        (await centre.Database(db => db.AuditEntries.SingleAsync(entry => entry.Action == nameof(ResetSecondFactor)))).Content.Should().Contain("手机丢失");
        (await boss.GivePassword()).SessionId.Should().NotBeNull();
        (await centre.Send(administrator, new ResetSecondFactor(boss.Id, "again"))).Refusal!.Code.Should().Be("second-factor.none");
    }

    [Fact]
    public async Task Nobody_resets_their_own_and_nobody_but_an_administrator_anothers()
    {
        var administrator = await (await Registered.Hired(centre, Role.Administrator)).WithApp();

        (await centre.Send(administrator.Id, new ResetSecondFactor(administrator.Id, "手机丢失"))).Refusal!.Code.Should().Be("second-factor.own");
        (await centre.Send(boss.Id, new ResetSecondFactor(administrator.Id, "手机丢失"))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(administrator.Id, new ResetSecondFactor(boss.Id, ""))).Refusal!.Fields.Should().ContainKey(nameof(ResetSecondFactor.Reason));
    }

    [Fact]
    public async Task Whoever_decides_or_administers_does_nothing_before_they_have_one()
    {
        await using var strict = new StrictCentre();
        var there = await SmallProject.In(strict);
        var manager = await Registered.In(strict, there.Manager);

        (await strict.Ask(there.LiWen, new MyProjects())).Refusal.Should().BeNull("consultants need none");
        (await strict.Ask(manager.Id, new MyProjects())).Refusal!.Code.Should().Be("second-factor.owed");
        await manager.WithApp();
        (await strict.Ask(manager.Id, new MyProjects())).Refusal.Should().BeNull();
        (await strict.Send(manager.Id, new RemoveSecondFactor(Registered.Password, manager.Code()))).Refusal!.Code.Should().Be("second-factor.required");
    }

    private Task<int> Sessions() => centre.Database(db => db.Sessions.CountAsync());
}
