using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Faults;

/// <summary>A server is killed (<c>kill -9</c>) while a TV looks at it, between a commit and its push or right after the push.</summary>
public sealed class SuddenDeathOnAir : IAsyncLifetime
{
    private readonly LiveCentre centre = new();
    private SmallProject project = null!;
    private TvBrowser tv = null!;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        tv = await centre.PairedTv(project);
    }

    public ValueTask DisposeAsync()
    {
        tv.Dispose();
        return centre.DisposeAsync();
    }

    [Theory]
    [InlineData(SuddenEnd.AfterCommit, 1)]
    [InlineData(SuddenEnd.AfterPush, 0)]
    public async Task Fault_4_before_or_after_the_push_the_screen_is_right_after_the_restart_and_hears_nothing_twice(SuddenEnd end, int missedUnits)
    {
        var (epoch, number) = (Guid.Empty, 0L);
        using var dying = Process.Start(new ProcessStartInfo("dotnet", [typeof(SuddenDeathOnAir).Assembly.Location, Storm.OnAir, centre.DatabaseFile, $"{end}"]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        try
        {
            await using var screen = await BoardWatcher.Connect(await Address(dying), tv.Cookies);
            var picture = (await screen.Join()).GetProperty("picture");
            (epoch, number) = (picture.GetProperty("epoch").GetGuid(), picture.GetProperty("number").GetInt64());
            await dying.StandardInput.WriteLineAsync();
            (await dying.StandardOutput.ReadLineAsync()).Should().Be(Promise.Done);
            if (end == SuddenEnd.AfterPush)
                number = (await screen.Next("changes")).GetProperty("to").GetInt64();
            dying.Kill();
            await screen.Closed;
            screen.HasNews.Should().BeFalse();
        }
        finally
        {
            dying.Kill();
        }

        await using var restarted = new LiveCentre(centre.DatabaseFile);
        await using var back = await BoardWatcher.Connect(restarted.Address, tv.Cookies);
        var missed = (await back.Join(epoch, number)).GetProperty("changes");

        missed.GetProperty("units").GetArrayLength().Should().Be(missedUnits);
        missed.GetProperty("to").GetInt64().Should().Be(number + missedUnits);
        (await restarted.Services.GetRequiredService<BoardBook>().Open(project.Id)).Units.Count(unit => unit.Status == UnitStatus.Held).Should().Be(1);
        await restarted.Holds();
    }

    private static async Task<Uri> Address(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Uri.TryCreate(line, UriKind.Absolute, out var address))
                return address;
        }
        throw new InvalidOperationException("The server ended before it said where it is.");
    }
}
