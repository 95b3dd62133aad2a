using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Files;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.Documents;
using SalesCenter.Web.Features.Customers.Owners.Merge;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Deals.Files;

namespace SalesCenter.Tests.Features.Customers;

/// <summary>客户资料: papers of a customer's, whether or not there is a deal.</summary>
public sealed class KeepingDocuments : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    private Guid Zhao => project.CustomerOfLiWen;

    private ScanFolder Folder => centre.Services.GetRequiredService<ScanFolder>();

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_paper_is_kept_encrypted_seen_by_owner_and_superiors_and_every_look_is_written_down()
    {
        var id = (await centre.Send(project.LiWen, Keep(@"C:\照片\户口簿.png"))).Value;

        (await Documents()).Should().ContainSingle().Which.Should().Match<DocumentLine>(line => line.Kind == CustomerDocumentKind.HouseholdRegister && line.FileName == "户口簿.png" && line.ById == project.LiWen);
        var file = Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(centre.DatabaseFile)!, "scans")).Should().ContainSingle().Subject;
        Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).Should().NotContain("IHDR");
        (await Folder.Read(id, CancellationToken.None)).Should().Equal(TestPictures.Png);

        (await centre.Send(project.Manager, new OpenDocument(project.Id, Zhao, id))).Value.Should().Be(new OpenedScan("户口簿.png", ScanFormat.Png));
        (await centre.Ask(project.Manager, new GetDisclosures(project.Id, DisclosureKind.Opened))).Value.Rows.Should().ContainSingle().Which.Reason.Should().Be("户口簿.png");
        (await centre.Send(project.WangFang, new OpenDocument(project.Id, Zhao, id))).Refusal!.Code.Should().Be("customer.of-other");
        (await centre.Send(project.WangFang, new OpenDocument(project.Id, project.CustomerOfWangFang, id))).Refusal.Should().Be(CustomerRefusals.DocumentUnknown);
        (await centre.Send(project.WangFang, Keep("别人的.png"))).Refusal!.Code.Should().Be("customer.of-other");
        (await centre.Database(db => db.Timeline.IgnoreQueryFilters().Where(entry => entry.CustomerId == Zhao).Select(entry => entry.Kind).ToListAsync())).Should().Contain(MomentKind.DocumentKept);
    }

    [Fact]
    public async Task The_same_paper_is_kept_once_and_what_is_no_paper_not_at_all()
    {
        var first = (await centre.Send(project.LiWen, Keep("一.png"))).Value;

        (await centre.Send(project.LiWen, Keep("二.png"))).Value.Should().Be(first);
        (await centre.Send(project.LiWen, Keep("页面.png") with { Content = "<html>"u8.ToArray() })).Refusal!.Code.Should().Be("scan.unknown-format");
        (await centre.Send(project.LiWen, Keep("大.png") with { Content = [.. TestPictures.Png, .. new byte[10 * 1024 * 1024]] })).Refusal.Should().Be(Scans.TooLarge);
        (await Documents()).Should().ContainSingle();
    }

    [Fact]
    public async Task No_more_than_fifty_are_kept_of_one_customer()
    {
        for (byte number = 0; number < CustomerDocument.MostOfOne; number++)
            (await centre.Send(project.LiWen, Keep("页.png") with { Content = [.. TestPictures.Png, number] })).Refusal.Should().BeNull();

        (await centre.Send(project.LiWen, Keep("多.png"))).Refusal.Should().Be(CustomerRefusals.TooManyDocuments);
    }

    [Fact]
    public async Task One_taken_out_is_destroyed_and_the_timeline_keeps_that_it_was_there()
    {
        var id = (await centre.Send(project.LiWen, Keep("错.png"))).Value;
        (await centre.Send(project.WangFang, new RemoveDocument(project.Id, Zhao, id))).Refusal!.Code.Should().Be("customer.of-other");

        (await centre.Send(project.LiWen, new RemoveDocument(project.Id, Zhao, id))).Refusal.Should().BeNull();

        (await Documents()).Should().BeEmpty();
        (await Folder.Read(id, CancellationToken.None)).Should().BeNull();
        (await centre.Send(project.LiWen, new RemoveDocument(project.Id, Zhao, id))).Refusal.Should().Be(CustomerRefusals.DocumentUnknown);
        (await centre.Database(db => db.Timeline.IgnoreQueryFilters().Where(entry => entry.CustomerId == Zhao).Select(entry => entry.Kind).ToListAsync())).Should().Contain([MomentKind.DocumentKept, MomentKind.DocumentRemoved]);
    }

    [Fact]
    public async Task Papers_go_along_when_two_customers_are_found_to_be_one_and_back_when_they_are_parted()
    {
        var id = (await centre.Send(project.WangFang, new KeepDocument(project.Id, project.CustomerOfWangFang, CustomerDocumentKind.Income, "收入.png", TestPictures.Png))).Value;
        var join = (await centre.Send(project.Manager, new MergeCustomers(project.Id, Zhao, project.CustomerOfWangFang, "同一人"))).Value;
        var stays = await centre.Database(db => db.CustomerJoins.IgnoreQueryFilters().Select(one => one.StaysId).SingleAsync());

        (await Documents(stays)).Should().ContainSingle().Which.Id.Should().Be(id);
        (await centre.Send(project.Manager, new OpenDocument(project.Id, stays, id))).Refusal.Should().BeNull();

        (await centre.Send(project.Manager, new PartCustomers(project.Id, join))).Refusal.Should().BeNull();
        (await Documents()).Should().BeEmpty();
        (await Documents(project.CustomerOfWangFang)).Should().ContainSingle();
    }

    [Fact]
    public async Task Papers_are_named_in_what_a_customer_is_handed_out_and_forgotten_along_with_them()
    {
        var id = (await centre.Send(project.LiWen, Keep("户口簿.png"))).Value;
        Workbook.Text((await centre.Send(project.Manager, new ExportCustomer(project.Id, Zhao, "客户要求"))).Value.Content).Should().Contain("户口簿.png");

        (await centre.Send(project.Manager, new EraseCustomer(project.Id, Zhao, "客户要求"))).Refusal.Should().BeNull();

        (await Documents()).Should().BeEmpty();
        (await Folder.Read(id, CancellationToken.None)).Should().BeNull();
        (await centre.Send(project.Manager, Keep("再来.png"))).Refusal.Should().Be(CustomerRefusals.Anonymous);
    }

    private KeepDocument Keep(string name) => new(project.Id, Zhao, CustomerDocumentKind.HouseholdRegister, name, TestPictures.Png);

    private async Task<IReadOnlyList<DocumentLine>> Documents(Guid? of = null) => (await centre.Ask(project.Manager, new GetCustomer(project.Id, of ?? Zhao))).Value.Inside!.Documents;
}
