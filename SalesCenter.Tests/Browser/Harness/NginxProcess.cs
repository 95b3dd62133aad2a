namespace SalesCenter.Tests.Browser.Harness;

/// <summary>A real nginx with the configuration that ships; only addresses and folders are others, and it says which server has answered.</summary>
public sealed class NginxProcess(ServerProcess first, ServerProcess second) : OwnProcess
{
    private const string ServedBy = "X-Served-By";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("salescenter-nginx-");

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    public async Task Start()
    {
        var settings = await File.ReadAllTextAsync(Path.Combine(DeskPage.Root(), "deploy", "nginx.conf"));
        var file = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(file, Replace(settings,
            ("10.0.0.11:5080", first.Address.Authority),
            ("10.0.0.12:5080", second.Address.Authority),
            ("listen 80;", $"listen {Address.Authority};"),
            ("pid /run/nginx.pid;", $"pid {folder.FullName}/nginx.pid;"),
            ("error_log /var/log/nginx/error.log warn;", "error_log stderr notice;"),
            ("http {", $"http {{ client_body_temp_path {folder.FullName}/body; proxy_temp_path {folder.FullName}/proxy; fastcgi_temp_path {folder.FullName}/f; uwsgi_temp_path {folder.FullName}/u; scgi_temp_path {folder.FullName}/s;"),
            ("proxy_buffering off;", $"proxy_buffering off; add_header {ServedBy} $upstream_addr always;")));
        await Start("nginx", ["-p", folder.FullName, "-c", file, "-g", "daemon off;"], "start worker process");
    }

    /// <summary>The value of the cookie by which a tablet comes to this server.</summary>
    public async Task<string> RouteTo(ServerProcess server)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Address };
        for (var number = 0; ; number++)
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, "health/live");
            question.Headers.Add("Cookie", $"salescenter_route=tablet-{number}");
            using var answer = await client.SendAsync(question);
            if (answer.Headers.GetValues(ServedBy).Single() == server.Address.Authority)
                return $"tablet-{number}";
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static string Replace(string settings, params (string Shipped, string Here)[] places)
    {
        foreach (var (shipped, here) in places)
        {
            settings.Should().Contain(shipped, "the test must know what it replaces");
            settings = settings.Replace(shipped, here, StringComparison.Ordinal);
        }
        return settings;
    }
}
