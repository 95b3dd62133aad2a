using System.Diagnostics;

namespace SalesCenter.Tests.Fixtures;

/// <summary>A command of the product in a process of its own, as an operator gives it.</summary>
public sealed record ProductCommand(int ExitCode, string Output, string Complaints)
{
    public static async Task<ProductCommand> Run(string databaseFile, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["Database__Path"] = databaseFile;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, complaints) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new ProductCommand(process.ExitCode, await output, await complaints);
    }
}
