using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Tests.Races;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Faults;

/// <summary>
/// Wake-ups are lost here, all of them: nothing runs by itself in these tests. A board that looks at the log whenever it
/// likes still ends equal to the database, by any history and however the entries are portioned.
/// </summary>
public sealed class LostSignals(TestCentre centre) : IClassFixture<TestCentre>
{
    /// <summary>What is not heard of is looked for: the time that quality asks for when Redis is away.</summary>
    [Fact]
    public void Fault_6_cost_a_second_at_most() => CommitFollower.Net.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(1));

    [Fact]
    public async Task Fault_6_leave_the_board_right_by_any_history()
    {
        var history = Gen.Select(Gen.Enum<Move>(), Gen.Bool).Array[1, 14];
        await Gen.Select(Gen.Enum<Start>(), history).SampleAsync(async sample =>
        {
            var ground = await Ground.Prepare(centre, sample.Item1);
            var book = new BoardBook(centre.Services.GetRequiredService<IServiceScopeFactory>());
            await book.Open(ground.ProjectId);
            foreach (var (move, look) in sample.Item2)
            {
                await ground.Make(move);
                if (look)
                    await book.CatchUp(ground.ProjectId, CancellationToken.None);
            }
            await book.CatchUp(ground.ProjectId, CancellationToken.None);

            Describe(await book.Open(ground.ProjectId)).Should().Equal(Describe(await Fresh(ground.ProjectId)));
        }, iter: 25, threads: 1);
    }

    [Fact]
    public async Task Fault_7_and_a_second_look_finds_nothing_new()
    {
        var project = await SmallProject.In(centre);
        using var book = new BoardBook(centre.Services.GetRequiredService<IServiceScopeFactory>());
        await book.Open(project.Id);
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));

        (await book.CatchUp(project.Id, CancellationToken.None))!.Entries.Should().ContainSingle();
        (await book.CatchUp(project.Id, CancellationToken.None)).Should().BeNull();
    }

    [Fact]
    public async Task Fault_7_an_entry_told_twice_or_too_early_is_not_taken_for_the_next_one()
    {
        var ground = await Ground.Prepare(centre, Start.Free);
        var before = await Fresh(ground.ProjectId);
        await ground.Make(Move.HoldByLiWen);
        await ground.Make(Move.HoldOtherUnitByLiWen);
        var entries = await centre.Database(db => db.BoardLog.IgnoreQueryFilters().AsNoTracking().Where(entry => entry.ProjectId == ground.ProjectId && entry.Number > before.Number).ToListAsync());
        var held = before.Apply(entries[0]);

        FluentActions.Invoking(() => held.Apply(entries[0])).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => before.Apply(new() { ProjectId = ground.ProjectId, Number = before.Number + 2, UnitId = ground.UnitId })).Should().Throw<InvalidOperationException>();
    }

    private async Task<BoardPicture> Fresh(Guid projectId)
    {
        using var book = new BoardBook(centre.Services.GetRequiredService<IServiceScopeFactory>());
        return await book.Open(projectId);
    }

    private static IEnumerable<object?> Describe(BoardPicture picture) => [picture.Number, picture.UpdatedAt, picture.Epoch, .. picture.Totals, .. picture.Units];
}
