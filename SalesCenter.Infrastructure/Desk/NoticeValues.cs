using System.Globalization;
using System.Text.Json;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

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
        DateOnly day => $"day:{day.DayNumber}",
        Money money => $"money:{money.Fen}",
        Refusal refusal => $"refusal:{refusal.Code}\n{Write(refusal.Values)}",
        Enum member => $"name:{member.GetType().FullName}\n{member:D}",
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
            "day" => DateOnly.FromDayNumber(int.Parse(value, CultureInfo.InvariantCulture)),
            "refusal" => new Refusal(value[..value.IndexOf('\n', StringComparison.Ordinal)], Read(value[(value.IndexOf('\n', StringComparison.Ordinal) + 1)..])),
            "name" => Member(value.Split('\n')),
            "money" => new Money(long.Parse(value, CultureInfo.InvariantCulture)),
            _ => value,
        };
    }

    /// <summary>All names that notices use are those of the domain.</summary>
    private static object Member(string[] parts) =>
        Enum.ToObject(typeof(UnitStatus).Assembly.GetType(parts[0], throwOnError: true)!, int.Parse(parts[1], CultureInfo.InvariantCulture));
}
