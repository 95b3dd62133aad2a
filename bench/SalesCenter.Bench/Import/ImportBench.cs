using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Bench.Measuring;
using SalesCenter.Bench.Product;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Stock.Import;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Bench.Import;

/// <summary>A price table of 5,000 units, from the file to the board: read, check, preview, apply. Against reading its cells and one bulk insert.</summary>
internal static class ImportBench
{
    private const int Rows = 5_000, UnitsPerFloor = 10, Floors = 50;

    public static async Task<IReadOnlyList<Mark>> Run(BenchFolder folder)
    {
        await using var centre = await SalesCentre.Open(folder);
        var bare = BareImport.Into(folder.NewFile("bare"));
        var file = Workbook();
        var (product, plain) = await Measure.InTurns("import", () => InProduct(centre, file), () => Measure.Milliseconds(() => Task.Run(() => bare.Run(file))), milliseconds => $"{milliseconds:0} ms");
        return [Mark.AtMost("import", 3.00, product.Median(run => run), plain.Median(run => run), "0 ms")];
    }

    private static async Task<double> InProduct(SalesCentre centre, byte[] file)
    {
        var project = new Project("BENCH-" + Guid.NewGuid().ToString("N")[..6], "导入花园");
        await centre.Database(async db => await db.AddAsync(project));
        var dispatcher = centre.Services.GetRequiredService<Dispatcher>();
        return await Measure.Milliseconds(async () =>
        {
            var opened = PriceTableFile.Open(new MemoryStream(file), "一房一价.xlsx").Value;
            var table = opened.Read(opened.Proposal).Value;
            var preview = (await dispatcher.Send<ImportPreview>(new PreviewImport(project.Id, table), Actor.Product.Id)).Value;
            var apply = new ApplyImport(project.Id, opened.Name, opened.Hash, preview.Tally, SkipWrongRows: false, table);
            var outcome = (await dispatcher.Send<ImportOutcome>(apply, Actor.Product.Id)).Value;
            if (outcome.Tally.New != Rows)
                throw new InvalidOperationException($"{outcome.Tally} instead of {Rows} new units.");
        });
    }

    private static byte[] Workbook() => Sheet.Write<int>("一房一价",
    [
        new("楼栋", index => $"{index / (UnitsPerFloor * Floors) + 1}栋"),
        new("单元", _ => "1单元"),
        new("楼层", index => Floor(index)),
        new("房号", index => string.Create(CultureInfo.InvariantCulture, $"{Floor(index)}{index % UnitsPerFloor + 1:00}")),
        new("户型", _ => "三房两厅"),
        new("建筑面积(㎡)", index => 98.64 + index % UnitsPerFloor),
        new("套内面积(㎡)", index => 78.91 + index % UnitsPerFloor),
        new("备案总价(元)", index => 5_500_000 + 1_000 * Floor(index)),
        new("表价总价(元)", index => 5_000_000 + 1_000 * Floor(index)),
    ], Enumerable.Range(0, Rows));

    private static int Floor(int index) => index / UnitsPerFloor % Floors + 1;
}
