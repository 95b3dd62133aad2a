using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Reports;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class DailyReportMapping : IEntityTypeConfiguration<DailyReport>
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<DailyReport> report)
    {
        report.IsAggregate();
        report.Property(r => r.Remarks).HasMaxLength(500);

        // As it was submitted, in one piece: nobody counts in it, and figures that come later leave it as it is.
        report.Property(r => r.Figures).HasMaxLength(-1).HasConversion(
            figures => JsonSerializer.Serialize(figures, Readable), stored => JsonSerializer.Deserialize<ReportFigures>(stored, Readable)!,
            new ValueComparer<ReportFigures>((one, other) => one == other, figures => figures.GetHashCode(), figures => figures));

        // A consultant reports a day once, however many screens submit it.
        report.HasIndex(r => new { r.ProjectId, r.Day, r.ConsultantId }).IsUnique().HasDatabaseName("ux_daily_reports_one_per_consultant");
        report.HasIndex(r => new { r.ProjectId, r.State, r.Day });
    }
}

internal sealed class ReportTotalsMapping : IEntityTypeConfiguration<ReportTotals>
{
    public void Configure(EntityTypeBuilder<ReportTotals> totals)
    {
        totals.IsAggregate();
        totals.Property(t => t.Figures).IsKeptAsText();
        totals.HasIndex(t => new { t.ProjectId, t.Day }).IsUnique().HasDatabaseName("ux_report_totals_one_per_day");
    }
}
