using SalesCenter.Tests.Faults;

namespace SalesCenter.Tests;

/// <summary>Runs the tests; or, started by a test of sudden death, the product under a storm of commands until somebody kills it.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) => args switch
    {
        [Storm.Argument, var file, var end] => Storm.Rage(file, Enum.Parse<SuddenEnd>(end)),
        [Storm.OfImport, var file, var end] => Storm.Import(file, Enum.Parse<SuddenEnd>(end)),
        [Storm.OnAir, var file, var end] => Storm.Broadcast(file, Enum.Parse<SuddenEnd>(end)),
        [Storm.OfSales, var file, _] => Storm.RageOfSales(file),
        [Storm.OfContracts, var file, _] => Storm.RageOfContracts(file),
        _ => Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
