using System.IO.Compression;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Loans;

namespace SalesCenter.Tests.Features.Loans;

public sealed class WatchingLoans : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Sale sale = null!;
    private Guid clerk, loan;

    public async ValueTask InitializeAsync()
    {
        sale = await Sale.Subscribed(centre);
        clerk = await centre.Hire("林悦", Role.AdminClerk, sale.Project.Id);
        loan = await sale.Must(sale.Project.LiWen, new BeginLoanCase(sale.Project.Id, sale.DealId, LoanKind.Commercial, new DateOnly(2026, 11, 30)));
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task The_list_shows_each_what_is_theirs()
    {
        var row = (await List(sale.Project.LiWen)).Single();
        (row.DealId, row.State, row.Bank, row.MissingPapers, row.DueOn, row.IsOverdue, row.Days).Should().Be((sale.DealId, LoanState.Collecting, "建设银行", 7, new DateOnly(2026, 11, 30), false, 0));

        (await List(sale.Project.WangFang)).Should().BeEmpty("it is a colleague's");
        (await List(clerk)).Should().ContainSingle();
        (await List(sale.Project.Manager)).Should().ContainSingle();
        var elsewhere = await SmallProject.In(centre);
        (await centre.Ask(elsewhere.Manager, new LoanCaseList(elsewhere.Id))).Value.Should().BeEmpty();
        (await centre.Ask(elsewhere.Manager, new LoanCaseList(sale.Project.Id))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task The_list_is_filtered_by_state_lender_and_what_is_due()
    {
        (await List(clerk, state: LoanState.Submitted)).Should().BeEmpty();
        (await List(clerk, state: LoanState.Collecting)).Should().ContainSingle();
        (await List(clerk, bank: "工商银行")).Should().BeEmpty();
        (await List(clerk, bank: "建设银行")).Should().ContainSingle();
        (await List(clerk, dueOnly: true)).Should().BeEmpty("six days are left");
        centre.Clock.Advance(TimeSpan.FromDays(3));
        (await List(clerk, dueOnly: true)).Should().ContainSingle().Which.IsOverdue.Should().BeFalse();
        centre.Clock.Advance(TimeSpan.FromDays(4));
        (await List(clerk, dueOnly: true)).Should().ContainSingle().Which.Should().Match<LoanRow>(row => row.IsOverdue && row.Days == 7);

        await sale.Must(clerk, new CloseLoanCase(sale.Project.Id, sale.DealId, loan, "客户改为一次性付款"));
        centre.Clock.Advance(TimeSpan.FromDays(4));
        (await List(clerk, dueOnly: true)).Should().BeEmpty();
        (await List(clerk, openOnly: true)).Should().BeEmpty();
        (await List(clerk)).Should().ContainSingle().Which.Days.Should().Be(7, "a loan that is closed grows no older");
    }

    [Fact]
    public async Task The_clockwork_reminds_of_papers_and_of_money_once_each_day_that_counts()
    {
        var (consultants, others) = (new List<string>(), new List<string>());
        for (var day = 0; day < 10; day++)
        {
            await Tick();
            await Tick();
            centre.Clock.Advance(TimeSpan.FromDays(1));
        }
        consultants.AddRange(await Codes(sale.Project.LiWen));
        others.AddRange(await Codes(clerk));
        (consultants.Count(code => code == "notice.loan-papers-due"), consultants.Count(code => code == "notice.loan-papers-overdue")).Should().Be((2, 1));
        others.Should().Equal("notice.loan-papers-overdue");

        await sale.Must(clerk, new ReceiveLoanPapers(sale.Project.Id, sale.DealId, loan, [.. LoanPapers.Usual(LoanKind.Commercial).Select(name => new PaperTick(name, true))]));
        await sale.Must(clerk, new SubmitLoanCase(sale.Project.Id, sale.DealId, loan, new DateOnly(2026, 12, 10)));
        for (var day = 0; day < 10; day++)
        {
            await Tick();
            centre.Clock.Advance(TimeSpan.FromDays(1));
        }
        (await Codes(sale.Project.LiWen)).Should().ContainSingle(code => code == "notice.loan-money-overdue");
        (await Codes(sale.Project.Manager)).Should().ContainSingle(code => code == "notice.loan-money-overdue");
    }

    [Fact]
    public async Task The_list_is_exported_for_those_who_lead_and_keep_it()
    {
        var sheet = (await centre.Ask(clerk, new ExportLoanCases(sale.Project.Id, OpenOnly: true))).Value;
        using var archive = new ZipArchive(new MemoryStream(sheet));

        archive.Entries.Should().Contain(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
        (await centre.Ask(sale.Project.LiWen, new ExportLoanCases(sale.Project.Id, OpenOnly: true))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Only_the_product_reminds() => (await centre.Send(sale.Project.Manager, new RemindOfLoans(sale.Project.Id))).Refusal!.Code.Should().Be("role.forbidden");

    private Task Tick() => centre.Clockwork.Run(CancellationToken.None);

    private async Task<IReadOnlyList<LoanRow>> List(Guid readerId, LoanState? state = null, string? bank = null, bool openOnly = false, bool dueOnly = false) =>
        (await centre.Ask(readerId, new LoanCaseList(sale.Project.Id, state, bank, openOnly, dueOnly))).Value;

    private async Task<List<string>> Codes(Guid personId) =>
        [.. (await centre.Ask(personId, new MyNotices(sale.Project.Id))).Value.Latest.Select(notice => notice.Code).Where(code => code.StartsWith("notice.loan-", StringComparison.Ordinal))];
}
