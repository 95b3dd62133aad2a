using Microsoft.AspNetCore.Hosting;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Features.Stock.Import;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Stock.Import;

namespace SalesCenter.Tests.Faults;

/// <summary>Commands that no screen offers, as somebody sends them who speaks the protocol of circuits.</summary>
public sealed class ForgedCalls : IAsyncLifetime
{
    private readonly OverheardCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Fault_10_for_anothers_customer_another_project_or_without_the_role_are_refused_and_logged_under_their_sender()
    {
        var other = await SmallProject.In(centre);
        var cashier = await centre.Hire("孙出纳", Role.Cashier, project.Id);

        await IsRefused(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfWangFang));
        await IsRefused(project.LiWen, new HoldUnit(other.Id, other.Units[0], other.CustomerOfLiWen));
        await IsRefused(project.LiWen, new HoldUnit(project.Id, other.Units[0], project.CustomerOfLiWen), isLogged: false);
        await IsRefused(cashier, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen));
        (await centre.Ask(project.LiWen, new PreviewImport(project.Id, TestTable.Many(1).Table))).Refusal!.Code.Should().Be("role.forbidden");
        await centre.Holds();
    }

    private async Task IsRefused(Guid sender, HoldUnit forged, bool isLogged = true)
    {
        centre.Log.Take();

        (await centre.Send(sender, forged)).Refusal.Should().NotBeNull();

        if (isLogged)
            centre.Log.Lines.Should().Contain(line => line.Contains(sender.ToString(), StringComparison.Ordinal) && line.Contains(nameof(HoldUnit), StringComparison.Ordinal));
    }

    /// <summary>The product, with its warnings kept.</summary>
    private sealed class OverheardCentre : TestCentre
    {
        public Overheard Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.Let(Log);
        }
    }
}
