using System.Globalization;

namespace SalesCenter.Tests.Browser.Harness;

/// <summary>A real Redis, which keeps nothing.</summary>
public sealed class RedisProcess : OwnProcess
{
    /// <summary>For <c>Redis:Connection</c>.</summary>
    public string Connection => $"127.0.0.1:{Port}";

    public Task Start() => Start("redis-server", ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], "Ready to accept connections");
}
