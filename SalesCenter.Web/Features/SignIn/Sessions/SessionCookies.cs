using Microsoft.AspNetCore.Authentication.Cookies;

namespace SalesCenter.Web.Features.SignIn.Sessions;

/// <summary>
/// The cookies of signing in. Over a safe connection their names begin with <c>__Host-</c>: browsers take those from this very host
/// and over a safe connection only, so that no neighbour can plant one.
/// </summary>
internal sealed class SessionCookies : ICookieManager
{
    private const string SafePrefix = "__Host-";
    private readonly ChunkingCookieManager inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => inner.GetRequestCookie(context, NameOf(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) => inner.AppendResponseCookie(context, NameOf(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => inner.DeleteCookie(context, NameOf(context, key), options);

    public static string? Read(HttpContext context, string name) => context.Request.Cookies[NameOf(context, name)];

    public static void Keep(HttpContext context, string name, string value, TimeSpan lasts) => context.Response.Cookies.Append(NameOf(context, name), value, OptionsOf(context, lasts));

    public static void Forget(HttpContext context, string name) => context.Response.Cookies.Delete(NameOf(context, name), OptionsOf(context, null));

    private static string NameOf(HttpContext context, string name) => context.Request.IsHttps ? SafePrefix + name : name;

    private static CookieOptions OptionsOf(HttpContext context, TimeSpan? lasts) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = lasts, IsEssential = true };
}
