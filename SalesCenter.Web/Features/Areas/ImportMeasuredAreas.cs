using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Areas;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Stock.Import.Upload;

namespace SalesCenter.Web.Features.Areas;

/// <summary>
/// 导入实测面积: takes an uploaded surveyor's table over, all of it or nothing. Refused when rows are wrong and are not to be skipped, and when what it would do is not what was
/// confirmed.
/// </summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record ImportMeasuredAreas(Guid ProjectId, Guid UploadId, [property: TextLength(60)] string ReportNumber, MeasuredTally Confirmed, bool SkipWrongRows) : Command<MeasuredTally>, IInProject;

public sealed class ImportMeasuredAreasHandler(SalesDb db, Uploads uploads, CurrentUser user, TimeProvider time) : ICommandHandler<ImportMeasuredAreas, MeasuredTally>
{
    public async ValueTask<MeasuredTally> Handle(ImportMeasuredAreas command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var preview = await MeasuredComparison.Of(await uploads.Table(user.Id, command.UploadId, cancellationToken), db, command.ProjectId, cancellationToken);
        if (preview.Tally.Wrong > 0 && !command.SkipWrongRows)
            throw new RefusedException(ImportRefusals.WrongRows(preview.Tally.Wrong));
        if (preview.Tally != command.Confirmed)
            throw new RefusedException(ImportRefusals.StockChanged());
        var units = await db.Units.ToDictionaryAsync(unit => unit.Id, cancellationToken);
        var known = await db.MeasuredUnits.ToDictionaryAsync(measured => measured.UnitId, cancellationToken);
        foreach (var row in preview.Rows.Where(row => row.Outcome != MeasuredOutcome.Unchanged))
        {
            var areas = new MeasuredAreas(row.Gross, row.Inner, command.ReportNumber);
            if (known.TryGetValue(row.UnitId, out var measured))
                measured.Record(units[row.UnitId], areas, user.Id, now);
            else
                db.MeasuredUnits.Add(new MeasuredUnit(units[row.UnitId], areas, user.Id, now));
        }
        return preview.Tally;
    }
}
