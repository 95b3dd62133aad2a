using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Stock.Import.Upload;
using static SalesCenter.Tests.Features.Stock.Import.TestTable;

namespace SalesCenter.Tests.Features.Stock.Import;

public sealed class UploadingAPriceTable : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    private string Folder => Path.Combine(Path.GetDirectoryName(centre.DatabaseFile)!, "uploads");

    private string[] Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*", SearchOption.AllDirectories) : [];

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre, floors: 1, roomsPerFloor: 1);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task The_file_is_kept_for_whoever_uploaded_it_and_for_nobody_else()
    {
        var id = (await Upload(new TestTable(Room()).Bytes)).Value;
        var colleague = await centre.Hire("何经理", Role.SalesManager, project.Id);

        (await Open(project.Manager, id)).Value.Name.Should().Be("价格表.csv");
        (await Open(colleague, id)).Refusal.Should().Be(ImportRefusals.UploadGone());
    }

    [Fact]
    public async Task Dropped_nothing_of_it_is_left()
    {
        var id = (await Upload(new TestTable(Room()).Bytes)).Value;
        Files.Should().NotBeEmpty();

        await centre.Send(project.Manager, new DropUpload(id));

        Files.Should().BeEmpty();
        (await Open(project.Manager, id)).Refusal.Should().Be(ImportRefusals.UploadGone());
    }

    [Fact]
    public async Task Fault_5_where_it_cannot_be_stored_that_is_said_in_plain_words()
    {
        await File.WriteAllTextAsync(Folder, "no folder");

        (await Upload(new TestTable(Room()).Bytes)).Refusal!.Code.Should().Be("system.storage");

        File.Delete(Folder);
        (await Upload(new TestTable(Room()).Bytes)).Refusal.Should().BeNull();
    }

    [Fact]
    public async Task Fault_16_over_twenty_megabytes_it_is_refused_and_not_kept()
    {
        await using var endless = new MemoryStream(new byte[20 * 1024 * 1024 + 1]);

        var upload = await centre.Send(project.Manager, new KeepUpload(project.Id, "价格表.xlsx", endless));

        upload.Refusal.Should().Be(ImportRefusals.TooLarge(20));
        Files.Should().BeEmpty();
    }

    [Fact]
    public async Task After_a_day_it_is_gone_and_swept_away()
    {
        var id = (await Upload(new TestTable(Room()).Bytes)).Value;
        var uploads = (Uploads)centre.Services.GetService(typeof(Uploads))!;
        foreach (var file in Files)
            File.SetLastWriteTimeUtc(file, centre.Now.AddDays(-1).AddSeconds(-1));

        (await Open(project.Manager, id)).Refusal.Should().Be(ImportRefusals.UploadGone());
        uploads.DropOld();
        Files.Should().BeEmpty();
    }

    [Fact]
    public async Task Consultants_may_not_upload() =>
        (await centre.Send(project.LiWen, new KeepUpload(project.Id, "价格表.csv", Stream.Null))).Refusal!.Code.Should().Be("role.forbidden");

    private Task<Result<Guid>> Upload(byte[] content) => centre.Send(project.Manager, new KeepUpload(project.Id, "价格表.csv", new MemoryStream(content)));

    private Task<Result<PriceTableFile>> Open(Guid personId, Guid id) => centre.Ask(personId, new OpenUpload(project.Id, id));
}
