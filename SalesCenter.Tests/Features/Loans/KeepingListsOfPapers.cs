using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Loans;
using SalesCenter.Web.Features.Projects.Configure;

namespace SalesCenter.Tests.Features.Loans;

public sealed class KeepingListsOfPapers : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Sale sale = null!;

    public async ValueTask InitializeAsync() => sale = await Sale.Subscribed(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_loan_begins_with_the_banks_list_and_the_projects_days()
    {
        await sale.Must(sale.Project.Manager, Configure([new LoanBankWish(" 建设银行 ", "身份证\r\n\n 收入证明 "), new LoanBankWish("工商银行", "身份证")], days: 5));
        var saved = (await centre.Ask(sale.Project.Manager, new GetProjectRules(sale.Project.Id))).Value.Settings;
        saved.LoanBanks.Should().BeEquivalentTo([new LoanBank("建设银行", ["身份证", "收入证明"]), new LoanBank("工商银行", ["身份证"])], same => same.WithStrictOrdering());
        (saved.LoanPapersDays, saved.AreaBasis, saved.HoldMinutes).Should().Be((5, AreaBasis.Gross, 15));

        await sale.Must(sale.Project.LiWen, new BeginLoanCase(sale.Project.Id, sale.DealId, LoanKind.Commercial));
        await sale.Must(sale.Project.Manager, Configure([]));

        var loan = (await centre.Ask(sale.Project.LiWen, new GetLoanCases(sale.Project.Id, sale.DealId))).Value.Loans.Single();
        loan.Papers.Select(paper => paper.Name).Should().Equal(["身份证", "收入证明"], "what is under way keeps its list");
        loan.PapersDueOn.Should().Be(new DateOnly(2026, 11, 29));
    }

    [Fact]
    public async Task Is_for_those_who_set_the_projects_rules()
    {
        (await centre.Send(sale.Project.LiWen, Configure([]))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(await centre.Hire("林悦", Role.AdminClerk, sale.Project.Id), Configure([]))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task What_is_no_list_is_refused()
    {
        (await Refused(Configure([new LoanBankWish("建设银行", "")]))).Should().Be("loan.list-too-long");
        (await Refused(Configure([new LoanBankWish("建设银行", string.Join('\n', Enumerable.Range(1, 21)))]))).Should().Be("loan.list-too-long");
        (await Refused(Configure([.. Enumerable.Range(1, 21).Select(number => new LoanBankWish($"银行 {number}", "身份证"))]))).Should().Be("loan.list-too-long");
        (await Refused(Configure([new LoanBankWish(" ", "身份证")]))).Should().Be("loan.name-missing");
        (await Refused(Configure([new LoanBankWish("建设银行", new string('长', 61))]))).Should().Be("loan.name-missing");
        (await Refused(Configure([new LoanBankWish(new string('长', 61), "身份证")]))).Should().Be("input.invalid");
        (await Refused(Configure([new LoanBankWish("建设银行", "身份证\n身份证")]))).Should().Be("loan.named-twice");
        (await Refused(Configure([new LoanBankWish("建设银行", "身份证"), new LoanBankWish("建设银行 ", "身份证")]))).Should().Be("loan.named-twice");
        (await Refused(Configure([], days: 0))).Should().Be("settings.out-of-range");
        (await Refused(Configure([], days: 91))).Should().Be("settings.out-of-range");
        (await Refused(Configure([]) with { AreaBasis = (AreaBasis)7 })).Should().Be("settings.area-basis");
    }

    private ConfigureLoanBanks Configure(IReadOnlyList<LoanBankWish> banks, int days = 15) => new(sale.Project.Id, banks, days, AreaBasis.Gross);

    private async Task<string?> Refused(ConfigureLoanBanks command) => (await centre.Send(sale.Project.Manager, command)).Refusal?.Code;
}
