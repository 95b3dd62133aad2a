using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using SalesCenter.Web.Features.Board.Tv;
using SalesCenter.Web.Live.Public;

namespace SalesCenter.Web.Startup;

/// <summary>The lobby TV: its identity, its board and its page.</summary>
internal static class PublicBoardSetup
{
    private const int LargestMessage = 1024;

    public static void AddPublicBoards(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, DisplayAuthentication>(DisplayAuthentication.SchemeName, null);
        services.AddSignalR()
            .AddHubOptions<BoardHub>(hub =>
            {
                hub.MaximumReceiveMessageSize = LargestMessage;
                hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
            })
            .AddJsonProtocol(json => json.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);
        services.AddSingleton<Attempts>();
        services.AddSingleton<SubscriptionsToday>();
        services.AddSingleton<PublicBoard>();
        services.AddSingleton<BoardScreens>();
        services.AddSingleton<BoardBroadcast>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardBroadcast>());
    }
}
