using System.Text;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Areas;
using SalesCenter.Web.Features.Stock.Import.Upload;

namespace SalesCenter.Tests.Features.Areas;

public sealed class ImportingMeasuredAreas : IAsyncLifetime
{
    private const string Headings = "楼栋,单元,楼层,房号,实测建筑面积,实测套内面积";
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Guid clerk;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre, floors: 2, roomsPerFloor: 2);
        clerk = await centre.Hire("林悦", Role.AdminClerk, project.Id);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Nothing_is_written_before_what_was_read_is_confirmed()
    {
        var upload = await Upload("1栋,1单元,1,101,101.52,81.2", "1栋,1单元,1,102,102.4,82.1");
        var preview = (await Preview(upload)).Value;
        preview.Tally.Should().Be(new MeasuredTally(2, 0, 0, 0));
        preview.Rows.Select(row => (row.Row, row.UnitId, row.Gross.SquareMetres, row.Inner!.Value.SquareMetres)).Should().Equal((2, project.Units[0], 101.52m, 81.2m), (3, project.Units[1], 102.4m, 82.1m));
        (await Measured()).Should().BeEmpty();

        (await centre.Send(clerk, Import(upload, preview.Tally))).Value.Should().Be(preview.Tally);

        (await Measured()).Should().HaveCount(2).And.ContainSingle(measured => measured.UnitId == project.Units[0]).Which.Areas.Should().Be(
            new MeasuredAreas(Area.FromSquareMetres(101.52m), Area.FromSquareMetres(81.2m), "深测(2026)001"));
        (await Preview(upload)).Value.Tally.Should().Be(new MeasuredTally(0, 0, 2, 0));
        (await centre.Send(clerk, Import(upload, preview.Tally))).Refusal.Should().Be(ImportRefusals.StockChanged(), "it does not do what was confirmed any more");
    }

    [Fact]
    public async Task Every_wrong_row_is_named_with_its_column_and_is_left_out_only_when_that_is_said()
    {
        var upload = await Upload("1栋,1单元,1,101,101.5,81.2", "1栋,1单元,1,102,300,82", "1栋,1单元,9,901,100,80", "1栋,1单元,2,201,八十,81", "1栋,1单元,2,202,102,30");
        var preview = (await Preview(upload)).Value;

        preview.Tally.Should().Be(new MeasuredTally(1, 0, 0, 4));
        preview.Errors.OrderBy(error => error.Row).Select(error => (error.Row, error.Column, error.Reason.Code)).Should().Equal(
            (3, "E", "area.measured-absurd"), (4, "D", "area.unknown-unit"), (5, "E", "import.not-a-number"), (6, "F", "area.measured-absurd"));
        (await centre.Send(clerk, Import(upload, preview.Tally))).Refusal.Should().Be(ImportRefusals.WrongRows(4));
        (await Measured()).Should().BeEmpty();
        (await centre.Send(clerk, Import(upload, preview.Tally, skip: true))).Succeeded.Should().BeTrue();
        (await Measured()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_unit_named_twice_is_wrong_both_times()
    {
        var upload = await Upload("1栋,1单元,1,101,101.5,81.2", "1栋,1单元,1,101,101.6,81.3");

        (await Preview(upload)).Value.Tally.Should().Be(new MeasuredTally(0, 0, 0, 2));
    }

    [Fact]
    public async Task Predicted_areas_are_never_taken_for_measured_ones()
    {
        var both = await Upload("楼栋,单元,楼层,房号,预测建筑面积,预测套内面积,实测建筑面积,实测套内面积", ["1栋,1单元,1,101,101,81,101.52,81.2"]);
        (await Preview(both)).Value.Rows.Single().Gross.SquareMetres.Should().Be(101.52m);

        var predicted = await Upload("楼栋,单元,楼层,房号,预测建筑面积,预测套内面积", ["1栋,1单元,1,101,101,81"]);
        (await Preview(predicted)).Refusal!.Code.Should().Be("area.predicted-column");
    }

    [Fact]
    public async Task What_is_no_such_table_or_not_ones_own_is_refused()
    {
        (await Preview(await Upload("姓名,电话", ["赵先生,13800000001"]))).Succeeded.Should().BeFalse();
        (await Preview(await Upload("楼栋,单元,楼层,房号,用途", ["1栋,1单元,1,101,住宅"]))).Refusal!.Code.Should().Be("import.column-missing");
        (await Preview(Guid.NewGuid())).Refusal.Should().Be(ImportRefusals.UploadGone());
        (await centre.Ask(project.Manager, new PreviewMeasuredAreas(project.Id, await Upload("1栋,1单元,1,101,101.5,81.2")))).Refusal.Should().Be(ImportRefusals.UploadGone());
        (await centre.Ask(project.LiWen, new PreviewMeasuredAreas(project.Id, Guid.NewGuid()))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(project.LiWen, Import(Guid.NewGuid(), new MeasuredTally(1, 0, 0, 0)))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Without_a_reports_number_nothing_is_taken_over()
    {
        var upload = await Upload("1栋,1单元,1,101,101.5,81.2");

        (await centre.Send(clerk, Import(upload, new MeasuredTally(1, 0, 0, 0)) with { ReportNumber = " " })).Refusal!.Code.Should().Be("area.report-missing");
        (await Measured()).Should().BeEmpty();
    }

    private Task<Guid> Upload(params string[] rows) => Upload(Headings, rows);

    private async Task<Guid> Upload(string headings, string[] rows) =>
        (await centre.Send(clerk, new KeepUpload(project.Id, "测绘.csv", new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', [headings, .. rows])))))).Value;

    private Task<Result<MeasuredPreview>> Preview(Guid upload) => centre.Ask(clerk, new PreviewMeasuredAreas(project.Id, upload));

    private ImportMeasuredAreas Import(Guid upload, MeasuredTally confirmed, bool skip = false) => new(project.Id, upload, "深测(2026)001", confirmed, skip);

    private Task<List<MeasuredUnit>> Measured() => centre.Database(db => db.MeasuredUnits.IgnoreQueryFilters().AsNoTracking().ToListAsync());
}
