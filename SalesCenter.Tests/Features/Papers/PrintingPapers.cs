using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Papers;
using SalesCenter.Infrastructure.Papers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Features.Papers;

namespace SalesCenter.Tests.Features.Papers;

public sealed class PrintingPapers : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Sale sale = null!;

    public async ValueTask InitializeAsync() => sale = await Sale.Subscribed(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    public static TheoryData<PaperKind> Kinds => [.. Enum.GetValues<PaperKind>().Where(kind => kind < PaperKind.SigningApproval)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_paper_that_ships_is_a_sound_document_without_an_empty_field(PaperKind kind)
    {
        if (kind == PaperKind.SpecialDiscountForm)
        {
            var asked = await sale.Must(sale.Project.LiWen, new AskForDiscount(sale.Project.Id, sale.DealId, DiscountShape.LumpSumOff, 1_000_000, Sale.Mortgage, [], "补充优惠", []));
            await sale.Must(sale.Project.Manager, new ApproveDiscount(sale.Project.Id, asked.Id));
        }
        var entry = kind == PaperKind.Receipt ? (await sale.Sheet()).Agreed!.Entries[0].Id : (Guid?)null;
        var (paper, content) = await Print(sale.Project.LiWen, new PrintPaper(sale.Project.Id, sale.DealId, kind, entry));

        using var document = WordprocessingDocument.Open(new MemoryStream(content), false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).Should().BeEmpty();
        document.MainDocumentPart!.Document!.Body!.InnerText.Should().Contain("测试花园").And.Contain("1栋1单元101").And.NotContain("{");
        PaperDocument.FieldsOf(DefaultTemplates.Of(kind)).Should().OnlyContain(name => PaperFields.Knows(kind, name));
        var kept = await centre.Database(db => db.PrintedPapers.IgnoreQueryFilters().SingleAsync(printed => printed.Id == paper));
        (kept.Hash, kept.TemplateNumber, kept.PrintedById).Should().Be((Convert.ToHexStringLower(SHA256.HashData(content)), 0, sale.Project.LiWen));
    }

    [Fact]
    public async Task The_agreement_says_who_buys_what_for_how_much_and_by_when()
    {
        var (_, content) = await Print(sale.Project.LiWen, Agreement);

        PaperHtml.Of(content).Should().ContainAll("赵先生", Sale.IdNumber, "¥ 5,000,000.00", "伍佰万元整", "¥ 100,000.00", "建设银行", "2026-12-01", "工行 4000 0211 0920 0123 456");
    }

    [Fact]
    public async Task Whole_ID_numbers_are_for_those_who_answer_for_the_deal_and_each_look_is_noted()
    {
        PaperHtml.Of((await Print(sale.Cashier, Agreement)).Content).Should().Contain("****002X").And.NotContain(Sale.IdNumber);
        (await Looks()).Should().Be(0);
        var (paper, content) = await Print(sale.Project.Manager, Agreement with { RequestId = Guid.NewGuid() });
        PaperHtml.Of(content).Should().Contain(Sale.IdNumber);
        (await centre.Send(sale.Project.Manager, new OpenPaper(sale.Project.Id, sale.DealId, paper))).Succeeded.Should().BeTrue();
        (await Looks()).Should().Be(2);

        (await centre.Send(sale.Cashier, new OpenPaper(sale.Project.Id, sale.DealId, paper))).Refusal.Should().Be(PaperRefusals.Unknown);
        (await centre.Send(sale.Project.WangFang, new OpenPaper(sale.Project.Id, sale.DealId, paper))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(sale.Project.WangFang, Agreement)).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task What_was_printed_stays_as_it_was_when_the_template_changes()
    {
        var (paper, before) = await Print(sale.Project.LiWen, Agreement);
        var own = Edit(DefaultTemplates.Of(PaperKind.SubscriptionAgreement), body => body.PrependChild(new Paragraph(new Run(new Text("本项目专用版")))));
        (await centre.Send(sale.Project.Manager, new UploadTemplate(sale.Project.Id, PaperKind.SubscriptionAgreement, "认购书.docx", own))).Value.Should().Be(1);

        PaperHtml.Of((await Print(sale.Project.LiWen, Agreement with { RequestId = Guid.NewGuid() })).Content).Should().Contain("本项目专用版").And.Contain("¥ 5,000,000.00");
        (await Folder.Read(paper, CancellationToken.None)).Should().Equal(before);
    }

    [Fact]
    public async Task A_template_is_shown_with_what_it_knows_and_what_it_does_not_before_it_is_used()
    {
        var own = Edit(DefaultTemplates.Of(PaperKind.PaymentPlanSheet), body => body.PrependChild(new Paragraph(new SdtRun(new SdtProperties(new Tag { Val = "风水评分" }), new SdtContentRun(new Run(new Text("?")))))));

        var preview = (await centre.Ask(sale.Project.Manager, new PreviewTemplate(sale.Project.Id, PaperKind.PaymentPlanSheet, own))).Value;

        preview.Fields.Unknown.Should().Equal("风水评分");
        preview.Fields.Known.Should().Contain("成交价");
        preview.Html.Should().Contain("¥ 5,000,000.00").And.NotContain(Sale.IdNumber);
        (await centre.Send(sale.Project.LiWen, new UploadTemplate(sale.Project.Id, PaperKind.PaymentPlanSheet, "x.docx", own))).Refusal!.Code.Should().Be("role.forbidden");
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "a page", Encoding.UTF8.GetBytes("<html>"), "paper.not-a-document" },
        { "nothing", [], "paper.not-a-document" },
        { "a workbook", Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>")), "paper.not-a-document" },
        { "a torn document", Zip(("[Content_Types].xml", "<Types"), ("word/document.xml", "<w")), "paper.not-a-document" },
        { "macros", Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>"), ("word/vbaProject.bin", "x")), "paper.macros" },
        { "an embedded object", Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>"), ("word/embeddings/oleObject1.bin", "x")), "paper.macros" },
        { "a bomb", Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", new string(' ', 40 * 1024 * 1024))), "paper.too-large" },
        { "too large", new byte[3 * 1024 * 1024], "paper.too-large" },
        { "a link outside", Edit(DefaultTemplates.Of(PaperKind.Receipt), _ => { }, main => main.AddHyperlinkRelationship(new Uri("http://example.com/x"), isExternal: true)), "paper.reaches-out" },
        { "a field that runs a program", Edit(DefaultTemplates.Of(PaperKind.Receipt), body => body.PrependChild(new Paragraph(new Run(new FieldCode(" DDEA")), new Run(new FieldCode("UTO c:\\windows\\system32\\cmd.exe"))))), "paper.reaches-out" },
        { "a field that fetches a picture", Edit(DefaultTemplates.Of(PaperKind.Receipt), body => body.PrependChild(new Paragraph(new SimpleField { Instruction = "INCLUDEPICTURE \"http://example.com/x.png\"" }))), "paper.reaches-out" },
        { "a page inside", Edit(DefaultTemplates.Of(PaperKind.Receipt), _ => { }, main => main.AddAlternativeFormatImportPart(AlternativeFormatImportPartType.Html).FeedData(new MemoryStream("<script>"u8.ToArray()))), "paper.macros" },
        { "no field", Edit(DefaultTemplates.Of(PaperKind.Receipt), body => body.RemoveAllChildren()), "paper.no-fields" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Fault_16_nothing_dangerous_becomes_a_template(string what, byte[] content, string refusal)
    {
        (await centre.Send(sale.Project.Manager, new UploadTemplate(sale.Project.Id, PaperKind.Receipt, "收据.docx", content))).Refusal!.Code.Should().Be(refusal, what);
    }

    [Fact]
    public async Task Fault_18_any_text_is_shown_as_text()
    {
        var other = await Sale.Selected(centre, sale.Project, sale.Project.Units[1]);
        foreach (var name in NaughtyStrings.All.Where(text => text.Trim().Length is > 0 and <= 60).Take(200))
        {
            var named = await centre.Send(other.Project.LiWen, other.NameBuyer() with { Buyers = [new BuyerWish(name, 100, IdDocumentKind.IdCard, Sale.IdNumber, "13800000001", name)] });
            if (!named.Succeeded)
                continue;
            await other.Must(other.Project.LiWen, new AgreeTerms(other.Project.Id, other.DealId, Sale.Mortgage, []));
            var html = PaperHtml.Of((await Print(other.Project.LiWen, new PrintPaper(other.Project.Id, other.DealId, PaperKind.BasicInformationForm))).Content);
            html.Should().NotContain("<script").And.NotContain("<img").And.NotContain("onerror=\"");
        }
    }

    private PrintPaper Agreement => new(sale.Project.Id, sale.DealId, PaperKind.SubscriptionAgreement);

    private ScanFolder Folder => centre.Services.GetRequiredService<ScanFolder>();

    private Task<int> Looks() => centre.Database(db => db.Disclosures.IgnoreQueryFilters().CountAsync(look => look.CustomerId == sale.Project.CustomerOfLiWen));

    private async Task<(Guid Id, byte[] Content)> Print(Guid personId, PrintPaper command)
    {
        var answer = await centre.Send(personId, command);
        answer.Refusal.Should().BeNull();
        return (answer.Value, (await Folder.Read(answer.Value, CancellationToken.None))!);
    }

    private static byte[] Edit(byte[] template, Action<Body> change, Action<MainDocumentPart>? part = null)
    {
        using var copy = new MemoryStream();
        copy.Write(template);
        using (var document = WordprocessingDocument.Open(copy, isEditable: true))
        {
            change(document.MainDocumentPart!.Document!.Body!);
            part?.Invoke(document.MainDocumentPart);
        }
        return copy.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return file.ToArray();
    }
}
