using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SalesCenter.Web.Startup;

/// <summary>Says on the console where the product can be opened, once it can, and who may sign in to the demonstration.</summary>
internal static class Greeting
{
    public static void GreetWhenStarted(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => _ = Greet(app.Services));

    private static async Task Greet(IServiceProvider services)
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.Count == 0)
            return;
        Console.WriteLine($"SalesCenter is ready: {string.Join(", ", addresses)}");
        foreach (var line in await Demonstration.Accounts(services))
            Console.WriteLine(line);
    }
}
