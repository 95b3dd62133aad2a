namespace SalesCenter.Web.Features.SignIn.Sessions;

/// <summary>Says in two words what a browser calls itself, so that people recognise their own.</summary>
internal static class Devices
{
    // The first that is found counts: Edge calls itself Chrome too, and Android Linux.
    private static readonly (string Mark, string Name)[] Browsers = [("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("Android", "Android"), ("HarmonyOS", "HarmonyOS"), ("iPad", "iPad"), ("iPhone", "iPhone"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string NameOf(string? userAgent) => string.Join(" · ", new[] { Found(Browsers, userAgent), Found(Systems, userAgent) }.Where(name => name is not null));

    private static string? Found((string Mark, string Name)[] known, string? text) =>
        text is null ? null : Array.Find(known, one => text.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
