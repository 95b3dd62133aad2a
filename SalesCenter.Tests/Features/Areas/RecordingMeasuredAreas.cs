using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Areas;
using SalesCenter.Web.Features.Projects.Configure;

namespace SalesCenter.Tests.Features.Areas;

/// <summary>The first unit has 101 ㎡, 81 ㎡ of them inside, and is sold for 5,000,000.</summary>
public sealed class RecordingMeasuredAreas : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Sale sale = null!;
    private Guid clerk;

    public async ValueTask InitializeAsync()
    {
        sale = await Sale.Subscribed(centre);
        clerk = await centre.Hire("林悦", Role.AdminClerk, sale.Project.Id);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_measured_unit_shows_what_buyer_and_seller_owe_each_other()
    {
        (await Settlement()).Should().BeNull("nobody has measured");
        (await List(clerk)).Single().Should().Match<MeasuredAreaRow>(row => row.Measured == null && row.DealId == sale.DealId && row.Settlement == null, "a sold unit waits to be measured");
        await sale.Must(clerk, Record(102, 81.81m));

        var settlement = (await Settlement())!;
        settlement.Should().Be(AreaSettlement.For(Money.FromYuan(5_000_000), Area.FromSquareMetres(81), Area.FromSquareMetres(81.81m)));
        (settlement.Percent, settlement.BuyerPays.Yuan, settlement.FinalPrice.Yuan).Should().Be((1m, 50_000m, 5_050_000m));
        var row = (await List(clerk)).Single();
        (row.Contract.SquareMetres, row.Measured!.Value.SquareMetres, row.Percent, row.IsBeyond, row.ReportNumber, row.SettledAt).Should().Be((81, 81.81m, 1m, false, "深测(2026)001", null));
        row.Settlement.Should().Be(settlement);
        await centre.Holds();
    }

    [Fact]
    public async Task The_projects_basis_decides_which_area_counts()
    {
        await sale.Must(clerk, Record(102.01m, 81));
        await sale.Must(sale.Project.Manager, new ConfigureLoanBanks(sale.Project.Id, [], 15, AreaBasis.Gross));

        (await Settlement())!.Should().Match<AreaSettlement>(settled => settled.ContractArea == Area.FromSquareMetres(101) && settled.Percent == 1 && settled.BuyerPays == Money.FromYuan(50_000));
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_what_was_recorded()
    {
        (await sale.Must(clerk, Record(102, 81.81m))).Should().Be(1);
        (await sale.Must(clerk, Record(102, 81.81m))).Should().Be(0, "it is recorded already");
        (await sale.Must(sale.Project.Manager, Record(101, 78))).Should().Be(1);

        var settlement = (await Settlement())!;
        (settlement.ExceedsTolerance, settlement.SellerPays.Yuan, settlement.SellerPaysDouble.Yuan).Should().Be((true, 185_185.19m, 35_185.19m));
        (await List(clerk, beyondOnly: true)).Should().ContainSingle();
        (await sale.Project.Unit(sale.Project.Units[0])).InnerArea!.Value.SquareMetres.Should().Be(81, "the predicted area stays");
    }

    [Fact]
    public async Task What_is_settled_is_shown_so_and_not_corrected_any_more()
    {
        await sale.Must(clerk, Record(102, 81.81m));
        await using (var scope = centre.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<ProjectScope>().ProjectId = sale.Project.Id;
            var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
            foreach (var measured in await db.MeasuredUnits(sale.DealId, default))
                measured.Settle(centre.Now);
            await db.SaveChangesAsync();
        }

        (await List(clerk)).Single().SettledAt.Should().Be(centre.Now);
        (await Refused(clerk, Record(102, 82))).Should().Be("area.settled");
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_nothing_of_it_is_written()
    {
        (await Refused(clerk, Record(102, 81) with { Units = [] })).Should().Be("area.nothing-named");
        (await Refused(clerk, Record(102, 81) with { ReportNumber = "" })).Should().Be("area.report-missing");
        (await Refused(clerk, Record(102, 81) with { ReportNumber = new string('1', 61) })).Should().Be("input.invalid");
        (await Refused(clerk, Record(300, 81))).Should().Be("area.measured-absurd");
        (await Refused(clerk, Record(0, 81))).Should().Be("area.measured-missing");
        (await Refused(clerk, Record(102, null))).Should().Be("area.inner-missing");
        (await Refused(clerk, Record(102, 81) with { Units = [Line(0, 102, 81), Line(1, 300, 82)] })).Should().Be("area.measured-absurd");
        (await Refused(clerk, Record(102, 81) with { Units = [new MeasuredLine(Guid.NewGuid(), Area.FromSquareMetres(100), null)] })).Should().Be("area.unknown-unit");

        (await List(clerk)).Should().OnlyContain(row => row.Measured == null);
    }

    [Fact]
    public async Task Is_done_by_managers_clerks_and_assistants_in_their_own_project()
    {
        foreach (var other in new[] { sale.Project.LiWen, sale.Cashier, await centre.Hire("吴总", Role.ProjectCompany, sale.Project.Id) })
            (await Refused(other, Record(102, 81))).Should().Be("role.forbidden");
        var elsewhere = await SmallProject.In(centre);
        (await centre.Send(elsewhere.Manager, Record(102, 81))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(elsewhere.Manager, Record(102, 81) with { ProjectId = elsewhere.Id })).Refusal.Should().Be(AreaRefusals.UnknownUnit);
        await sale.Must(await centre.Hire("郑助理", Role.SalesAssistant, sale.Project.Id), Record(102, 81));
    }

    [Fact]
    public async Task Consultants_see_their_own_deals_alone()
    {
        await sale.Must(clerk, Record(102, 81) with { Units = [Line(0, 102, 81), Line(1, 102, 82)] });

        (await List(clerk)).Should().HaveCount(2);
        (await List(sale.Project.LiWen)).Should().ContainSingle().Which.DealId.Should().Be(sale.DealId);
        (await List(sale.Project.WangFang)).Should().BeEmpty();
        (await centre.Ask(sale.Project.WangFang, new GetAreaSettlement(sale.Project.Id, sale.DealId))).Refusal!.Code.Should().Be("role.forbidden");
    }

    private RecordMeasuredAreas Record(decimal gross, decimal? inner) => new(sale.Project.Id, [Line(0, gross, inner)], "深测(2026)001");

    private MeasuredLine Line(int unit, decimal gross, decimal? inner) => new(sale.Project.Units[unit], Area.FromSquareMetres(gross), inner is { } metres ? Area.FromSquareMetres(metres) : null);

    private async Task<AreaSettlement?> Settlement() => (await centre.Ask(sale.Project.LiWen, new GetAreaSettlement(sale.Project.Id, sale.DealId))).Value.Settlement;

    private async Task<IReadOnlyList<MeasuredAreaRow>> List(Guid readerId, bool beyondOnly = false) => (await centre.Ask(readerId, new MeasuredAreaList(sale.Project.Id, beyondOnly))).Value;

    private async Task<string?> Refused(Guid personId, RecordMeasuredAreas command) => (await centre.Send(personId, command)).Refusal?.Code;
}
