using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;

namespace SalesCenter.Tests.Features.Board;

public sealed class WatchingThePublicBoard : IAsyncLifetime
{
    private readonly LiveCentre centre = new();
    private SmallProject project = null!;
    private TvBrowser tv = null!;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        tv = await centre.PairedTv(project);
    }

    public ValueTask DisposeAsync()
    {
        tv.Dispose();
        return centre.DisposeAsync();
    }

    [Fact]
    public async Task Begins_with_the_whole_picture()
    {
        await using var screen = await tv.Watch();

        var picture = (await screen.Join()).GetProperty("picture");

        picture.GetProperty("project").GetString().Should().Be("测试花园");
        picture.GetProperty("totals").GetProperty("available").GetInt32().Should().Be(20);
        var top = picture.GetProperty("buildings")[0].GetProperty("floors")[0];
        top.GetProperty("floor").GetInt32().Should().Be(5);
        top.GetProperty("units")[0].GetProperty("room").GetString().Should().Be("501");
        top.GetProperty("units")[0].GetProperty("price").GetDecimal().Should().Be(5_000_000);
    }

    [Fact]
    public async Task Is_told_each_change_once_and_in_order()
    {
        await using var screen = await tv.Watch();
        var (_, number) = At(await screen.Join());

        var hold = await Hold();
        await centre.PassOn();
        await centre.Send(project.LiWen, new GiveUpHold(project.Id, hold));
        await centre.PassOn();
        await centre.PassOn();

        var taken = await screen.Next("changes");
        var freed = await screen.Next("changes");
        Numbers(taken).Should().Be((number + 1, number + 1));
        Numbers(freed).Should().Be((number + 2, number + 2));
        StatusOf(taken).Should().Be(PublicStatus.InTalks);
        StatusOf(freed).Should().Be(PublicStatus.Available);
        taken.GetProperty("totals").GetProperty("inTalks").GetInt32().Should().Be(1);
        screen.HasNews.Should().BeFalse();
    }

    [Fact]
    public async Task Fault_7_after_a_gap_only_what_was_missed_is_told()
    {
        await using var screen = await tv.Watch();
        var (epoch, number) = At(await screen.Join());
        var hold = await Hold();
        await centre.Send(project.LiWen, new GiveUpHold(project.Id, hold));
        await centre.Send(project.WangFang, new HoldUnit(project.Id, project.Units[1], project.CustomerOfWangFang));
        await centre.PassOn();

        var missed = (await screen.Join(epoch, number)).GetProperty("changes");

        Numbers(missed).Should().Be((number + 1, number + 3));
        missed.GetProperty("units").EnumerateArray().ToDictionary(unit => unit.GetProperty("id").GetGuid(), Status).Should().BeEquivalentTo(
            new Dictionary<Guid, PublicStatus> { [project.Units[0]] = PublicStatus.Available, [project.Units[1]] = PublicStatus.InTalks });
    }

    [Fact]
    public async Task Nothing_missed_is_told_as_no_changes()
    {
        await using var screen = await tv.Watch();
        var (epoch, number) = At(await screen.Join());

        var changes = (await screen.Join(epoch, number)).GetProperty("changes");

        changes.GetProperty("units").GetArrayLength().Should().Be(0);
        changes.GetProperty("to").GetInt64().Should().Be(number);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task A_number_that_never_was_gets_the_picture(long forged)
    {
        await using var screen = await tv.Watch();
        var (epoch, _) = At(await screen.Join());

        (await screen.Join(epoch, forged)).TryGetProperty("picture", out _).Should().BeTrue();
    }

    [Fact]
    public async Task Fault_23_a_number_from_before_a_restored_backup_gets_the_picture()
    {
        await using var screen = await tv.Watch();
        var (epoch, number) = At(await screen.Join());

        (await screen.Join(epoch, number + 7)).TryGetProperty("picture", out _).Should().BeTrue("the number is from the future");
        (await screen.Join(Guid.NewGuid(), number)).TryGetProperty("picture", out _).Should().BeTrue("the epoch is unknown");
    }

    [Fact]
    public async Task A_board_that_became_another_one_is_fetched_again()
    {
        await using var screen = await tv.Watch();
        var (epoch, number) = At(await screen.Join());

        await Configure(settings => settings with { ShowPricesInPublic = false });
        await centre.PassOn();

        await screen.Next("redrawn");
        var answer = await screen.Join(epoch, number);
        answer.GetProperty("picture").GetRawText().Should().NotContain("price");
    }

    [Fact]
    public async Task Neither_people_nor_ends_nor_secret_prices_are_ever_sent()
    {
        await using var screen = await tv.Watch();
        await screen.Join();
        await Hold();
        await centre.PassOn();

        var sent = (await screen.Next("changes")).GetRawText() + (await screen.Join()).GetRawText();

        sent.Should().Contain(project.Units[0].ToString(), "else the test would look at nothing");
        var deal = await centre.Database(db => db.Deals.IgnoreQueryFilters().AsNoTracking().SingleAsync());
        sent.Should().NotContainAny(
            project.LiWen.ToString(), project.CustomerOfLiWen.ToString(), deal.Id.ToString(), "李雯", "赵先生",
            "4500000", "5500000", "until", "floorPrice", "deal", "byId");
        UnitIn(await screen.Join(), project.Units[0]).TryGetProperty("price", out _).Should().BeFalse("the unit is in talks");
    }

    [Fact]
    public async Task A_unit_that_must_not_be_sold_is_not_offered()
    {
        await centre.Database(async db => (await db.Units.IgnoreQueryFilters().SingleAsync(unit => unit.Id == project.Units[0])).Block(SaleBlocks.Seized));
        await using var screen = await tv.Watch();

        var answer = await screen.Join();

        Status(UnitIn(answer, project.Units[0])).Should().Be(PublicStatus.NotOpen);
        answer.GetProperty("picture").GetProperty("totals").GetProperty("available").GetInt32().Should().Be(19);
    }

    [Fact]
    public async Task Fault_7_the_heartbeat_names_the_latest_number_and_the_servers_time()
    {
        await using var screen = await tv.Watch();
        var (epoch, number) = At(await screen.Join());
        await Hold();
        await centre.PassOn();
        await screen.Next("changes");

        await centre.Beat();

        var beat = await screen.Next("heartbeat");
        beat.GetProperty("epoch").GetGuid().Should().Be(epoch);
        beat.GetProperty("number").GetInt64().Should().Be(number + 1);
        beat.GetProperty("at").GetDateTime().Should().Be(centre.Now);
    }

    [Fact]
    public async Task No_heartbeat_comes_while_the_log_cannot_be_read()
    {
        await using var screen = await tv.Watch();
        await screen.Join();
        await centre.PassOn();
        centre.Clock.Advance(TimeSpan.FromSeconds(6));
        await centre.Beat();
        await Hold();
        await centre.PassOn();

        await screen.Next("changes");
    }

    [Fact]
    public async Task Fault_5_heartbeats_come_also_while_nothing_can_be_written()
    {
        TestDatabase.RequireFile("its locks are not ours to obstruct.");
        await using var screen = await tv.Watch();
        await screen.Join();
        await centre.PassOn();
        await using var other = new SqliteConnection($"Data Source={centre.DatabaseFile};Pooling=False");
        await other.OpenAsync();
        await using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN EXCLUSIVE";
        await begin.ExecuteNonQueryAsync();

        await centre.Beat();

        await screen.Next("heartbeat");
    }

    [Fact]
    public async Task Managers_are_told_when_each_TV_was_last_on()
    {
        await using var screen = await tv.Watch();
        using var off = await centre.PairedTv(project, "样板间");
        centre.Clock.Advance(TimeSpan.FromMinutes(3));

        await centre.NoteSeen();

        var seen = await centre.Database(db => db.Displays.ToDictionaryAsync(display => display.Id, display => display.LastSeenAt));
        seen[tv.DisplayId].Should().Be(centre.Now);
        seen[off.DisplayId].Should().Be(centre.Now.AddMinutes(-3));
    }

    [Fact]
    public async Task Todays_subscriptions_are_those_of_the_business_day()
    {
        await Become(project.Units[0], UnitStatus.Subscribed);
        await Become(project.Units[1], UnitStatus.Subscribed);
        await Become(project.Units[1], UnitStatus.Contracted);
        await using var screen = await tv.Watch();
        Subscriptions(await screen.Join()).Should().Be((2, 2));

        // Eight hours later it is 18:00 in Shanghai: after the cut-off, the next business day.
        centre.Clock.Advance(TimeSpan.FromHours(8));
        Subscriptions(await screen.Join()).Should().Be((0, 2));
        await Become(project.Units[2], UnitStatus.Subscribed);
        await centre.PassOn();
        Subscriptions(await screen.Join()).Should().Be((1, 3));
        await Configure(settings => settings with { ShowSubscriptionsInPublic = false });
        await centre.PassOn();
        (await screen.Join()).GetRawText().Should().NotContain("subscribedToday");
    }

    private static (int Today, int InAll) Subscriptions(JsonElement answer)
    {
        var totals = answer.GetProperty("picture").GetProperty("totals");
        return (totals.GetProperty("subscribedToday").GetInt32(), totals.GetProperty("subscribedInAll").GetInt32());
    }

    private static (Guid Epoch, long Number) At(JsonElement answer)
    {
        var picture = answer.GetProperty("picture");
        return (picture.GetProperty("epoch").GetGuid(), picture.GetProperty("number").GetInt64());
    }

    private static (long From, long To) Numbers(JsonElement changes) => (changes.GetProperty("from").GetInt64(), changes.GetProperty("to").GetInt64());

    private static PublicStatus StatusOf(JsonElement changes) => Status(changes.GetProperty("units").EnumerateArray().Single());

    private static PublicStatus Status(JsonElement unit) => (PublicStatus)unit.GetProperty("status").GetInt32();

    private static JsonElement UnitIn(JsonElement answer, Guid unitId) => answer.GetProperty("picture").GetProperty("buildings").EnumerateArray()
        .SelectMany(building => building.GetProperty("floors").EnumerateArray()).SelectMany(floor => floor.GetProperty("units").EnumerateArray())
        .Single(unit => unit.GetProperty("id").GetGuid() == unitId);

    private async Task<Guid> Hold() => (await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen))).Value.DealId;

    private Task Become(Guid unitId, UnitStatus status) => centre.Database(async db =>
        UnitMoves.MoveTo(await db.Units.IgnoreQueryFilters().SingleAsync(unit => unit.Id == unitId), status, centre.Now, null, null, null));

    private Task Configure(Func<ProjectSettings, ProjectSettings> change) => centre.Database(async db =>
    {
        var changed = await db.Projects.SingleAsync(known => known.Id == project.Id);
        changed.Configure(change(changed.Settings), "");
    });
}
