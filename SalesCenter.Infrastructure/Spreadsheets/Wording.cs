using System.Globalization;
using System.Text;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>Makes the many ways of writing one thing one: full width, blanks, unit signs, invisible marks.</summary>
internal static class Wording
{
    /// <summary>A text as it may be stored and shown: no control characters, no half characters, blanks trimmed.</summary>
    public static string Clean(string text)
    {
        if (!Needs(text))
        {
            return text.Trim();
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\r' or '\n' or '\t')
            {
                clean.Append(' ');
            }
            else if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim();

        static bool Needs(string text)
        {
            foreach (var character in text)
            {
                if (char.IsControl(character) || char.IsSurrogate(character))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// A name that makes a unit known. Full-width digits and letters become plain, and marks that nobody sees go, since
    /// they make two units of one; brackets and the rest stay as they are written.
    /// </summary>
    public static string CleanName(string text)
    {
        var clean = Clean(text);
        if (Ascii.IsValid(clean))
        {
            return clean;
        }

        var name = new StringBuilder(clean.Length);
        foreach (var rune in clean.EnumerateRunes())
        {
            if (rune.Value is >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '＃' or '－' or '．' or '　' or '−')
            {
                name.Append(rune.Value == '−' ? "-" : rune.ToString().Normalize(NormalizationForm.FormKC));
            }
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
            {
                name.Append(rune.ToString());
            }
        }

        return name.ToString().Trim();
    }

    /// <summary>Everything in half width, ㎡ and 平方米 as m2.</summary>
    public static string HalfWidth(string text)
    {
        var name = CleanName(text);
        return Ascii.IsValid(name) ? name : name.Normalize(NormalizationForm.FormKC).Replace("平方米", "m2", StringComparison.Ordinal).Replace("平米", "m2", StringComparison.Ordinal);
    }

    /// <summary>For comparing: half width, lower case, no blanks at all.</summary>
    public static string Compact(string text)
    {
        var name = HalfWidth(text);
        var compact = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (!char.IsWhiteSpace(character))
            {
                compact.Append(char.ToLowerInvariant(character));
            }
        }

        return compact.ToString();
    }
}
