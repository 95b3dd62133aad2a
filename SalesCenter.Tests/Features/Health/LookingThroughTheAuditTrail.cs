using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Health;

namespace SalesCenter.Tests.Features.Health;

/// <summary>The watch looks every ten minutes at what is new, and through everything once a night; the clock of the tests begins at two.</summary>
public sealed class LookingThroughTheAuditTrail : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private int held;

    private InvariantWatch Watch => centre.Services.GetRequiredService<InvariantWatch>();

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        await Work();
        await Watch.Look(default);
        Watch.Wrong.Should().Be(0);
        centre.Clock.Advance(TimeSpan.FromMinutes(10));
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Leaves_what_it_has_proven_to_the_night()
    {
        await centre.TamperWithAudit("UPDATE AuditEntries SET Answer = 'null' WHERE Id = 1");
        await Watch.Look(default);
        Watch.Wrong.Should().Be(0, "years are not recomputed every ten minutes");

        centre.Clock.Advance(TimeSpan.FromDays(1));
        await Watch.Look(default);

        Watch.Wrong.Should().Be(1);
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Answer = 'null' WHERE Id = (SELECT MAX(Id) FROM AuditEntries)")]
    [InlineData("DELETE FROM AuditEntries WHERE Id = (SELECT MAX(Id) - 1 FROM AuditEntries)")]
    [InlineData("UPDATE AuditSeals SET Hash = 'another' WHERE Number = 2")]
    [InlineData("DELETE FROM AuditSeals WHERE Number >= 2")]
    public async Task Sees_at_once_what_happened_to_what_is_new_and_to_where_that_begins(string change)
    {
        await Work();
        await centre.TamperWithAudit(change);

        await Watch.Look(default);

        Watch.Wrong.Should().BePositive();
    }

    [Fact]
    public async Task Goes_on_where_it_was()
    {
        for (var look = 0; look < 3; look++)
        {
            await Work();
            await Watch.Look(default);
            Watch.Wrong.Should().Be(0);
        }
    }

    private async Task Work()
    {
        var hold = await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[held++], project.CustomerOfLiWen));
        await centre.Send(project.LiWen, new GiveUpHold(project.Id, hold.Value.DealId));
        await centre.Services.GetRequiredService<AuditSealer>().Seal(default);
    }
}
