using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Live;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.Deals;

/// <summary>流转单 and 认购档案.</summary>
public sealed class KeepingAFile : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Sale sale = null!;
    private Guid clerk;

    public async ValueTask InitializeAsync()
    {
        sale = await Sale.Agreed(centre);
        clerk = await centre.Hire("林悦", Role.AdminClerk, sale.Project.Id);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Each_desk_signs_in_its_turn_and_has_the_file_until_the_next_does()
    {
        (await File()).Should().Match<DealFileSheet>(file => file.HolderId == sale.Project.LiWen && file.NextDesk == CirculationDesk.Consultant);
        (await Sign(sale.Cashier, CirculationDesk.Cashier)).Should().Be(FileRefusals.NotYet(CirculationDesk.Consultant));
        (await Sign(sale.Project.LiWen, CirculationDesk.Consultant)).Should().BeNull();
        (await Sign(sale.Cashier, CirculationDesk.Cashier)).Should().Be(FileRefusals.DepositMissing);
        await sale.Must(sale.Cashier, sale.Receive());
        (await Sign(sale.Cashier, CirculationDesk.Cashier)).Should().BeNull();
        (await Sign(sale.Cashier, CirculationDesk.Cashier))!.Code.Should().Be("file.already-signed");
        (await Sign(sale.Project.LiWen, CirculationDesk.Manager)).Should().Be(FileRefusals.NotTheirDesk(CirculationDesk.Manager));
        (await Sign(sale.Project.Manager, CirculationDesk.Manager)).Should().BeNull();
        (await Sign(clerk, CirculationDesk.Clerk))!.Code.Should().Be("file.papers-missing");
        await CountAll();
        (await Sign(clerk, CirculationDesk.Clerk)).Should().BeNull();

        var file = await File();
        (file.HolderId, file.NextDesk, file.MissingPapers.Count).Should().Be((clerk, null, 0));
        file.Signatures.Select(signature => signature.PersonId).Should().Equal(sale.Project.LiWen, sale.Cashier, sale.Project.Manager, clerk);
        file.Custody.Select(move => move.HolderId).Should().Equal(clerk, sale.Project.Manager, sale.Cashier, sale.Project.LiWen);
    }

    [Fact]
    public async Task Nobody_signs_for_two_desks()
    {
        await Sign(sale.Project.LiWen, CirculationDesk.Consultant);
        await sale.Must(sale.Cashier, sale.Receive());
        var both = await centre.Hire("孙能干", Role.Cashier, sale.Project.Id);
        await centre.Database(async db => await db.Memberships.AddAsync(new Membership { PersonId = both, ProjectId = sale.Project.Id, Role = Role.SalesManager }));
        centre.Services.GetRequiredService<PeopleBook>().Forget();
        await Sign(both, CirculationDesk.Cashier);

        (await Sign(both, CirculationDesk.Manager)).Should().Be(FileRefusals.TwoDesks);
    }

    [Fact]
    public async Task A_filed_file_is_lent_and_comes_back_with_everything_written_down()
    {
        (await centre.Send(clerk, Lend(sale.Project.LiWen))).Refusal.Should().Be(FileRefusals.NotHere(sale.Project.LiWen));
        centre.Clock.Advance(TimeSpan.FromMinutes(1));
        await sale.Must(clerk, new PutFileAway(sale.Project.Id, sale.DealId));
        (await centre.Send(sale.Project.LiWen, new ReceiveFile(sale.Project.Id, sale.DealId))).Refusal.Should().Be(FileRefusals.Filed);
        (await centre.Send(clerk, Lend(Guid.NewGuid()))).Refusal!.Code.Should().Be("person.unknown");
        centre.Clock.Advance(TimeSpan.FromMinutes(1));
        await sale.Must(clerk, Lend(sale.Project.LiWen));
        (await centre.Send(clerk, Lend(sale.Project.WangFang))).Refusal.Should().Be(FileRefusals.NotHere(sale.Project.LiWen));
        centre.Clock.Advance(TimeSpan.FromMinutes(1));
        await sale.Must(clerk, new TakeFileBack(sale.Project.Id, sale.DealId));
        (await centre.Send(clerk, new TakeFileBack(sale.Project.Id, sale.DealId))).Refusal.Should().Be(FileRefusals.NotLent);

        (await File()).Custody.Select(move => (move.Kind, move.HolderId)).Reverse().Should().Equal(
            (CustodyKind.Begun, sale.Project.LiWen), (CustodyKind.Filed, clerk), (CustodyKind.Lent, sale.Project.LiWen), (CustodyKind.Returned, clerk));
    }

    [Fact]
    public async Task A_signature_leaves_a_filed_file_where_it_stands()
    {
        await Sign(sale.Project.LiWen, CirculationDesk.Consultant);
        await sale.Must(clerk, new PutFileAway(sale.Project.Id, sale.DealId));
        await sale.Must(sale.Cashier, sale.Receive());
        (await Sign(sale.Cashier, CirculationDesk.Cashier)).Should().BeNull();

        (await File()).Should().Match<DealFileSheet>(file => file.HolderId == clerk && file.IsFiled && file.NextDesk == CirculationDesk.Manager);
    }

    [Fact]
    public async Task A_scan_is_kept_encrypted_and_every_look_at_it_is_noted()
    {
        var scan = await sale.Must(sale.Project.LiWen, Attach("../../身份证.png", TestPictures.Png));
        (await sale.Must(sale.Project.LiWen, Attach("again.png", TestPictures.Png))).Should().Be(scan, "the same scan twice is one");

        (await File()).Scans.Single().FileName.Should().Be("身份证.png");
        var folder = Path.Combine(Path.GetDirectoryName(centre.DatabaseFile)!, "scans");
        Directory.GetFiles(folder).Should().ContainSingle().Which.Should().EndWith(scan.ToString("N"));
        (await System.IO.File.ReadAllBytesAsync(Path.Combine(folder, scan.ToString("N")))).AsSpan().IndexOf("IHDR"u8).Should().Be(-1);
        (await centre.Services.GetRequiredService<ScanFolder>().Read(scan, CancellationToken.None)).Should().Equal(TestPictures.Png);
        (await centre.Send(clerk, new OpenScan(sale.Project.Id, sale.DealId, scan))).Value.Format.Should().Be(ScanFormat.Png);
        (await centre.Send(sale.Cashier, new OpenScan(sale.Project.Id, sale.DealId, scan))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(sale.Project.WangFang, new OpenScan(sale.Project.Id, sale.DealId, scan))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Database(db => db.Disclosures.IgnoreQueryFilters().Where(seen => seen.ById == clerk).ToListAsync())).Should().ContainSingle().Which.CustomerId.Should().Be(sale.Project.CustomerOfLiWen);
    }

    [Fact]
    public async Task Another_picture_under_the_same_request_never_takes_the_place_of_the_first()
    {
        var first = Attach("image.png", TestPictures.Png);
        var scan = await sale.Must(sale.Project.LiWen, first);

        (await centre.Send(sale.Project.LiWen, first with { Content = TestPictures.Jpeg })).Refusal!.Code.Should().Be("request.reused");
        (await sale.Must(sale.Project.LiWen, first)).Should().Be(scan);
        (await centre.Services.GetRequiredService<ScanFolder>().Read(scan, CancellationToken.None)).Should().Equal(TestPictures.Png);
    }

    [Fact]
    public async Task Fault_16_only_pictures_and_pdf_are_taken_by_their_content()
    {
        (await centre.Send(sale.Project.LiWen, Attach("合同.pdf", Encoding.UTF8.GetBytes("<html><script>alert(1)</script>")))).Refusal!.Code.Should().Be("scan.unknown-format");
        (await centre.Send(sale.Project.LiWen, Attach("big.png", [.. TestPictures.Png, .. new byte[10 * 1024 * 1024]]))).Refusal.Should().Be(Scans.TooLarge);
        (await centre.Send(sale.Project.LiWen, Attach("empty.png", []))).Refusal!.Code.Should().Be("scan.unknown-format");
        (await centre.Send(sale.Project.LiWen, Attach("收据.pdf", [.. "%PDF-1.7"u8]))).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task A_signature_is_on_every_open_page_of_the_deal_at_once()
    {
        var (feed, relay) = (centre.Services.GetRequiredService<DealFeed>(), centre.Services.GetRequiredService<DealRelay>());
        var told = 0;
        using var listening = feed.Listen(sale.DealId, () => Interlocked.Increment(ref told));
        await relay.CatchUp(CancellationToken.None);
        var before = told;

        await Sign(sale.Project.LiWen, CirculationDesk.Consultant);
        await relay.CatchUp(CancellationToken.None);

        told.Should().BeGreaterThan(before);
    }

    private Task<Done> CountAll() => sale.Must(clerk, new CountPapers(sale.Project.Id, sale.DealId,
        [.. DealFile.Checklist(1, isChanged: false).Select(line => new PaperCount(line.Kind, line.Required))], new AgreementRead(sale.Project.Units[0], "赵先生")));

    private LendFile Lend(Guid toId) => new(sale.Project.Id, sale.DealId, toId, "客户查阅", new DateOnly(2026, 11, 27));

    private AttachScan Attach(string name, byte[] content) => new(sale.Project.Id, sale.DealId, FilePaperKind.IdCopies, name, content);

    private async Task<Refusal?> Sign(Guid personId, CirculationDesk desk)
    {
        centre.Clock.Advance(TimeSpan.FromMinutes(1));
        return (await centre.Send(personId, new SignCirculationSlip(sale.Project.Id, sale.DealId, desk))).Refusal;
    }

    private async Task<DealFileSheet> File() => (await centre.Ask(sale.Project.LiWen, new GetDealFile(sale.Project.Id, sale.DealId))).Value;
}
