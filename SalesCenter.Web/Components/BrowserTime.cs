namespace SalesCenter.Web.Components;

/// <summary>Instants as scripts in the browser know them.</summary>
public static class BrowserTime
{
    /// <summary>Milliseconds since 1970 of an instant in UTC.</summary>
    public static long ToUnixMilliseconds(this DateTime utc) => new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
