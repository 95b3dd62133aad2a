using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace SalesCenter.Web.Features.Board.Tv;

/// <summary>The cookie in which a TV keeps its key: 256 random bits that no script can read.</summary>
internal static class DisplayCookie
{
    public const string Name = "salescenter-display";

    private const int KeyBytes = 32, KeyCharacters = 43;

    /// <summary>As long as browsers allow; each start of the page begins it anew.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(400);

    public static string NewKey() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeyBytes));

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: KeyCharacters } key ? key : null;

    public static void Write(HttpContext http, string key) => http.Response.Cookies.Append(Name, key, new CookieOptions
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        MaxAge = Lasts,
        IsEssential = true,
    });
}
