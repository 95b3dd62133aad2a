namespace SalesCenter.Web.Startup;

/// <summary>What browsers are told to refuse on our behalf; docs/decisions/content-security.md says why.</summary>
internal static class SafeHeaders
{
    /// <summary>
    /// Scripts and style sheets are files of ours alone. Blazor sets <c>style</c> attributes by name, which browsers cannot tell from
    /// written ones, so attributes stay allowed; the line before it is for browsers that do not know the difference.
    /// </summary>
    private const string Policy =
        "default-src 'self'; script-src 'self'; script-src-attr 'none'; style-src 'self' 'unsafe-inline'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self'; frame-src 'none'; media-src 'none'; object-src 'none'; manifest-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>A tablet at a desk lends nobody its senses.</summary>
    private const string Permissions =
        "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), "
        + "gamepad=(), geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), "
        + "otp-credentials=(), payment=(), publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

    /// <summary>No script but our own files, no frame around us, nothing guessed, told to other sites, or kept by the browser that is not said to be kept.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var (headers, host) = (context.Response.Headers, context.Request.Host.Value);
        headers.ContentSecurityPolicy = $"{Policy}; connect-src 'self' {(context.Request.IsHttps ? $"wss://{host}; upgrade-insecure-requests" : $"ws://{host} wss://{host}")}";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        context.Response.OnStarting(() =>
        {
            // Style sheets and the like say how long they keep; whatever says nothing may be somebody's.
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
