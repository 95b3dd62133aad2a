using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Board;
using SalesCenter.Web.Features.Board.Card;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.ProlongHold;
using SalesCenter.Web.Features.Stock.Withholding;

namespace SalesCenter.Tests.Features.Board;

public sealed class TheUnitCard : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    private Guid Unit => project.Units[0];

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Never_carries_the_floor_price_to_a_consultant()
    {
        var floor = (await project.Unit(Unit)).FloorPriceFen!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await centre.Ask(project.LiWen, new GetFloorPrice(project.Id, Unit))).Refusal!.Code.Should().Be("role.forbidden");

        var card = (await centre.Ask(project.LiWen, new GetUnitCard(project.Id, Unit))).Value;
        var picture = (await centre.Ask(project.LiWen, new GetBoard(project.Id))).Value;
        var history = (await centre.Ask(project.LiWen, new GetUnitHistory(project.Id, Unit))).Value;
        var similar = (await centre.Ask(project.LiWen, new SimilarUnits(project.Id, Unit))).Value;
        JsonSerializer.Serialize(new { card, picture.Buildings, history, similar }).Should().NotContain(floor).And.Contain("ListPrice");
        card.FiledPrice.Should().BeNull();
    }

    [Fact]
    public async Task Tells_a_manager_the_filed_price_and_on_asking_the_floor_price()
    {
        (await centre.Ask(project.Manager, new GetUnitCard(project.Id, Unit))).Value.FiledPrice.Should().Be(Money.FromYuan(5_500_000));
        (await centre.Ask(project.Manager, new GetFloorPrice(project.Id, Unit))).Value.FloorPrice.Should().Be(Money.FromYuan(4_500_000));
    }

    [Fact]
    public async Task Tells_the_customer_to_the_consultant_and_to_managers_alone()
    {
        var hold = await centre.Send(project.LiWen, new HoldUnit(project.Id, Unit, project.CustomerOfLiWen));

        var mine = (await centre.Ask(project.LiWen, new GetUnitCard(project.Id, Unit))).Value.Deal!;
        (mine.Id, mine.Stage, mine.Customer).Should().Be((hold.Value.DealId, DealStage.Held, new DealCustomer(project.CustomerOfLiWen, "赵先生", "13800000001")));
        (await centre.Ask(project.Manager, new GetUnitCard(project.Id, Unit))).Value.Deal!.Customer.Should().NotBeNull();
        (await centre.Ask(project.WangFang, new GetUnitCard(project.Id, Unit))).Value.Deal!.Customer.Should().BeNull();
    }

    [Fact]
    public async Task Tells_the_units_past_with_names_and_times()
    {
        var hold = await centre.Send(project.LiWen, new HoldUnit(project.Id, Unit, project.CustomerOfLiWen));
        centre.Clock.Advance(TimeSpan.FromMinutes(5));
        await centre.Send(project.LiWen, new ProlongHold(project.Id, hold.Value.DealId));
        centre.Clock.Advance(TimeSpan.FromMinutes(1));
        await centre.Send(project.Manager, new GiveUpHold(project.Id, hold.Value.DealId));
        await centre.Send(project.Manager, new WithholdUnits(project.Id, [Unit], "预留", centre.Now.AddDays(1)));

        var history = (await centre.Ask(project.WangFang, new GetUnitHistory(project.Id, Unit))).Value;

        var began = centre.Now.AddMinutes(-6);
        history.Take(4).Should().Equal(
            new UnitMoment(UnitStatus.Withheld, centre.Now, project.Manager, centre.Now.AddDays(1), null, false),
            new UnitMoment(UnitStatus.Available, centre.Now, project.Manager, null, DealEnd.GivenUp, false),
            new UnitMoment(UnitStatus.Held, began.AddMinutes(5), project.LiWen, began.AddMinutes(20), null, true),
            new UnitMoment(UnitStatus.Held, began, project.LiWen, began.AddMinutes(15), null, false));
    }

    [Fact]
    public async Task Is_refused_to_people_of_another_project()
    {
        var stranger = await centre.Hire("外人", SalesCenter.Domain.People.Role.SalesManager, Guid.NewGuid());

        (await centre.Ask(stranger, new GetUnitCard(project.Id, Unit))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(stranger, new GetBoard(project.Id))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Offers_the_nearest_free_units_first_and_none_that_is_taken()
    {
        await centre.Send(project.WangFang, new HoldUnit(project.Id, project.Units[4], project.CustomerOfWangFang));
        await centre.Services.GetRequiredService<SalesCenter.Web.Live.BoardRelay>().CatchUp(CancellationToken.None);

        var offers = (await centre.Ask(project.LiWen, new SimilarUnits(project.Id, Unit))).Value;

        offers.Should().HaveCount(6);
        offers.Select(unit => unit.RoomNumber).Should().StartWith(["102", "103", "202"]).And.NotContain(["101", "201"]);
    }
}
