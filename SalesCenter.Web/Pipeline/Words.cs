using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Live;
using SalesCenter.Web.Texts;

namespace SalesCenter.Web.Pipeline;

/// <summary>
/// Says refusals and notices in the reader's language: finds the sentence by its code and fills in names of people and
/// units, times of the sales centre, amounts, statuses.
/// </summary>
public sealed class Words(IStringLocalizerFactory texts, PeopleBook people, BoardBook boards, TimeProvider time)
{
    /// <summary>Keeps a sign and its amount on one line.</summary>
    private const char NoBreak = '\u00A0';

    private static readonly BusinessCalendar DefaultCalendar = new ProjectSettings().Calendar;
    private readonly IStringLocalizer[] sources = [.. SentenceSources.All.Select(texts.Create)];
    private readonly IStringLocalizer names = texts.Create(typeof(Names));

    /// <summary>The sentence of a refusal.</summary>
    public string Say(Refusal refusal) => Say(refusal.Code, refusal.Values);

    /// <summary>The sentence of a code, filled with values; the code itself when no resource file knows it.</summary>
    public string Say(string code, IReadOnlyList<object?> values)
    {
        foreach (var source in sources)
        {
            var sentence = source[code];
            if (!sentence.ResourceNotFound)
                return string.Format(CultureInfo.CurrentCulture, sentence.Value, [.. values.Select(Say)]);
        }
        return code;
    }

    /// <summary>The name of an enumerated value, such as a status or a role.</summary>
    public string Name<T>(T value) where T : struct, Enum => names[$"{typeof(T).Name}.{value}"];

    /// <summary>What colleagues call a person; empty for the product itself, and when unknown.</summary>
    public string Person(Guid? id) => id is { } known ? people.NameOf(known) : "";

    /// <summary>Things one after the other, with the mark between them that the reader's language uses.</summary>
    public static string List(IEnumerable<string> items) => string.Join(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "、" : ", ", items);

    /// <summary>A share, discount or depth in hundredths of a per cent: 2.5%.</summary>
    public static string Percent(long hundredths) => Percent(hundredths / 100m);

    /// <summary>The same of per cents, with no more decimals than there are.</summary>
    public static string Percent(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>Per cents with two decimals, for ratios and rates that stand in a column: 30.00%.</summary>
    public static string Rate(decimal percent) => percent.ToString("0.00", CultureInfo.InvariantCulture) + "%";

    /// <summary>A file's size: 12 KB.</summary>
    public static string Kilobytes(int bytes) => $"{Math.Max(1, bytes / 1024)} KB";

    /// <summary>Everything that forbids selling a unit; empty when nothing does.</summary>
    public string Name(SaleBlocks blocks) =>
        List(Enum.GetValues<SaleBlocks>().Where(block => block != SaleBlocks.None && blocks.HasFlag(block)).Select(Name<SaleBlocks>));

    /// <summary>The unit as people call it: 1栋1单元1201; empty when no opened board shows it.</summary>
    public string UnitName(Guid unitId) =>
        boards.PictureOf(unitId) is { } picture ? UnitName(picture.BuildingOf(unitId)!.Name, picture.Find(unitId)!) : "";

    public static string UnitName(string building, BoardUnit unit) => UnitName(building, unit.Entrance, unit.Floor, unit.RoomNumber);

    /// <summary>A room number that does not tell its floor gets it in front: 3栋1单元31层01.</summary>
    public static string UnitName(string building, string entrance, int floor, string roomNumber)
    {
        var floorText = floor.ToString(CultureInfo.InvariantCulture);
        return roomNumber.StartsWith(floorText, StringComparison.Ordinal) && roomNumber.Length > floorText.Length
            ? $"{building}{entrance}{roomNumber}"
            : $"{building}{entrance}{floorText}层{roomNumber}";
    }

    /// <summary>An instant (UTC) by the wall clock of the sales centre: the time alone today, with the date otherwise.</summary>
    public string Time(DateTime instant)
    {
        var (local, today) = (DefaultCalendar.LocalTime(instant), DefaultCalendar.LocalTime(time.GetUtcNow().UtcDateTime));
        return local.ToString(local.Date == today.Date ? local.Second == 0 ? "HH:mm" : "HH:mm:ss" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>An instant (UTC) as a list shows it, to the minute: the time alone today, without the year this year.</summary>
    public string Brief(DateTime? instant)
    {
        if (instant is not { } utc)
            return "–";
        var (local, today) = (DefaultCalendar.LocalTime(utc), DefaultCalendar.LocalTime(time.GetUtcNow().UtcDateTime));
        return local.ToString(local.Date == today.Date ? "HH:mm" : local.Year == today.Year ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private object? Say(object? value) => value switch
    {
        PersonReference person => people.NameOf(person.Id),
        UnitReference unit => UnitName(unit.Id),
        Refusal refusal => Say(refusal),
        DateTime instant => Time(instant),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        SaleBlocks blocks => Name(blocks),
        Money amount => amount.ToString().Replace(' ', NoBreak),
        Enum member => names[$"{member.GetType().Name}.{member}"].Value,
        _ => value,
    };
}
