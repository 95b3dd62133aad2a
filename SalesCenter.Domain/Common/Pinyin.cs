using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace SalesCenter.Domain.Common;

/// <summary>拼音首字母: the initials by which people type Chinese names (王小明 is wxm), by the order of the pinyin collation.</summary>
public static class Pinyin
{
    private static readonly CompareInfo ByPinyin = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;
    private static readonly (string First, char Letter)[] Letters =
    [
        ("阿", 'a'), ("八", 'b'), ("嚓", 'c'), ("咑", 'd'), ("妸", 'e'), ("发", 'f'), ("旮", 'g'), ("哈", 'h'), ("丌", 'j'), ("咔", 'k'), ("垃", 'l'), ("妈", 'm'),
        ("拏", 'n'), ("噢", 'o'), ("妑", 'p'), ("七", 'q'), ("呥", 'r'), ("仨", 's'), ("他", 't'), ("屲", 'w'), ("夕", 'x'), ("丫", 'y'), ("帀", 'z'),
    ];

    /// <summary>Surnames that are read differently from the same character elsewhere.</summary>
    private static readonly Dictionary<string, char> Surnames =
        "单s 曾z 仇q 解x 查z 朴p 区o 盖g 乐y 翟z 缪m 折s 召s 尉y 长z 重c 覃q 员y 祭z 黑h 种c 逄p".Split(' ').ToDictionary(reading => reading[..1], reading => reading[1]);

    private static readonly ConcurrentDictionary<string, char> Known = new();

    /// <summary>One letter for each Chinese character; Latin letters and digits as they are, anything else left out.</summary>
    public static string Initials(string name)
    {
        var initials = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var character = rune.ToString();
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
                initials.Append(char.ToLowerInvariant(character[0]));
            else if (initials.Length == 0 && Surnames.TryGetValue(character, out var surname))
                initials.Append(surname);
            else if (Known.GetOrAdd(character, InitialOf) is var letter and not '\0')
                initials.Append(letter);
        }
        return initials.ToString();
    }

    private static char InitialOf(string character)
    {
        if (Rune.GetUnicodeCategory(character.EnumerateRunes().First()) is not UnicodeCategory.OtherLetter)
            return '\0';
        var letter = '\0';
        foreach (var (first, next) in Letters)
        {
            if (ByPinyin.Compare(character, first) < 0)
                break;
            letter = next;
        }
        return letter;
    }
}
