using System.Net.Sockets;
using System.Threading.RateLimiting;
using SalesCenter.Web.Live.Public;

namespace SalesCenter.Web.Startup;

/// <summary>A connection counts by its person and by its address, and what a form guesses by its address; everybody else works on. Its parts look ten times a second whether somebody is let in again, until disposed.</summary>
internal sealed class RequestLimiter : IDisposable
{
    internal const int LinesPerMinute = 10;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly string[] Guessable = ["/sign-in", "/sign-in/code", "/set-up", "/me/password", "/me/second-factor"];
    private readonly PartitionedRateLimiter<HttpContext>[] parts;

    public RequestLimiter(Limits limits)
    {
        parts =
        [
            By(context => (context.Request.Method, PageOf(context.Request)) switch
            {
                ("POST", var page) when Guessable.Contains(page) => AMinute($"sign-in {AddressOf(context)}", limits.SignInsPerMinute),
                (_, var page) when page.StartsWith("/f/", StringComparison.Ordinal) => AMinute($"visitor forms {AddressOf(context)}", limits.VisitorFormsPerMinute),
                (_, "/_blazor") => AtOnce($"circuits {context.User.PersonId()}", limits.CircuitsPerPerson),
                ("POST", BoardHub.Address + "/negotiate") => AMinute($"board starts {AddressOf(context)}", limits.BoardStartsPerMinute),
                (_, BoardHub.Address) => AtOnce($"boards {AddressOf(context)}", limits.BoardsPerAddress),
                _ => RateLimitPartition.GetNoLimiter(""),
            }),
            By(context => BeginsCircuit(context.Request) ? AMinute($"circuit starts {context.User.PersonId()}", limits.CircuitStartsPerMinute) : RateLimitPartition.GetNoLimiter("")),
            By(context => PageOf(context.Request) == "/_blazor" ? AtOnce($"circuits {AddressOf(context)}", limits.CircuitsPerAddress) : RateLimitPartition.GetNoLimiter("")),
        ];
        OfEveryRequest = PartitionedRateLimiter.CreateChained(parts);
    }

    /// <summary>Lets a request through when each part does.</summary>
    public PartitionedRateLimiter<HttpContext> OfEveryRequest { get; }

    /// <summary>Lets a refused request into the log: who floods the product must not flood the log.</summary>
    public PartitionedRateLimiter<HttpContext> OfLogLines { get; } = By(context => AMinute(AddressOf(context), LinesPerMinute));

    public void Dispose()
    {
        OfLogLines.Dispose();
        OfEveryRequest.Dispose();
        foreach (var part in parts)
            part.Dispose();
    }

    private static PartitionedRateLimiter<HttpContext> By(Func<HttpContext, RateLimitPartition<string>> partition) => PartitionedRateLimiter.Create(partition);

    private static RateLimitPartition<string> AMinute(string who, int atMost) =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = atMost, Window = Minute });

    private static RateLimitPartition<string> AtOnce(string who, int atMost) =>
        RateLimitPartition.GetConcurrencyLimiter(who, _ => new ConcurrencyLimiterOptions { PermitLimit = atMost });

    /// <summary>Routing takes /Sign-In/ for the same page as /sign-in, and so must whoever counts.</summary>
    private static string PageOf(HttpRequest request) => request.Path.ToString().TrimEnd('/').ToLowerInvariant();

    /// <summary>By negotiation, or by a socket that skips it and so has no id yet.</summary>
    private static bool BeginsCircuit(HttpRequest request) => PageOf(request) is var page && (page == "/_blazor/negotiate" || page == "/_blazor" && !request.Query.ContainsKey("id"));

    /// <summary>Who has one address of the newer kind has billions of them, which differ behind the sixty-fourth bit.</summary>
    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } ? Convert.ToHexString(address.GetAddressBytes(), 0, 8) : $"{address?.MapToIPv4()}";
    }
}
