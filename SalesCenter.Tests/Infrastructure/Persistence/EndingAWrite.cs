using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Infrastructure.Persistence;

public sealed class EndingAWrite
{
    [Fact]
    public async Task Passes_the_turn_on_even_when_the_transaction_cannot_be_closed()
    {
        await using var centre = new BreakingCentre();
        await using var first = centre.Services.CreateAsyncScope();
        await using var second = centre.Services.CreateAsyncScope();
        var db = first.ServiceProvider.GetRequiredService<SalesDb>();
        await db.BeginWrite(default);

        centre.Breaks = true;
        await db.Invoking(ending => ending.EndWrite()).Should().ThrowAsync<IOException>();
        centre.Breaks = false;

        await second.ServiceProvider.GetRequiredService<SalesDb>().Invoking(next => next.BeginWrite(default)).Should().NotThrowAsync("nobody waits for a turn that was lost");
    }

    [Fact]
    public async Task With_everything_given_up_leaves_nothing_to_what_is_committed_next()
    {
        await using var centre = new TestCentre();
        var project = await SmallProject.In(centre);
        var before = await State(centre);

        await centre.Database(async db =>
        {
            await db.BeginWrite(default);
            var unit = await db.Units.IgnoreQueryFilters().FirstAsync();
            unit.Withhold(project.Manager, "留给老客户", centre.Now.AddDays(1), centre.Now);
            await db.SaveChangesAsync();
            db.AddMany([new Unit(project.Id, unit.BuildingId, new UnitPosition("1单元", 99, "9901"), new UnitTraits("三房两厅", "南", "住宅", Area.FromSquareMetres(100), null), centre.Now)]);
            await db.GiveUp();
            db.Users.Add(new Person { UserName = "next", DisplayName = "下一位" });
        });

        (await State(centre)).Should().Be(before);
        (await centre.Database(db => db.Users.AnyAsync(person => person.UserName == "next"))).Should().BeTrue();
        await centre.Holds();
    }

    private static Task<(long Board, int Lines, int Units, int Free)> State(TestCentre centre) => centre.Database(async db => (
        (await db.Projects.SingleAsync()).BoardVersion, await db.BoardLog.CountAsync(), await db.Units.IgnoreQueryFilters().CountAsync(),
        await db.Units.IgnoreQueryFilters().CountAsync(unit => unit.Status == UnitStatus.Available)));

    /// <summary>The product on a connection that fails while it is closed.</summary>
    private sealed class BreakingCentre : TestCentre
    {
        public bool Breaks { get; set; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.ConfigureSalesDb(options => options.AddInterceptors(new Breaking(this))));
        }

        private sealed class Breaking(BreakingCentre centre) : DbConnectionInterceptor
        {
            public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
                centre.Breaks ? throw new IOException("The connection is broken.") : new(result);
        }
    }
}
