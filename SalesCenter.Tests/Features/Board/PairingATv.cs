using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Displays;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Board.Displays;

namespace SalesCenter.Tests.Features.Board;

public sealed class PairingATv : IAsyncLifetime
{
    private readonly LiveCentre centre = new();
    private SmallProject project = null!;
    private TvBrowser tv = null!;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        tv = centre.NewTv();
    }

    public ValueTask DisposeAsync()
    {
        tv.Dispose();
        return centre.DisposeAsync();
    }

    [Fact]
    public async Task Begins_with_a_code_that_stays_for_ten_minutes()
    {
        var code = (await tv.Report()).Code;
        code.Should().MatchRegex("^[3-9A-Y]{6}$").And.NotContainAny("0", "O", "1", "I", "L", "B", "8S", "5S");
        centre.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        (await tv.Report()).Code.Should().Be(code);

        centre.Clock.Advance(TimeSpan.FromTicks(1));
        (await tv.Report()).Code.Should().NotBe(code);
        (await Pair(project.Manager, code!)).Refusal!.Code.Should().Be("display.code-unknown");
    }

    [Fact]
    public async Task A_code_that_has_ended_pairs_nothing_though_the_TV_has_not_shown_another_one()
    {
        var code = (await tv.Report()).Code!;
        centre.Clock.Advance(TimeSpan.FromMinutes(10));

        (await Pair(project.Manager, code)).Refusal!.Code.Should().Be("display.code-unknown");
    }

    [Fact]
    public async Task Is_done_by_typing_the_code_as_people_type_it()
    {
        var code = (await tv.Report()).Code!;

        var paired = await Pair(project.Manager, $" {code[..3].ToLowerInvariant()}-{code[3..].ToLowerInvariant()} ");

        paired.Refusal.Should().BeNull();
        (await tv.Report()).IsPaired.Should().BeTrue();
        (await centre.Ask(project.Manager, new Displays(project.Id))).Value.Should().ContainSingle()
            .Which.Should().Be(new DisplayRow(paired.Value, "大厅", centre.Now, centre.Now, 0));
    }

    [Fact]
    public async Task Leaves_only_the_digest_of_the_key_in_the_database_and_no_script_can_read_it()
    {
        await tv.Report();

        var cookie = tv.Jar.Single();
        cookie.HttpOnly.Should().BeTrue();
        var display = await centre.Database(db => db.Displays.AsNoTracking().SingleAsync());
        display.KeyHash.Should().Be(DisplayDevice.HashOf(cookie.Value)).And.NotContain(cookie.Value);
        (await centre.Database(db => db.AuditEntries.AsNoTracking().Select(entry => entry.Content + entry.Answer).ToListAsync()))
            .Should().NotContain(written => written.Contains(cookie.Value) || written.Contains(display.KeyHash));
    }

    [Fact]
    public async Task Is_refused_to_consultants_and_to_managers_of_other_projects()
    {
        var code = (await tv.Report()).Code!;
        var other = await SmallProject.In(centre);

        (await Pair(project.LiWen, code)).Refusal!.Code.Should().Be("role.forbidden");
        (await Pair(other.Manager, code)).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task A_TV_is_paired_once_though_two_managers_type_its_code()
    {
        var code = (await tv.Report()).Code!;
        var other = await SmallProject.In(centre);

        var answers = await Task.WhenAll(Pair(project.Manager, code), centre.Send(other.Manager, new PairDisplay(other.Id, code, "洽谈区")));

        answers.Should().ContainSingle(answer => answer.Refusal == null);
        answers.Should().ContainSingle(answer => answer.Refusal != null && answer.Refusal.Code == "display.code-unknown");
    }

    [Fact]
    public async Task Fault_24_guessing_is_locked_for_ten_minutes_after_five_wrong_codes()
    {
        var code = (await tv.Report()).Code!;
        for (var guess = 0; guess < 5; guess++)
            (await Pair(project.Manager, "GUESS" + guess)).Refusal!.Code.Should().Be("display.code-unknown");

        (await Pair(project.Manager, code)).Refusal!.Code.Should().Be("display.too-many-attempts");
        centre.Clock.Advance(TimeSpan.FromMinutes(10));
        (await Pair(project.Manager, (await tv.Report()).Code!)).Refusal.Should().BeNull();
    }

    [Fact]
    public async Task Fault_15_one_address_cannot_fill_the_list_of_waiting_TVs()
    {
        for (var count = 0; count < 20; count++)
        {
            using var fresh = centre.NewTv();
            await fresh.Report();
        }

        using var late = centre.NewTv();
        ((int)(await late.TryReport()).StatusCode).Should().Be(429);
    }

    [Fact]
    public async Task A_TV_that_went_away_unpaired_is_forgotten()
    {
        await tv.Report();
        centre.Clock.Advance(TimeSpan.FromMinutes(10));

        using var next = centre.NewTv();
        await next.Report();

        (await centre.Database(db => db.Displays.CountAsync())).Should().Be(1);
        (await tv.Report()).Code.Should().NotBeNull("a TV that comes back simply begins anew");
    }

    [Fact]
    public async Task A_paired_TV_is_renamed_and_revoked_by_its_own_project_only()
    {
        var id = (await Pair(project.Manager, (await tv.Report()).Code!)).Value;
        var other = await SmallProject.In(centre);

        (await centre.Send(other.Manager, new RevokeDisplay(other.Id, id))).Refusal!.Code.Should().Be("display.unknown");
        (await centre.Send(other.Manager, new RenameDisplay(other.Id, id, "别处"))).Refusal!.Code.Should().Be("display.unknown");
        (await centre.Send(project.Manager, new RenameDisplay(project.Id, id, " 洽谈区 "))).Refusal.Should().BeNull();
        (await centre.Ask(project.Manager, new Displays(project.Id))).Value.Single().Name.Should().Be("洽谈区");
        (await centre.Send(project.Manager, new RevokeDisplay(project.Id, id))).Refusal.Should().BeNull();
        (await centre.Ask(project.Manager, new Displays(project.Id))).Value.Should().BeEmpty();
    }

    private Task<Result<Guid>> Pair(Guid person, string code) => centre.Send(person, new PairDisplay(project.Id, code, "大厅"));
}
