using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Quotes;
using SalesCenter.Web.Features.Projects.Configure;

namespace SalesCenter.Tests.Features.Deals;

public sealed class QuotingAUnit : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Begins_with_what_the_project_has_set()
    {
        await centre.Send(project.Manager, new ConfigureProject(project.Id, 15, 45, 10, true, true, new TimeOnly(17, 30), "", new LoanRules(35, 310, 210, 100), BoardPalette.Standard));

        var quote = (await centre.Ask(project.LiWen, new GetQuote(project.Id, project.Units[0], null))).Value;

        (quote.Building, quote.RoomNumber, quote.Plan.Price, quote.Plan.FirstPayment).Should().Be(("1栋", "101", Money.FromYuan(5_000_000), Money.FromYuan(1_750_000)));
        quote.Plan.Loans.Should().ContainSingle().Which.RateHundredths.Should().Be(310);
    }

    [Fact]
    public async Task Is_refused_below_the_projects_least_first_payment()
    {
        var terms = QuoteTerms.Usual(new ProjectSettings()) with { FirstPaymentPercent = 29 };

        (await centre.Ask(project.LiWen, new GetQuote(project.Id, project.Units[0], terms))).Refusal!.Code.Should().Be("quote.first-payment");
    }

    [Fact]
    public async Task Is_refused_for_a_unit_without_a_list_price_and_for_none_at_all()
    {
        var added = new SalesCenter.Domain.Stock.Unit(project.Id, (await project.Unit(project.Units[0])).BuildingId, new UnitPosition("1单元", 9, "901"), new UnitTraits("", "", "", Area.FromSquareMetres(80), null), centre.Now);
        await centre.Database(async db => await db.Units.AddAsync(added));

        (await centre.Ask(project.LiWen, new GetQuote(project.Id, added.Id, null))).Refusal!.Code.Should().Be("unit.no-price");
        (await centre.Ask(project.LiWen, new GetQuote(project.Id, Guid.NewGuid(), null))).Refusal!.Code.Should().Be("unit.unknown");
    }

    [Fact]
    public async Task Is_for_those_who_sell_and_for_this_project()
    {
        var cashier = await centre.Hire("出纳", Role.Cashier, project.Id);
        var other = await SmallProject.In(centre, 1, 1);

        (await centre.Ask(cashier, new GetQuote(project.Id, project.Units[0], null))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(other.Manager, new GetQuote(project.Id, project.Units[0], null))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(other.Manager, new GetQuote(other.Id, project.Units[0], null))).Refusal!.Code.Should().Be("unit.unknown");
    }

    [Theory]
    [InlineData("30", "30", true)]
    [InlineData("0", "30", false)]
    [InlineData("NaN", "30", false)]
    [InlineData("-30", "30", false)]
    [InlineData("３０", "30", false)]
    [InlineData("99999999999", "30", false)]
    [InlineData("30", "", false)]
    [InlineData("30", "1e9", false)]
    public async Task What_an_address_says_is_reckoned_with_or_refused(string first, string years, bool taken)
    {
        var terms = QuoteAddress.Read("Mortgage", first, years, "EqualInstalments", null);

        var answer = await centre.Ask(project.LiWen, new GetQuote(project.Id, project.Units[0], terms));

        answer.Succeeded.Should().Be(taken);
        QuoteAddress.Read(null, first, years, null, null).Should().BeNull();
    }

    [Theory]
    [InlineData("constructor", "EqualPrincipal")]
    [InlineData("7", "EqualPrincipal")]
    [InlineData("Mortgage", "")]
    public async Task A_way_of_payment_that_does_not_exist_is_refused(string method, string repayment)
    {
        var terms = QuoteAddress.Read(method, "30", "30", repayment, "1");

        (await centre.Ask(project.LiWen, new GetQuote(project.Id, project.Units[0], terms))).Refusal!.Code.Should().Be("quote.method-unknown");
    }

    [Theory]
    [InlineData(0, 350, 260, 120)]
    [InlineData(101, 350, 260, 120)]
    [InlineData(30, -1, 260, 120)]
    [InlineData(30, 350, 2401, 120)]
    [InlineData(30, 350, 260, 0)]
    public async Task Rules_outside_their_bounds_are_refused(int first, int commercial, int fund, int limit)
    {
        var rules = new ConfigureProject(project.Id, 15, 45, 10, true, true, new TimeOnly(17, 30), "", new LoanRules(first, commercial, fund, limit), BoardPalette.Standard);

        (await centre.Send(project.Manager, rules)).Refusal!.Code.Should().Be("settings.out-of-range");
    }
}
