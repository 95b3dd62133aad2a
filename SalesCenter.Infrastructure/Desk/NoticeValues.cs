using System.Globalization;
using System.Text.Json;
using SalesCenter.Domain.Common;

namespace SalesCenter.Infrastructure.Desk;

/// <summary>Keeps what fills a notice's sentence, so that each reader sees names, times and amounts in their own language.</summary>
public static class NoticeValues
{
    public static string Write(IReadOnlyList<object?> values) => JsonSerializer.Serialize(values.Select(Tag));

    public static IReadOnlyList<object?> Read(string stored) => [.. JsonSerializer.Deserialize<string[]>(stored)!.Select(Untag)];

    private static string Tag(object? value) => value switch
    {
        PersonReference person => $"person:{person.Id}",
        UnitReference unit => $"unit:{unit.Id}",
        DateTime instant => $"instant:{instant.Ticks}",
        Money money => $"money:{money.Fen}",
        _ => $"text:{Convert.ToString(value, CultureInfo.InvariantCulture)}",
    };

    private static object? Untag(string tagged)
    {
        var (tag, value) = (tagged[..tagged.IndexOf(':', StringComparison.Ordinal)], tagged[(tagged.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return tag switch
        {
            "person" => new PersonReference(Guid.Parse(value)),
            "unit" => new UnitReference(Guid.Parse(value)),
            "instant" => new DateTime(long.Parse(value, CultureInfo.InvariantCulture), DateTimeKind.Utc),
            "money" => new Money(long.Parse(value, CultureInfo.InvariantCulture)),
            _ => value,
        };
    }
}
