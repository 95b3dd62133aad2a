using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;
using SalesCenter.Domain.Papers;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Papers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Handovers;
using SalesCenter.Web.Features.Papers;

namespace SalesCenter.Tests.Features.Papers;

/// <summary>The papers of the contract and of what follows it.</summary>
public sealed class PrintingContracts : IAsyncLifetime
{
    private readonly TestCentre centre = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    public static TheoryData<PaperKind> Kinds => [.. Enum.GetValues<PaperKind>().Where(kind => kind >= PaperKind.SigningApproval)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_paper_that_ships_is_a_sound_document_without_an_empty_field(PaperKind kind)
    {
        var signing = await Signing.Filed(centre);
        await Prepare(signing, kind);

        var content = await Print(signing, kind);

        using var document = WordprocessingDocument.Open(new MemoryStream(content), false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).Should().BeEmpty();
        document.MainDocumentPart!.Document!.Body!.InnerText.Should().Contain("测试花园").And.Contain("1栋1单元101").And.NotContain("{");
        PaperDocument.FieldsOf(DefaultTemplates.Of(kind)).Should().OnlyContain(name => PaperFields.Knows(kind, name));
    }

    [Fact]
    public async Task The_contract_says_who_buys_what_for_how_much_and_has_its_number_and_four_originals()
    {
        var signing = await Signing.Filed(centre);

        PaperHtml.Of(await Print(signing, PaperKind.FormalContract)).Should().ContainAll(
            "HT2026-000001", "HT2026-000001-4", "赵先生", Sale.IdNumber, "¥ 5,000,000.00", "伍佰万元整", "¥ 1,500,000.00", "建设银行", "81.00 ㎡");
        PaperHtml.Of(await Print(signing, PaperKind.SigningApproval)).Should().ContainAll("余款或贷款", "¥ 3,500,000.00", "相符").And.NotContain("不符");
        PaperHtml.Of(await Print(signing, PaperKind.ContractCirculationSlip)).Should().ContainAll("周主管", "何助理", "孙出纳", "林悦");
        PaperHtml.Of(await Print(signing, PaperKind.MissingPapersList)).Should().ContainAll("正式合同", "4", "原件", "设定密码授权委托书");
    }

    [Fact]
    public async Task The_formal_contract_is_printed_by_an_assistant_and_no_paper_before_its_time()
    {
        var signing = await Signing.Begun(centre);
        foreach (var early in new[] { PaperKind.SigningApproval, PaperKind.DraftContract, PaperKind.ChangeAgreement, PaperKind.ReturnAgreement })
            (await signing.Refused(signing.Project.LiWen, Of(signing, early))).Should().Be("paper.not-yet");
        (await signing.Refused(signing.Assistant, Of(signing, PaperKind.FormalContract))).Should().Be("paper.not-yet");
        await signing.ToFormalContract();
        (await signing.Refused(signing.Project.LiWen, Of(signing, PaperKind.FormalContract))).Should().Be("paper.assistant-only");
        (await centre.Ask(signing.Project.LiWen, new GetPapers(signing.Project.Id, signing.DealId))).Value.Printable.Should().Contain(PaperKind.DraftContract).And.NotContain(PaperKind.FormalContract);

        await signing.Must(signing.Assistant, Of(signing, PaperKind.FormalContract));
    }

    [Fact]
    public async Task The_change_agreement_names_only_what_changes()
    {
        var signing = await Signing.Filed(centre);
        await Prepare(signing, PaperKind.ChangeAgreement);

        PaperHtml.Of(await Print(signing, PaperKind.ChangeAgreement)).Should().ContainAll("付款方式变更", "¥ 1,500,000.00", "¥ 2,500,000.00").And.NotContain(">买受人</");
    }

    private async Task Prepare(Signing signing, PaperKind kind)
    {
        var (id, deal) = (signing.Project.Id, signing.DealId);
        if (kind == PaperKind.ChangeAgreement)
        {
            await signing.Must(signing.Project.LiWen, new AskForPaymentChange(id, deal, Sale.Mortgage with { FirstPaymentPercent = 50 }, "多付首付"));
            foreach (var approver in new[] { signing.Assistant, signing.Project.Manager, await centre.Hire("林总监", Role.MarketingDirector, id), await centre.Hire("吴总", Role.ProjectCompany, id) })
                await signing.Must(approver, new ApproveRequest(id, deal));
        }
        if (kind == PaperKind.ReturnAgreement)
            await signing.Must(signing.Project.LiWen, new AskForUnitReturn(id, deal, CancellationGround.BuyersBreach, Money.FromYuan(250_000), "调往外地"));
        if (kind is PaperKind.HandoverInvitation or PaperKind.HandoverRecord)
            await signing.Must(signing.Clerk, new InviteToHandover(id, deal, centre.Now.AddDays(1), InvitationWay.Letter, signing.Today));
        if (kind == PaperKind.HandoverRecord)
            await signing.Must(signing.Clerk, new RecordHandover(id, deal, new HandoverNotes(3, "12", "880", "5", [], IsAccepted: true, "")));
    }

    private static PrintPaper Of(Signing signing, PaperKind kind) => new(signing.Project.Id, signing.DealId, kind);

    private async Task<byte[]> Print(Signing signing, PaperKind kind)
    {
        var id = await signing.Must(signing.Assistant, Of(signing, kind));
        return (await centre.Services.GetRequiredService<ScanFolder>().Read(id, CancellationToken.None))!;
    }
}
