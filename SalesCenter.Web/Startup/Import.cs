using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Stock.Import;

namespace SalesCenter.Web.Startup;

/// <summary>
/// Imports a price table: names each wrong cell in a line and counts in the last. Ends with 0; with 2 when rows are wrong
/// and so nothing was written; with 1 when the file, the project or the database could not be used.
/// </summary>
internal sealed class Import(IServiceProvider services, TextWriter output, string code, bool isRehearsal)
{
    private const int Success = 0, Failure = 1, WrongRows = 2;
    private const int NameLimit = 60;

    public static async Task<int> Run(IServiceProvider services, Arguments asked, Terminal terminal)
    {
        try
        {
            return await new Import(services, terminal.Output, asked["--project"]!, asked.Has("--dry-run")).ImportFile(asked["FILE"]!);
        }
        catch (RefusedException refused)
        {
            await terminal.Complaints.WriteLineAsync(services.GetRequiredService<Words>().Say(refused.Refusal));
            return Failure;
        }
    }

    private async Task<int> ImportFile(string path)
    {
        await using var content = File.OpenRead(path);
        var file = PriceTableFile.Open(content, Path.GetFileName(path)).Value;
        foreach (var note in file.Sheets.SelectMany(sheet => sheet.Notes))
            await output.WriteLineAsync($"Note: {Say(note)}");
        var table = file.Read(file.Proposal).Value;

        var project = await FindOrCheckNew(NameOf(table));
        var preview = project == Guid.Empty ? StockComparison.Of(table, StockNow.Empty) : (await Send<ImportPreview>(new PreviewImport(project, table))).Value;
        foreach (var error in preview.Errors)
            await output.WriteLineAsync(Line(error));
        if (preview.Tally.Wrong == 0 && !isRehearsal)
            await Apply(project, file, table, preview.Tally);
        else
            await output.WriteLineAsync(isRehearsal ? "A dry run: nothing was imported." : "Nothing was imported: please correct the wrong rows first.");
        await output.WriteLineAsync(Line(preview.Tally));
        return preview.Tally.Wrong == 0 ? Success : WrongRows;
    }

    /// <summary>The project's id; the empty one when it is yet to be made, which must be possible.</summary>
    private async Task<Guid> FindOrCheckNew(string name)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var known = new Project(code, name).Code;
        if (!isRehearsal)
        {
            DatabaseAtStart.RequireKnownFile(services.GetRequiredService<IConfiguration>());
            await DatabaseSetup.Prepare(db, mayMigrateServer: false, CancellationToken.None);
        }
        else if (!await db.Database.CanConnectAsync())
        {
            return Guid.Empty;
        }
        return await db.Projects.Where(project => project.Code == known).Select(project => project.Id).SingleOrDefaultAsync();
    }

    private async Task Apply(Guid project, PriceTableFile file, PriceTable table, ImportTally tally)
    {
        IMessage command = project == Guid.Empty
            ? new FoundProject(code, NameOf(table), file.Name, file.Hash, table)
            : new ApplyImport(project, file.Name, file.Hash, tally, SkipWrongRows: false, table);
        _ = (await Send<ImportOutcome>(command)).Value;
    }

    private string NameOf(PriceTable table)
    {
        var name = table.ProjectName ?? code;
        return name.Length > NameLimit ? name[..NameLimit] : name;
    }

    private Task<Result<TAnswer>> Send<TAnswer>(IMessage message) => services.GetRequiredService<Dispatcher>().Send<TAnswer>(message, Actor.Product.Id);

    private string Say(Refusal refusal) => services.GetRequiredService<Words>().Say(refusal);

    private string Line(CellError error) => error.Column.Length == 0
        ? $"{error.Sheet}!{error.Row}: {Say(error.Reason)}"
        : $"{error.Sheet}!{error.Column}{error.Row} {error.Heading} \"{error.Value}\": {Say(error.Reason)}";

    private static string Line(ImportTally tally) => string.Create(CultureInfo.InvariantCulture,
        $"{tally.New} new, {tally.Changed} changed, {tally.Unchanged} unchanged, {tally.Wrong} wrong; list price total {tally.ListPriceTotal.Yuan:F2}");
}
