using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Persistence.Providers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Stock.Import.Upload;

namespace SalesCenter.Tests.Faults;

/// <summary>
/// What passes by itself costs a moment: the whole command is asked again under the same request id, a few times, and has one effect.
/// What does not pass is told in plain words, and nothing is half written.
/// </summary>
public sealed class ADatabaseThatStumbles : IAsyncLifetime
{
    private const int Attempts = 4;

    /// <summary>Every connection of the pool is in use: no number of a server.</summary>
    private const int NoneFree = int.MaxValue;

    private readonly HiccupCentre centre = new();
    private SmallProject project = null!;

    private HoldUnit Hold => new(project.Id, project.Units[0], project.CustomerOfLiWen);

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData(Moment.Begin, 0)]
    [InlineData(Moment.Commit, 0)]
    [InlineData(Moment.Answer, 0)]
    [InlineData(Moment.Begin, ServerErrors.Deadlock)]
    [InlineData(Moment.Commit, ServerErrors.Deadlock)]
    [InlineData(Moment.Answer, ServerErrors.Timeout)]
    [InlineData(Moment.Commit, ServerErrors.Timeout)]
    [InlineData(Moment.Begin, 40613)]
    [InlineData(Moment.Begin, NoneFree)]
    public async Task Once_is_asked_again_and_nobody_notices(Moment moment, int number)
    {
        Stumbles(moment, times: 1, number);

        var answer = await centre.Send(project.LiWen, Hold);

        answer.Refusal.Should().BeNull();
        centre.Failed.Should().Be(1);
        (await Kept()).Should().Be((1, 1));
        (await centre.Database(db => db.Deals.IgnoreQueryFilters().Select(deal => deal.Id).SingleAsync())).Should().Be(answer.Value.DealId, "the answer is that of the attempt that was kept");
        await centre.Holds();
    }

    [Fact]
    public async Task Once_leaves_a_file_whole_that_can_be_read_once()
    {
        Stumbles(Moment.Begin, times: 1, number: 0);

        var kept = await centre.Send(project.Manager, new KeepUpload(project.Id, "价格表.csv", new MemoryStream("1栋,101"u8.ToArray())));

        centre.Failed.Should().Be(1);
        var (content, name) = centre.Services.GetRequiredService<Uploads>().Open(project.Manager, kept.Value)!.Value;
        await using (content)
            content.Length.Should().Be("1栋,101"u8.Length);
        name.Should().Be("价格表.csv");
    }

    [Theory]
    [InlineData(Moment.Begin, 0, "system.busy")]
    [InlineData(Moment.Commit, 0, "system.busy")]
    [InlineData(Moment.Commit, ServerErrors.Deadlock, "system.busy")]
    [InlineData(Moment.Begin, 4060, "system.storage")]
    public async Task For_good_is_told_after_a_few_attempts_and_nothing_is_half_written(Moment moment, int number, string words)
    {
        var command = Hold;
        Stumbles(moment, times: 1_000, number);

        (await centre.Send(project.LiWen, command)).Refusal!.Code.Should().Be(words);
        centre.Failed.Should().Be(Attempts);
        (await Kept()).Should().Be((0, 0));

        centre.Times = 0;
        (await centre.Send(project.LiWen, command)).Refusal.Should().BeNull("it recovers by itself");
        (await Kept()).Should().Be((1, 1));
        await centre.Holds();
    }

    [Theory]
    [InlineData(13)]
    [InlineData(9002)]
    [InlineData(207)]
    public async Task In_a_way_that_does_not_pass_is_not_asked_again(int number)
    {
        Stumbles(Moment.Commit, times: 1, number);

        (await centre.Send(project.LiWen, Hold)).Refusal!.Code.Should().Be(number == 207 ? "system.defect" : "system.storage");

        centre.Failed.Should().Be(1);
        (await Kept()).Should().Be((0, 0));
    }

    [Fact]
    public async Task Asks_a_refused_command_no_second_time()
    {
        await centre.Send(project.LiWen, Hold);
        Stumbles(Moment.Begin, times: 1_000, number: 0);

        (await centre.Send(project.WangFang, new HoldUnit(project.Id, project.Units[0], project.CustomerOfWangFang))).Refusal!.Code.Should().NotStartWith("system.");

        centre.Failed.Should().Be(0, "a refusal writes nothing and is an answer");
    }

    private void Stumbles(Moment moment, int times, int number)
    {
        (centre.At, centre.Times) = (moment, times);
        centre.Failure = number switch
        {
            0 => HiccupCentre.Busy,
            13 => HiccupCentre.Full,
            NoneFree => HiccupCentre.NoneFree,
            _ => () => HiccupCentre.SqlServer(number),
        };
    }

    private Task<(int Deals, int Requests)> Kept() => centre.Database(async db => (
        await db.Deals.IgnoreQueryFilters().CountAsync(), await db.AuditEntries.CountAsync(entry => entry.Action == nameof(HoldUnit))));
}

/// <summary>What a database means by what it throws.</summary>
public sealed class WordsOfADatabase
{
    [Theory]
    [InlineData(2601, DatabaseTrouble.Taken)]
    [InlineData(2627, DatabaseTrouble.Taken)]
    [InlineData(1205, DatabaseTrouble.Busy)]
    [InlineData(1222, DatabaseTrouble.Busy)]
    [InlineData(-2, DatabaseTrouble.Busy)]
    [InlineData(3960, DatabaseTrouble.Busy)]
    [InlineData(49920, DatabaseTrouble.Busy)]
    [InlineData(4060, DatabaseTrouble.Away)]
    [InlineData(40613, DatabaseTrouble.Away)]
    [InlineData(10054, DatabaseTrouble.Away)]
    [InlineData(1105, DatabaseTrouble.Storage)]
    [InlineData(9002, DatabaseTrouble.Storage)]
    [InlineData(3906, DatabaseTrouble.Storage)]
    [InlineData(208, DatabaseTrouble.Defect)]
    public void Are_understood_of_a_server(int number, DatabaseTrouble trouble) => DatabaseKind.TroubleIn(HiccupCentre.SqlServer(number)).Should().Be(trouble);

    [Theory]
    [InlineData(111, DatabaseTrouble.Away)]
    [InlineData(2601, DatabaseTrouble.Taken)]
    [InlineData(823, DatabaseTrouble.Storage)]
    public void Are_understood_of_a_connection_that_is_gone(int number, DatabaseTrouble trouble) => DatabaseKind.TroubleIn(HiccupCentre.SqlServer(number, severity: 20)).Should().Be(trouble);

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void Are_understood_of_a_pool_without_a_free_connection_in_every_language(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var noneFree = HiccupCentre.NoneFree();

        noneFree.Message.Contains("obtaining a connection from the pool", StringComparison.Ordinal).Should().Be(language == "en");
        DatabaseKind.TroubleIn(new InvalidOperationException("while saving", noneFree)).Should().Be(DatabaseTrouble.Busy);
    }

    [Theory]
    [InlineData(5, 5, DatabaseTrouble.Busy)]
    [InlineData(5, 517, DatabaseTrouble.Busy)]
    [InlineData(6, 6, DatabaseTrouble.Busy)]
    [InlineData(19, 2067, DatabaseTrouble.Taken)]
    [InlineData(19, 1555, DatabaseTrouble.Taken)]
    [InlineData(19, 275, DatabaseTrouble.Defect)]
    [InlineData(8, 8, DatabaseTrouble.Storage)]
    [InlineData(10, 10, DatabaseTrouble.Storage)]
    [InlineData(13, 13, DatabaseTrouble.Storage)]
    [InlineData(1, 1, DatabaseTrouble.Defect)]
    public void Are_understood_of_a_file(int code, int extended, DatabaseTrouble trouble) =>
        DatabaseKind.TroubleIn(new Microsoft.Data.Sqlite.SqliteException("", code, extended)).Should().Be(trouble);

    [Fact]
    public void Are_found_beneath_what_others_made_of_them()
    {
        DbException deadlock = HiccupCentre.SqlServer(ServerErrors.Deadlock);
        DatabaseKind.TroubleIn(new InvalidOperationException("likely due to a transient failure", new DbUpdateException("", deadlock))).Should().Be(DatabaseTrouble.Busy);
        DatabaseKind.TroubleIn(new IOException("no disk")).Should().Be(DatabaseTrouble.None);
        DatabaseKind.TroubleIn(new InvalidOperationException("a defect of ours")).Should().Be(DatabaseTrouble.None);
    }
}
