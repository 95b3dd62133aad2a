using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using OtpNet;
using SalesCenter.Tests.Browser.Harness;

namespace SalesCenter.Tests.Features.SignIn;

/// <summary>The product in production, in a process of its own.</summary>
public sealed partial class WhatTheLogTells : IDisposable
{
    private const string Password = "river and mountain", NewPassword = "mountain and river", Wrong = "not-this-one";
    private static readonly IEnumerable<(string Name, string Value)> Everything = new[] { "Default", "Microsoft", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore" }.Select(source => ($"Logging__LogLevel__{source}", "Debug"));
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string folder = Directory.CreateTempSubdirectory("salescenter-log-").FullName;
    private readonly ConcurrentQueue<string> told = new();
    private Process? process;

    public void Dispose()
    {
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        process?.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Neither_passwords_nor_codes_nor_cookies_from_the_first_start_to_the_second_step()
    {
        var address = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}/");
        (await Start(address, [.. Everything])).Should().BeTrue();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        using var browser = new Visitor(client);

        await browser.Fill("/set-up", "set-up", ("Form.UserName", "boss"), ("Form.DisplayName", "周系统"), ("Form.Password", Password));
        (await browser.Get("/settings/people")).Headers.Location!.OriginalString.Should().StartWith("/me/second-factor", "in production an administrator sets up a second factor first");
        var begun = await (await browser.Fill("/me/second-factor", "second-factor", ("Form.Password", Password), ("Form.Do", "begin"))).Content.ReadAsStringAsync();
        var key = Key().Match(begun).Groups[1].Value.Replace(" ", "");
        var app = new Totp(Base32Encoding.ToBytes(key));
        var (first, second) = (app.ComputeTotp(DateTime.UtcNow.AddSeconds(-30)), app.ComputeTotp(DateTime.UtcNow.AddSeconds(30)));
        var confirmed = WebUtility.HtmlDecode(await (await browser.Fill("/me/second-factor", "second-factor", ("Form.Code", first), ("Form.Do", "confirm"))).Content.ReadAsStringAsync());
        var recovery = Recovery().Matches(confirmed).Select(one => one.Value).ToList();
        recovery.Should().HaveCount(10);
        var cookies = new List<string>(browser.Jar.Values);
        await browser.Fill("/sign-out", "sign-out");
        await browser.Fill("/sign-in", "sign-in", ("Form.UserName", "boss"), ("Form.Password", Wrong));
        await browser.Fill("/sign-in", "sign-in", ("Form.UserName", "boss"), ("Form.Password", Password));
        cookies.AddRange(browser.Jar.Values);
        await browser.Fill("/sign-in/code", "code", ("Form.Code", second));
        await browser.Fill("/me/password", "password", ("Form.Current", Password), ("Form.New", NewPassword), ("Form.Again", NewPassword));
        cookies.AddRange(browser.Jar.Values);
        (await browser.IsIn()).Should().BeTrue();

        var log = string.Join('\n', told);
        log.Should().Contain("\"LogLevel\":\"Debug\"", "everything is told that can be");
        foreach (var secret in recovery.Concat(cookies).Concat([Password, NewPassword, Wrong, key, first, second]))
            log.Contains(secret, StringComparison.OrdinalIgnoreCase).Should().BeFalse($"{secret} is nobody's business");
    }

    [Fact]
    public async Task Nothing_but_a_refusal_when_accounts_of_the_demonstration_stand_in_a_database_that_is_none()
    {
        var address = new Uri($"http://127.0.0.1:{ServerProcess.FreePort()}/");
        (await Start(address, ("Demo__Seed", "true"))).Should().BeTrue();
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();

        (await Start(address)).Should().BeFalse();

        string.Join('\n', told).Should().Contain("accounts of the demonstration");
    }

    /// <summary>Answers whether it became ready; not, when it ended.</summary>
    private async Task<bool> Start(Uri address, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", address.ToString()])
        {
            WorkingDirectory = Path.Combine(DeskPage.Root(), "SalesCenter.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings.Concat([("ASPNETCORE_ENVIRONMENT", "Production"), ("Database__Path", Path.Combine(folder, "log.db")), ("Demo__Simulate", "false")]))
            start.Environment[name] = value;
        process = Process.Start(start)!;
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetResult(false);
        DataReceivedEventHandler keep = (_, line) =>
        {
            if (line.Data is null)
                return;
            told.Enqueue(line.Data);
            if (line.Data.Contains("SalesCenter is ready", StringComparison.Ordinal))
                ready.TrySetResult(true);
        };
        process.OutputDataReceived += keep;
        process.ErrorDataReceived += keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var isReady = await ready.Task.WaitAsync(Patience);
        if (!isReady)
            await process.WaitForExitAsync();
        return isReady;
    }

    [GeneratedRegex("factor-key\"[^>]*>([A-Z2-7 ]+)<")]
    private static partial Regex Key();

    [GeneratedRegex("\\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\\b")]
    private static partial Regex Recovery();
}
