using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SalesCenter.Bench.Serving;

/// <summary>A hub that tells everybody the same, and nothing else: the least that a push can be.</summary>
internal sealed class BareHub : Hub
{
    public const string Path = "/hub";
    private static long number = 1_000_000;

    public static async Task Run(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", address);
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        await using var app = builder.Build();
        JsonNode news = new JsonObject();
        app.MapHub<BareHub>(Path);
        app.MapGet("/", () => "");
        app.MapPost("/bench/news", async (Microsoft.AspNetCore.Http.HttpRequest request) => news = (await JsonNode.ParseAsync(request.Body))!);
        app.MapPost("/bench/change", (IHubContext<BareHub> hub) => Tell(hub, news, 1));
        app.MapPost("/bench/burst/{count:int}", (int count, IHubContext<BareHub> hub) => Tell(hub, news, count));
        await app.RunAsync();
    }

    /// <summary>All changes are there when the clock starts.</summary>
    private static async Task<Change> Tell(IHubContext<BareHub> hub, JsonNode news, int count)
    {
        var first = number + 1;
        number += count;
        var change = Change.Now(number);
        for (var told = first; told <= change.Number; told++)
        {
            var copy = news.DeepClone();
            copy["to"] = told;
            await hub.Clients.All.SendAsync("changes", copy);
        }
        return change;
    }
}
