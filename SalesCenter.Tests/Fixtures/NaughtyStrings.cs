using System.Text.Json;

namespace SalesCenter.Tests.Fixtures;

/// <summary>Texts that break careless software: our own, and the big public list where it lies beside the repository.</summary>
internal static class NaughtyStrings
{
    private static string[]? known;

    public static IReadOnlyList<string> All { get; } =
    [
        "", " ", "<script>alert(1)</script>", "=HYPERLINK(\"http://evil.example\")", "'; DROP TABLE Units; --", "a\0b", "\ud800", "x\udc00", "\u202e倒过来", "👨‍👩‍👧‍👦", "é́́́",
        new string('长', 4000), .. Public,
    ];

    /// <summary>The big public list; nothing where it is not at hand.</summary>
    public static IReadOnlyList<string> Public => known ??= SharedData.Known("text", "naughty-strings.json") is { } file ? JsonSerializer.Deserialize<string[]>(File.ReadAllText(file))! : [];
}
