using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Stock.Withholding;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Faults;

/// <summary>Two products on one database, each with all that runs by itself: what one would do alone, both together do once.</summary>
public sealed class SharingADatabase : IAsyncLifetime
{
    private readonly TestCentre here = new();
    private CentreOn there = null!;
    private SmallProject project = null!;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(here);
        there = new CentreOn(here.DatabaseFile);
    }

    public async ValueTask DisposeAsync()
    {
        await there.DisposeAsync();
        await here.DisposeAsync();
    }

    [Fact]
    public void Takes_a_session_for_good_that_the_other_one_has_signed()
    {
        var signed = Signer(here).Protect("李雯");

        Signer(there).Unprotect(signed).Should().Be("李雯");
    }

    [Fact]
    public async Task Keeps_the_keys_of_sessions_unreadable_without_the_key_of_personal_data()
    {
        var signed = Signer(here).Protect("李雯");
        await using var stranger = new StrangeCentre(here.DatabaseFile);

        (await here.Database(db => db.SessionKeys.AsNoTracking().SingleAsync())).Content.Should().Contain("<sealed").And.NotContain("masterKey");
        FluentActions.Invoking(() => Signer(stranger).Unprotect(signed)).Should().Throw<CryptographicException>();
        Signer(stranger).Unprotect(Signer(stranger).Protect("王芳")).Should().Be("王芳", "people sign in anew");
    }

    [Fact]
    public async Task Seals_one_chain_when_both_seal_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var hold = await (round % 2 == 0 ? here : there).Send(project.LiWen, new HoldUnit(project.Id, project.Units[round], project.CustomerOfLiWen));
            await here.Send(project.LiWen, new GiveUpHold(project.Id, hold.Value.DealId));
            await Task.WhenAll(Seal(here), Seal(there));
        }
        await Seal(here);

        var chain = await here.Database(db => AuditChain.Verify(db, project.Id, CancellationToken.None));
        chain.Should().Match<ChainState>(state => state.Length == 10 && state.Break == null);
    }

    [Fact]
    public async Task Lapses_a_hold_once_and_reminds_once_when_both_clocks_strike()
    {
        await here.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));
        (await here.Send(project.Manager, new WithholdUnits(project.Id, [project.Units[1]], "领导参观", here.Now.AddHours(1)))).Refusal.Should().BeNull();
        foreach (var centre in new[] { here, there })
            centre.Clock.Advance(TimeSpan.FromHours(2));

        await Task.WhenAll(Task.Run(() => here.Clockwork.Run(CancellationToken.None)), Task.Run(() => there.Clockwork.Run(CancellationToken.None)));

        (await here.Database(db => db.BoardLog.IgnoreQueryFilters().CountAsync(entry => entry.UnitId == project.Units[0] && entry.DealId == null && entry.Status == UnitStatus.Available && entry.At >= here.Now.AddMinutes(-1))))
            .Should().BeLessThanOrEqualTo(1);
        (await project.Unit(project.Units[0])).Status.Should().Be(UnitStatus.Available);
        (await here.Database(db => db.Notices.IgnoreQueryFilters().CountAsync(notice => notice.Code == "notice.withholding-ended" && notice.RecipientId == project.Manager))).Should().Be(1);
        await here.Holds();
    }

    [Fact]
    public async Task Tells_a_notice_that_became_visible_after_a_later_one_and_tells_none_twice()
    {
        TestDatabase.RequireFile("it gives notices their numbers itself, and takes none that a test has thought of.");
        var told = new List<string>();
        using var listening = there.Services.GetRequiredService<DeskFeed>().Listen(project.LiWen, notice => told.Add(notice.Code));
        var relay = there.Services.GetRequiredService<DeskRelay>();
        await relay.CatchUp(CancellationToken.None);

        await Write(1_001, "second");
        await relay.CatchUp(CancellationToken.None);
        await Write(1_000, "first");
        await relay.CatchUp(CancellationToken.None);
        await relay.CatchUp(CancellationToken.None);
        there.Clock.Advance(TimeSpan.FromMinutes(2));
        await relay.CatchUp(CancellationToken.None);
        await Write(1_002, "third");
        await relay.CatchUp(CancellationToken.None);

        told.Should().Equal("second", "first", "third");
    }

    [Fact]
    public async Task Waits_for_all_missing_notices_at_once_and_a_minute_at_most()
    {
        TestDatabase.RequireFile("it gives notices their numbers itself, and takes none that a test has thought of.");
        var told = new List<string>();
        using var listening = there.Services.GetRequiredService<DeskFeed>().Listen(project.LiWen, notice => told.Add(notice.Code));
        var relay = there.Services.GetRequiredService<DeskRelay>();
        await relay.CatchUp(CancellationToken.None);
        await Write(1_000, "first");
        await Write(1_002, "third");
        await Write(1_004, "fifth");
        await relay.CatchUp(CancellationToken.None);

        there.Clock.Advance(TimeSpan.FromMinutes(2));
        await relay.CatchUp(CancellationToken.None);
        await Write(1_001, "second");
        await Write(1_003, "fourth");
        await Write(1_006, "seventh");
        await relay.CatchUp(CancellationToken.None);
        await Write(1_005, "sixth");
        await relay.CatchUp(CancellationToken.None);

        told.Should().Equal("first", "third", "fifth", "seventh", "sixth");
    }

    [Fact]
    public async Task Seals_what_became_visible_long_after_entries_with_higher_ids()
    {
        TestDatabase.RequireFile("it gives entries their ids itself, and takes none that a test has thought of.");
        await Note(1_000, "First");
        await Seal(here);
        here.Clock.Advance(TimeSpan.FromMinutes(3));
        await Note(5_000, "Third");
        await Seal(here);

        await Note(1_001, "Second");
        here.Clock.Advance(TimeSpan.FromMinutes(3));
        (await here.Services.GetRequiredService<AuditSealer>().Oldest(there.Services.CreateScope().ServiceProvider.GetRequiredService<SalesDb>(), CancellationToken.None)).Should().NotBeNull();
        await Seal(here);

        (await here.Database(db => db.AuditSeals.CountAsync(seal => seal.EntryId == 1_001))).Should().Be(1);
    }

    private static IDataProtector Signer(TestCentre centre) => centre.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static Task<int> Seal(TestCentre centre) => Task.Run(() => centre.Services.GetRequiredService<AuditSealer>().Seal(CancellationToken.None));

    private Task Note(long id, string action) => here.Database(db =>
    {
        db.AuditEntries.Add(new AuditEntry { Id = id, ProjectId = project.Id, At = here.Now, Action = action, RequestId = Guid.CreateVersion7(), Content = "{}", Digest = action, Answer = "{}" });
        return Task.CompletedTask;
    });

    private Task Write(long number, string code) => here.Database(db =>
    {
        db.Notices.Add(new Notice { Number = number, ProjectId = project.Id, RecipientId = project.LiWen, Code = code, Values = "[]", At = here.Now });
        return Task.CompletedTask;
    });

    /// <summary>Another key of personal data, as after it was lost.</summary>
    private sealed class StrangeCentre(string file) : CentreOn(file)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Privacy:Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            builder.UseSetting("Privacy:NewKey", "true");
        }
    }
}
