using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.Requests;

namespace SalesCenter.Tests.Races;

/// <summary>
/// Two deals swap in both directions among four units, five hundred times, while a third consultant holds what they want and what they leave: nobody waits for ever,
/// and whatever is answered, no unit has two owners.
/// </summary>
public sealed class SwappingBackAndForth : IAsyncLifetime
{
    private const int Rounds = 500;
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre, floors: 1, roomsPerFloor: 4);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Never_stands_still_and_never_sells_a_unit_twice()
    {
        var one = await Sale.Subscribed(centre, project, project.Units[0]);
        var other = await Sale.Subscribed(centre, project with { LiWen = project.WangFang, CustomerOfLiWen = project.CustomerOfWangFang }, project.Units[3]);
        await centre.Database(async db => (await db.Projects.SingleAsync(stored => stored.Id == project.Id)).Configure(
            new ProjectSettings { SwapPath = ApprovalPath.Manager, RepeatHoldPauseMinutes = 0 }, "工行 4000"));
        var third = await centre.Hire("张磊", Role.Consultant, project.Id);
        var customer = KnownCustomer.Of(third, project.Id, "孙先生", "13800000004", centre.Now);
        await centre.Database(async db => await db.AddAsync(customer));
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        var swaps = 0;

        for (var round = 0; round < Rounds; round++)
        {
            var (here, there) = (await UnitOf(one.DealId), await UnitOf(other.DealId));
            var free = project.Units.Where(unit => unit != here && unit != there).ToArray();
            var (to, and) = (free[chance.Next(2)], free[chance.Next(2)]);
            await Task.WhenAll(Ask(one, to), Ask(other, and));
            var wanted = free[chance.Next(2)];

            var answers = await Task.WhenAll(
                Task.Run(() => Approve(one)), Task.Run(() => Approve(other)), Task.Run(() => HoldAndGiveUp(third, wanted, customer.Id))).WaitAsync(TimeSpan.FromMinutes(1));

            swaps += answers.Take(2).Count(refusal => refusal is null);
            if (to == and)
                answers.Take(2).Should().Contain(refusal => refusal != null, "seed {0}", seed);
            foreach (var (sale, refusal) in new[] { (one, answers[0]), (other, answers[1]) }.Where(pair => pair.Item2 is not null))
                (await centre.Send(sale.Project.LiWen, new WithdrawRequest(project.Id, sale.DealId))).Succeeded.Should().BeTrue("it was {0}", refusal!.Code);
            (await UnitOf(one.DealId)).Should().NotBe(await UnitOf(other.DealId));
        }

        swaps.Should().BeGreaterThan(Rounds / 2, "seed {0}", seed);
        await centre.Holds();
    }

    private Task<Guid> UnitOf(Guid dealId) => centre.Database(db => db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes().Where(deal => deal.Id == dealId).Select(deal => deal.UnitId).SingleAsync());

    private async Task Ask(Sale sale, Guid unitId) => (await centre.Send(sale.Project.LiWen, new AskForSwap(project.Id, sale.DealId, unitId, Sale.Mortgage, [], "换房"))).Refusal.Should().BeNull();

    private async Task<Refusal?> Approve(Sale sale) => (await centre.Send(project.Manager, new ApproveRequest(project.Id, sale.DealId))).Refusal;

    private async Task<Refusal?> HoldAndGiveUp(Guid consultantId, Guid unitId, Guid customerId)
    {
        var hold = await centre.Send(consultantId, new HoldUnit(project.Id, unitId, customerId));
        if (hold.Succeeded)
            (await centre.Send(consultantId, new GiveUpHold(project.Id, hold.Value.DealId))).Refusal.Should().BeNull();
        return hold.Refusal;
    }
}
