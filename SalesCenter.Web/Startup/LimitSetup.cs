using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Localization;
using SalesCenter.Web.Features.SignIn;
using SalesCenter.Web.Live.Public;

namespace SalesCenter.Web.Startup;

/// <summary>What keeps one person's or one address's requests in bounds.</summary>
internal static class LimitSetup
{
    private const int LargestField = 64 * 1024, MostFields = 200;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Headers = TimeSpan.FromSeconds(15);
    private static readonly string[] Guessable = ["/sign-in", "/sign-in/code", "/set-up", "/me/password", "/me/second-factor"];

    /// <summary>The bounds of the server itself: connections, sizes, times, and nothing that tells which server it is.</summary>
    public static void LimitServer(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection(nameof(Limits)).Get<Limits>() ?? new Limits();
        builder.Services.AddSingleton(limits);
        builder.Services.Configure<KestrelServerOptions>(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxConcurrentConnections = server.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
            server.Limits.MaxRequestBodySize = limits.RequestBytes;
            server.Limits.RequestHeadersTimeout = Headers;
        });
        builder.Services.Configure<FormOptions>(form =>
            (form.ValueLengthLimit, form.ValueCountLimit, form.MultipartBodyLengthLimit, form.BufferBodyLengthLimit) = (LargestField, MostFields, limits.RequestBytes, limits.RequestBytes));
        builder.Services.AddRateLimiter(options => LimitRequests(options, limits));
    }

    /// <summary>A connection counts by its person and by its address, and what a form guesses by its address; everybody else works on.</summary>
    private static void LimitRequests(RateLimiterOptions options, Limits limits)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            By(context => (context.Request.Method, PageOf(context.Request)) switch
            {
                ("POST", var page) when Guessable.Contains(page) => AMinute($"sign-in {AddressOf(context)}", limits.SignInsPerMinute),
                (_, var page) when page.StartsWith("/f/", StringComparison.Ordinal) => AMinute($"visitor forms {AddressOf(context)}", limits.VisitorFormsPerMinute),
                (_, "/_blazor") => AtOnce($"circuits {context.User.PersonId()}", limits.CircuitsPerPerson),
                ("POST", "/_blazor/negotiate") => AMinute($"circuit starts {context.User.PersonId()}", limits.CircuitStartsPerMinute),
                (_, BoardHub.Address) => AtOnce($"boards {AddressOf(context)}", limits.BoardsPerAddress),
                ("POST", BoardHub.Address + "/negotiate") => AMinute($"board starts {AddressOf(context)}", limits.BoardStartsPerMinute),
                _ => RateLimitPartition.GetNoLimiter(""),
            }),
            By(context => PageOf(context.Request) == "/_blazor" ? AtOnce($"circuits {AddressOf(context)}", limits.CircuitsPerAddress) : RateLimitPartition.GetNoLimiter("")));
        options.OnRejected = async (rejected, cancellation) =>
        {
            var texts = rejected.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<SignInTexts>>();
            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            await rejected.HttpContext.Response.WriteAsync(texts["sign-in.too-many"], cancellation);
        };
    }

    private static PartitionedRateLimiter<HttpContext> By(Func<HttpContext, RateLimitPartition<string>> partition) => PartitionedRateLimiter.Create(partition);

    private static RateLimitPartition<string> AMinute(string who, int atMost) =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = atMost, Window = Minute });

    private static RateLimitPartition<string> AtOnce(string who, int atMost) =>
        RateLimitPartition.GetConcurrencyLimiter(who, _ => new ConcurrencyLimiterOptions { PermitLimit = atMost });

    /// <summary>Routing takes /Sign-In/ for the same page as /sign-in, and so must whoever counts.</summary>
    private static string PageOf(HttpRequest request) => request.Path.ToString().TrimEnd('/').ToLowerInvariant();

    /// <summary>Who has one address of the newer kind has billions of them, which differ behind the sixty-fourth bit.</summary>
    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : $"{address?.MapToIPv4()}";
    }
}
