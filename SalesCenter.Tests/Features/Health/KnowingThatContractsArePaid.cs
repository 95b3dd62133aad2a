using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Invariants;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.Requests;

namespace SalesCenter.Tests.Features.Health;

public sealed class KnowingThatContractsArePaid : IAsyncDisposable
{
    private readonly TestCentre centre = new();

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData("UPDATE Contracts SET Number = ''")]
    [InlineData("UPDATE Contracts SET SignedOn = NULL")]
    [InlineData("DELETE FROM ContractVersions")]
    [InlineData("DELETE FROM ContractMarks; DELETE FROM ContractVersions; DELETE FROM ContractErrands; DELETE FROM Contracts")]
    [InlineData("UPDATE Deals SET Stage = 2; UPDATE Units SET Status = 5 WHERE Status = 6")]
    [InlineData("UPDATE Deals SET Stage = 4")]
    [InlineData("UPDATE Deals SET Stage = 5")]
    [InlineData("DELETE FROM Dues")]
    [InlineData("UPDATE Dues SET AmountFen = AmountFen + 1 WHERE Kind = 3")]
    [InlineData("UPDATE Dues SET PaidFen = 0")]
    [InlineData("UPDATE Dues SET PaidFen = PaidFen + 1")]
    [InlineData("UPDATE Dues SET IsOpen = 0")]
    [InlineData("UPDATE Dues SET IsOpen = 1")]
    [InlineData("UPDATE LedgerEntries SET Purpose = 1 WHERE Purpose = 2 AND Kind = 0; UPDATE Dues SET PaidFen = 10000000, IsOpen = 1 WHERE Purpose = 2")]
    [InlineData("UPDATE Subscriptions SET PriceFen = PriceFen + 1")]
    public async Task Names_what_contradicts_it(string change)
    {
        var signing = await Signing.Contracted(centre);
        (await Check(signing.Project.Id)).Should().OnlyContain(finding => finding.IsOk);
        await centre.Tamper(change);

        (await Check(signing.Project.Id)).Single(finding => finding.Rule == "invariant.contracts").Should().Match<Finding>(finding => !finding.IsOk && finding.First!.Code == "contradiction.contract");
    }

    [Fact]
    public async Task An_area_settlement_comes_on_top_of_the_price()
    {
        var signing = await Signing.Contracted(centre);
        await centre.Tamper("INSERT INTO Dues (DealId, Place, ProjectId, Kind, Purpose, DueOn, AmountFen, PaidFen, IsOpen, RemindedOn) SELECT DealId, 9, ProjectId, 5, 6, DueOn, 1000, 0, 1, NULL FROM Dues WHERE Kind = 3");

        (await Check(signing.Project.Id)).Should().OnlyContain(finding => finding.IsOk);
    }

    [Fact]
    public async Task Is_true_of_a_filed_contract_and_of_one_whose_deposit_became_a_part_of_the_first_payment()
    {
        var signing = await Signing.Filed(centre);
        await signing.Sale.Must(signing.Sale.Cashier, signing.Sale.Receive(Money.FromYuan(1_000_000), PaymentPurpose.CommercialLoan));
        await centre.Holds();
        await centre.Tamper("UPDATE Contracts SET FilingNumber = ''");

        (await Check(signing.Project.Id)).Where(finding => !finding.IsOk).Should().ContainSingle().Which.Rule.Should().Be("invariant.contracts");
    }

    [Fact]
    public async Task A_special_discount_stays_approved_when_the_area_changes_and_not_when_the_discount_does()
    {
        var bargain = await Bargain.Selected(centre);
        var (id, sale) = (bargain.Project.Id, bargain.Sale);
        await sale.Must(bargain.Project.LiWen, bargain.Use(await bargain.Approved(50_000)));
        await sale.Must(sale.Cashier, sale.Receive());
        var signing = new Signing(sale, await centre.Hire("周主管", Role.Supervisor, id), await centre.Hire("何助理", Role.SalesAssistant, id), await centre.Hire("林悦", Role.AdminClerk, id));
        await sale.Must(bargain.Project.LiWen, new MakeAppointment(id, sale.DealId, centre.Now.AddDays(1)));
        await sale.Must(bargain.Project.LiWen, new FillInForm(id, sale.DealId, await signing.Form()));
        await sale.Must(bargain.Project.LiWen, new CheckPapers(id, sale.DealId, Enum.GetValues<BroughtPaper>()));
        await sale.Must(bargain.Project.Manager, new ReviewContract(id, sale.DealId));
        await sale.Must(bargain.Project.Manager, new SignDraft(id, sale.DealId));
        await sale.Must(signing.Assistant, new CompareContract(id, sale.DealId, Enum.GetValues<ComparedMatter>()));
        await sale.Must(signing.Assistant, new IssueContract(id, sale.DealId));
        await sale.Must(signing.Supervisor, new CheckSignatures(id, sale.DealId, Enum.GetValues<SignaturePlace>()));
        await sale.Must(sale.Cashier, await signing.FirstPayment());
        await sale.Must(bargain.Project.LiWen, new AttachScan(id, sale.DealId, FilePaperKind.ChangeEvidence, "测绘报告.png", TestPictures.Png));
        await sale.Must(bargain.Project.LiWen, new AskForAreaChange(id, sale.DealId, Area.FromSquareMetres(102), Area.FromSquareMetres(82), "实测面积"));
        foreach (var approver in new[] { signing.Assistant, bargain.Project.Manager, bargain.Director, bargain.Company })
            await sale.Must(approver, new ApproveRequest(id, sale.DealId));
        (await sale.Sheet()).Agreed!.Price!.Final.Should().NotBe(Money.FromYuan(4_950_000));

        await centre.Holds();
        await centre.Tamper($"UPDATE DealRequests SET State = {(int)RequestState.Refused}");

        (await Check(id)).Single(finding => !finding.IsOk).Rule.Should().Be("invariant.discounts");
    }

    private async Task<IReadOnlyList<Finding>> Check(Guid projectId)
    {
        await centre.Services.GetRequiredService<SalesCenter.Infrastructure.Auditing.AuditSealer>().Seal(CancellationToken.None);
        await using var scope = centre.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Invariants>().Check(projectId, default);
    }
}
