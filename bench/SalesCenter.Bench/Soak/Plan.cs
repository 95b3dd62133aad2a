using System.Globalization;

namespace SalesCenter.Bench.Soak;

/// <summary>How long the product is worked, by how many, and how hard.</summary>
/// <param name="Pace">How fast people are: 1 is a command every two seconds and a half from each of them.</param>
/// <param name="Product">The published product; nothing to publish it from these sources first.</param>
internal sealed record Plan(double Minutes, int Seed, int Servers, int Workers, double Pace, string Folder, string? Product, string? Report)
{
    public const string Usage = "soak --minutes NUMBER [--seed NUMBER] [--servers NUMBER] [--workers NUMBER] [--pace NUMBER] [--folder FOLDER] [--product FOLDER] [--report FILE]";

    /// <summary>Nothing when the arguments make no sense.</summary>
    public static Plan? Read(string[] arguments)
    {
        if (arguments.Length % 2 != 0)
            return null;
        var named = arguments.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        double Number(string name, double usual) => named.Remove(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : usual;
        string? Text(string name) => named.Remove(name, out var text) ? Path.GetFullPath(text) : null;
        var plan = new Plan(
            Number("--minutes", 60), (int)Number("--seed", Random.Shared.Next(1, 1_000_000)), (int)Number("--servers", 2), (int)Number("--workers", 2), Number("--pace", 1),
            Text("--folder") ?? Directory.CreateTempSubdirectory("salescenter-soak-").FullName, Text("--product"), Text("--report"));
        return named.Count == 0 && plan is { Minutes: > 0, Servers: > 0, Workers: > 0, Pace: > 0 } ? plan : null;
    }
}
