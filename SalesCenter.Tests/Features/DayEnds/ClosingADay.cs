using SalesCenter.Domain.Files;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reports;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.DayEnds;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.HoldUnit;

namespace SalesCenter.Tests.Features.DayEnds;

/// <summary>日清: SOP 3.2.11 and 3.2.12.</summary>
public sealed class ClosingADay : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly TestCentre centre = new();
    private Sale sale = null!;
    private Guid clerk;

    public async ValueTask InitializeAsync()
    {
        sale = await Sale.Subscribed(centre);
        clerk = await centre.Hire("林悦", Role.AdminClerk, sale.Project.Id);
        await sale.Must(clerk, new CountPapers(sale.Project.Id, sale.DealId, [.. DealFile.Checklist(1, isChanged: false).Select(line => new PaperCount(line.Kind, line.Required))], new AgreementRead(sale.Project.Units[0], "赵先生")));
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_day_on_which_all_five_sources_agree_is_closed_and_kept_as_it_was()
    {
        var day = await View();
        day.Lines.Should().ContainSingle().Which.Should().Match<DayEndLine>(line => line.UnitId == sale.Project.Units[0] && line.Received == Sale.Deposit.Fen && line.FiledBuyers == "赵先生" && line.Public == PublicStatus.Subscribed);
        day.Differences.Should().Be(0);

        (await centre.Send(clerk, Close())).Refusal!.Code.Should().Be("role.forbidden");
        await sale.Must(sale.Project.Manager, Close());
        (await centre.Send(sale.Project.Manager, Close())).Refusal!.Code.Should().Be("day-end.already-closed");
        await sale.Cancel();
        (await View()).Should().BeEquivalentTo(new { day.Lines, ClosedById = (Guid?)sale.Project.Manager });
        (await View(Today.AddDays(1))).Lines.Should().BeEmpty("the deal belongs to the day before, and nothing differs");
        (await centre.Send(sale.Project.Manager, Close(Today.AddDays(2)))).Refusal!.Code.Should().Be("day-end.day-to-come");
    }

    public static TheoryData<string, DayEndFinding> Corruptions => new()
    {
        { "UPDATE Deals SET Slip_State = 0", DayEndFinding.SlipMissing },
        { "UPDATE DealFiles SET UnitOnPaper = NULL", DayEndFinding.FileMissing },
        { "UPDATE DealFiles SET UnitOnPaper = (SELECT Id FROM Units WHERE RoomNumber = '203')", DayEndFinding.FileNamesOtherUnit },
        { "UPDATE DealFiles SET BuyersOnPaper = '钱女士'", DayEndFinding.FileNamesOtherBuyers },
        { "UPDATE Units SET Status = 2 WHERE RoomNumber = '101'", DayEndFinding.InternalBoardDiffers },
        { "UPDATE LedgerEntries SET AmountFen = 9999999", DayEndFinding.ReceiptsTooLow },
        { "UPDATE Deals SET Stage = 1; UPDATE Units SET Status = 4 WHERE RoomNumber = '101'", DayEndFinding.MoneyWithoutSubscription },
        { "UPDATE Units SET Status = 5 WHERE RoomNumber = '204'", DayEndFinding.SlipMissing },
    };

    [Theory]
    [MemberData(nameof(Corruptions))]
    public async Task A_source_that_was_tampered_with_is_found_and_must_be_explained(string tampering, DayEndFinding finding)
    {
        await centre.Tamper(tampering);

        var found = (await View()).Lines.SelectMany(line => line.Differences.Select(difference => (line.UnitId, difference.Finding))).ToList();

        found.Select(difference => difference.Finding).Should().Contain(finding);
        (await centre.Send(sale.Project.Manager, Close())).Refusal!.Code.Should().Be("day-end.unexplained");
        await sale.Must(sale.Project.Manager, Close() with { Explained = [.. found.Select(difference => new ExplainedDifference(difference.UnitId, difference.Finding, "已电话核实，明日补"))] });
        (await View()).Lines.SelectMany(line => line.Differences).Should().OnlyContain(difference => difference.Explanation == "已电话核实，明日补");
    }

    [Fact]
    public async Task A_contracted_deal_differs_in_nothing_although_its_deposit_became_a_part_of_the_first_payment_and_still_needs_its_file()
    {
        var signing = await Signing.Contracted(centre, sale.Project, sale.Project.Units[1]);
        (await View()).Lines.Single(line => line.DealId == signing.DealId).Differences.Should().ContainSingle().Which.Finding.Should().Be(DayEndFinding.FileMissing);
        await sale.Must(clerk, new CountPapers(sale.Project.Id, signing.DealId, [new PaperCount(FilePaperKind.SubscriptionAgreement, 2)], new AgreementRead(sale.Project.Units[1], "赵先生")));

        (await View()).Lines.Should().Contain(line => line.DealId == signing.DealId && line.Stage == SalesCenter.Domain.Deals.DealStage.Contracted && line.Received == 150_000_000).And.OnlyContain(line => line.Differences.Count == 0);
        await centre.Tamper("UPDATE DealFiles SET BuyersOnPaper = '钱女士'");
        (await View()).Lines.Single(line => line.DealId == signing.DealId).Differences.Should().BeEmpty("a signed contract may have got other buyers since");
    }

    [Fact]
    public async Task A_public_board_that_tells_something_else_is_found()
    {
        (await View()).Differences.Should().Be(0);
        (await centre.Send(sale.Project.WangFang, new HoldUnit(sale.Project.Id, sale.Project.Units[1], sale.Project.CustomerOfWangFang))).Succeeded.Should().BeTrue();
        (await View()).Differences.Should().Be(0);
        await centre.Tamper("UPDATE BoardLog SET Status = 5 WHERE Number = (SELECT MAX(Number) FROM BoardLog)");

        (await View()).Lines.SelectMany(line => line.Differences).Should().Contain(difference => difference.Finding == DayEndFinding.PublicBoardDiffers);
    }

    private CloseDay Close(DateOnly? day = null) => new(sale.Project.Id, day ?? Today, []);

    private async Task<DayEndView> View(DateOnly? day = null) => (await centre.Ask(sale.Project.Manager, new GetDayEnd(sale.Project.Id, day ?? Today))).Value;
}
