using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Papers;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Displays;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Permits;

/// <summary>Asks for every address of the product, in the name of nobody and of somebody of each role, and compares with docs/permissions.md.</summary>
public sealed partial class WalkingEveryAddress : IAsyncLifetime
{
    private readonly LiveCentre centre = new();
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly HashSet<string> kept = [];
    private SmallProject project = null!;

    public async ValueTask InitializeAsync()
    {
        client.BaseAddress = centre.Address;
        project = await SmallProject.In(centre);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return centre.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_gets_the_answers_that_the_table_of_addresses_names()
    {
        var deal = await Sale.Selected(centre, project);
        var code = (await centre.Database(db => db.Projects.FindAsync(project.Id).AsTask()))!.Code;
        var visitors = new List<(string Name, string? Cookie)> { ("nobody", null) };
        foreach (var role in Walkers.Roles)
            visitors.Add((PermissionDocument.Short(role), await centre.CookieOf(role is Role.Consultant ? project.LiWen : await centre.Hire($"走查{role}", role, role is Role.Administrator ? null : project.Id))));
        visitors.Add(("of another project", await centre.CookieOf(await centre.Hire("外人", Role.SalesManager, (await SmallProject.In(centre)).Id))));

        var table = new StringBuilder($"\n| Address | {string.Join(" | ", visitors.Select(visitor => visitor.Name))} |\n| --- |{string.Concat(visitors.Select(_ => " --- |"))}\n");
        foreach (var (method, pattern) in Addresses())
        {
            var answers = new List<string>();
            foreach (var visitor in visitors)
                answers.Add(await Ask(method, Fill(pattern, code, deal.DealId), visitor.Cookie));
            table.Append(CultureInfo.InvariantCulture, $"| {method} {pattern} | {string.Join(" | ", answers)} |\n");
        }
        PermissionDocument.Compare("addresses", table.Append('\n').ToString());
        kept.Should().BeEmpty("no browser keeps what it was shown, but for files of the product itself");
    }

    [Fact]
    public void Nothing_is_open_to_strangers_but_what_says_so() =>
        Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Pattern).Where(pattern => pattern is not ("{**path:file}" or "")).Distinct()
            .Where(pattern => !IsFile(pattern)).Order(StringComparer.Ordinal).Should().BeEquivalentTo(
            "/f/{Token}", "/health/live", "/health/ready", "/language/{culture}", "/set-up", "/sign-in", "/sign-in/code", "/tv", "/tv/here", "/tv/pairing-{code}.svg");

    private IEnumerable<(string Method, string Pattern)> Addresses() => Endpoints()
        .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(method => method is "GET" or "POST").Select(method => (method, Pattern(endpoint))))
        .Where(address => !IsFile(address.Item2) && !address.Item2.StartsWith("/_", StringComparison.Ordinal) && (address.Item1 == "GET" || address.Item2 == "/tv/here"))
        .Distinct().OrderBy(address => address.Item2, StringComparer.Ordinal);

    private IEnumerable<RouteEndpoint> Endpoints() => centre.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private async Task<string> Ask(string method, string address, string? cookie)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.Headers.CacheControl is not ({ NoStore: true } or { NoCache: true, Private: true }))
            kept.Add($"{address}: {answer.Headers.CacheControl}");
        return answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/sign-in", StringComparison.Ordinal) ? "sign-in" : ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The address with things that exist in its gaps, as far as there are some.</summary>
    private string Fill(string pattern, string code, Guid dealId)
    {
        var address = Gap().Replace(pattern, gap => gap.Groups["name"].Value.ToUpperInvariant() switch
        {
            "CODE" when pattern.StartsWith("/tv", StringComparison.Ordinal) => new string(DisplayDevice.CodeAlphabet[0], DisplayDevice.CodeLength),
            "CODE" => code,
            "DEALID" => dealId.ToString(),
            "UNITID" => project.Units[0].ToString(),
            "ID" => project.CustomerOfLiWen.ToString(),
            "CULTURE" => "zh-CN",
            "KIND" => Enum.GetNames<PaperKind>()[0],
            "TOKEN" => new string('t', 43),
            _ => Guid.Empty.ToString(),
        });
        return pattern switch
        {
            _ when pattern.EndsWith("/discounts/export", StringComparison.Ordinal) => address + "?from=2026-11-01&until=2026-11-30",
            _ when pattern.EndsWith("/daily/export", StringComparison.Ordinal) => address + "?day=2026-11-24",
            _ => address,
        };
    }

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static bool IsFile(string pattern) => pattern is not "/tv/pairing-{code}.svg" && FileEnding().IsMatch(pattern) || pattern.StartsWith("/lib/", StringComparison.Ordinal) || pattern.Contains("**", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\.\w{2,12}$")]
    private static partial Regex FileEnding();
}
