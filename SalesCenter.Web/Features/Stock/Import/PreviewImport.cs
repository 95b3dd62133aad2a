using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Web.Features.Stock.Import;

/// <summary>What a price table would do to the project's stock. Refuses a table of another project.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator, Role.System)]
public sealed record PreviewImport(Guid ProjectId, PriceTable Table) : Query<ImportPreview>, IInProject;

public sealed class PreviewImportHandler(SalesDb db, CurrentUser user) : IQueryHandler<PreviewImport, ImportPreview>
{
    public async ValueTask<ImportPreview> Handle(PreviewImport query, CancellationToken cancellationToken)
    {
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var preview = StockComparison.Of(query.Table, await StockNow.Read(db, query.ProjectId, cancellationToken));
        return user.Actor.SeesFloorPrices() || user.Actor.Roles.Contains(Role.System) ? preview : WithoutFloorPrices(preview);
    }

    private static ImportPreview WithoutFloorPrices(ImportPreview preview) => preview with
    {
        Rows = [.. preview.Rows.Select(row => row with { Changes = [.. row.Changes.Select(Hidden)] })],
    };

    private static FieldChange Hidden(FieldChange change) => change.Field == PriceTableField.FloorPrice ? change with { Before = null, After = null } : change;
}
