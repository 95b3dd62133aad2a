using System.Globalization;
using SalesCenter.Domain.Reports;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>㎡ and money of the daily report as people read them.</summary>
internal static class ReportAmounts
{
    /// <summary>㎡ with two decimals; money in 万元 with two.</summary>
    public static decimal Value(ReportAmount amount, ActivityFigures figures) => figures.Amounts.GetValueOrDefault(amount) switch
    {
        var value when amount is ReportAmount.SubscribedArea or ReportAmount.ContractedArea => new Area(value).SquareMetres,
        var value => new Money(value).Yuan / 10_000m,
    };

    /// <summary>As it stands in a table; a dash for nothing.</summary>
    public static string Shown(ReportAmount amount, ActivityFigures figures) => Value(amount, figures) is var value && value == 0 ? "–" : value.ToString("#,0.00", CultureInfo.InvariantCulture);
}
