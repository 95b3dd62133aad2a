using System.Net.Sockets;
using System.Text;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Features.Health;

public sealed class TellingSystemd
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Says_again_and_again_that_it_is_alive()
    {
        var folder = Directory.CreateTempSubdirectory("systemd");
        await using var centre = new TestCentre();
        var address = Path.Combine(folder.FullName, "notify");
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(address));
        await using (var server = new ServerProcess(centre.DatabaseFile, ServerProcess.FreePort(), ("NOTIFY_SOCKET", address), ("WATCHDOG_USEC", "600000")))
        {
            await server.Start();

            for (var beat = 0; beat < 3; beat++)
                (await Hear(systemd)).Should().Be("WATCHDOG=1");
        }
        folder.Delete(recursive: true);
    }

    private static async Task<string> Hear(Socket systemd)
    {
        var heard = new byte[256];
        return Encoding.UTF8.GetString(heard, 0, await systemd.ReceiveAsync(heard).WaitAsync(Patience));
    }
}
