using System.Text.Json.Serialization;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Web.Features.Stock.Import;

/// <summary>
/// Applies a price table, all of it or nothing. Refused when rows are wrong and are not to be skipped, and when the stock
/// is another one than the preview that was confirmed.
/// </summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator, Role.System)]
public sealed record ApplyImport(
    Guid ProjectId, [property: TextLength(255)] string FileName, string FileHash, ImportTally Confirmed, bool SkipWrongRows, [property: JsonIgnore] PriceTable Table)
    : Command<ImportOutcome>, IInProject;

/// <summary>What an import did.</summary>
/// <param name="DraftVersion">The number of the draft that changed prices wait in; nothing when there is none.</param>
public sealed record ImportOutcome(ImportTally Tally, int? DraftVersion);

public sealed class ApplyImportHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<ApplyImport, ImportOutcome>
{
    public async ValueTask<ImportOutcome> Handle(ApplyImport command, CancellationToken cancellationToken)
    {
        var stock = await StockNow.Read(db, command.ProjectId, cancellationToken);
        var preview = StockComparison.Of(command.Table, stock);
        if (preview.Tally.Wrong > 0 && !command.SkipWrongRows)
            throw new RefusedException(ImportRefusals.WrongRows(preview.Tally.Wrong));
        if (preview.Tally != command.Confirmed)
            throw new RefusedException(ImportRefusals.StockChanged());
        var writing = new StockWriting(db, command.ProjectId, command.FileName, user.Id, time.GetUtcNow().UtcDateTime);
        return new ImportOutcome(preview.Tally, await writing.Write(preview, stock, cancellationToken));
    }
}
