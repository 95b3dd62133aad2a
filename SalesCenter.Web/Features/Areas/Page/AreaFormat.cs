using System.Globalization;

namespace SalesCenter.Web.Features.Areas.Page;

/// <summary>How figures of areas stand on a screen.</summary>
internal static class AreaFormat
{
    /// <summary>A ratio with its sign: +1.20 %.</summary>
    public static string Percent(decimal? percent) => percent is { } known ? known.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) + " %" : "";
}
