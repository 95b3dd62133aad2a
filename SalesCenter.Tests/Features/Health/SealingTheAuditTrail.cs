using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;

namespace SalesCenter.Tests.Features.Health;

public sealed class SealingTheAuditTrail : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    private AuditSealer Sealer => centre.Services.GetRequiredService<AuditSealer>();

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        for (var unit = 0; unit < 3; unit++)
        {
            var hold = await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[unit], project.CustomerOfLiWen));
            await centre.Send(project.LiWen, new GiveUpHold(project.Id, hold.Value.DealId));
        }
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Gives_each_entry_one_seal_in_the_chain_of_its_project()
    {
        (await Sealer.Seal(default)).Should().Be(6);
        (await Sealer.Seal(default)).Should().Be(0);

        var seals = await centre.Database(db => db.AuditSeals.OrderBy(seal => seal.Number).ToListAsync());
        seals.Select(seal => seal.Number).Should().Equal(1, 2, 3, 4, 5, 6);
        seals.Should().OnlyContain(seal => seal.ChainId == project.Id);
        (await State()).Should().Be(new ChainState(6, seals[^1].Hash, null));
    }

    [Fact]
    public async Task Goes_on_where_the_chain_ended_before_a_restart()
    {
        await Sealer.Seal(default);
        await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[4], project.CustomerOfLiWen));

        var afterRestart = ActivatorUtilities.CreateInstance<AuditSealer>(centre.Services);
        (await afterRestart.Seal(default)).Should().Be(1);

        (await State()).Should().Match<ChainState>(state => state.Length == 7 && state.Break == null);
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Answer = '' WHERE Id = 3")]
    [InlineData("DELETE FROM AuditEntries WHERE Id = 3")]
    [InlineData("UPDATE AuditSeals SET Hash = 'x' WHERE Number = 3")]
    [InlineData("DELETE FROM AuditSeals WHERE Number = 3")]
    public async Task The_database_itself_refuses_to_change_the_trail(string change)
    {
        await Sealer.Seal(default);

        var changing = () => centre.Database(db => db.Database.ExecuteSqlRawAsync(change));

        (await changing.Should().ThrowAsync<DbException>()).WithMessage("*append-only*");
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Content = replace(Content, 'UnitId', 'unitid') WHERE Id = 3", ChainFault.Altered, 3)]
    [InlineData("UPDATE AuditEntries SET ActorId = '00000000-0000-0000-0000-000000000000' WHERE Id = 2", ChainFault.Altered, 2)]
    [InlineData("UPDATE AuditEntries SET At = '2026-11-24 01:00:00' WHERE Id = 4", ChainFault.Altered, 4)]
    [InlineData("UPDATE AuditEntries SET ProjectId = NULL WHERE Id = 4", ChainFault.Altered, 4)]
    [InlineData("DELETE FROM AuditEntries WHERE Id = 5", ChainFault.EntryRemoved, 5)]
    [InlineData("DELETE FROM AuditEntries WHERE Id = 2; DELETE FROM AuditSeals WHERE EntryId = 2", ChainFault.SealMissing, 2)]
    [InlineData("DELETE FROM AuditEntries WHERE Id = 2; DELETE FROM AuditSeals WHERE EntryId = 2; UPDATE AuditSeals SET Number = Number - 1 WHERE Number > 2", ChainFault.Altered, 2)]
    public async Task Whoever_has_the_file_and_changes_a_row_is_found_out(string change, ChainFault fault, long number)
    {
        await Sealer.Seal(default);
        await centre.TamperWithAudit(change);

        (await State()).Break.Should().Match<ChainBreak>(broken => broken.Fault == fault && broken.Number == number);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_with_its_seals_is_found_out()
    {
        await Sealer.Seal(default);
        (await centre.Database(db => AuditChain.TailIsCut(db, default))).Should().BeFalse();

        await centre.TamperWithAudit("DELETE FROM AuditEntries WHERE Id > 4; DELETE FROM AuditSeals WHERE EntryId > 4");

        (await State()).Break.Should().BeNull();
        (await centre.Database(db => AuditChain.TailIsCut(db, default))).Should().BeTrue();
    }

    private Task<ChainState> State() => centre.Database(db => AuditChain.Verify(db, project.Id, default));
}
