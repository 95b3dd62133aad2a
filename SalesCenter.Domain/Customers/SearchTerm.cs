using System.Text;
using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>
/// A beginning by which people look for a customer: the name from each of its characters on, its pinyin initials likewise,
/// and the last four digits of each number. One index over them answers every look-up while it is being typed.
/// </summary>
public sealed class SearchTerm
{
    /// <summary>Longer ones are cut; nobody types so far.</summary>
    public const int MostCharacters = 40;

    private const int MostBeginnings = 8;

    private SearchTerm() { }

    internal SearchTerm(Customer customer, string term) => (ProjectId, CustomerId, Term) = (customer.ProjectId, customer.Id, term);

    public Guid ProjectId { get; private set; }

    public Guid CustomerId { get; private set; }

    public string Term { get; private set; } = "";

    /// <summary>The terms of a name and of the endings of numbers.</summary>
    public static IReadOnlySet<string> Of(string name, IEnumerable<string> endings)
    {
        var folded = Fold(name);
        var terms = new HashSet<string>(endings);
        terms.UnionWith(Beginnings(folded));
        terms.UnionWith(Beginnings(Pinyin.Initials(folded)));
        return terms;
    }

    /// <summary>What is typed, in the form in which terms are kept.</summary>
    public static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();

    /// <summary>The first term that does not begin with the text any more; with the text itself it bounds a search by an index.</summary>
    public static string After(string beginning)
    {
        var last = beginning.EnumerateRunes().Last();
        var next = last.Value + 1 is 0xD800 ? 0xE000 : last.Value + 1;
        return beginning[..^last.Utf16SequenceLength] + new Rune(next);
    }

    /// <summary>As much as a term may have, in whole characters.</summary>
    public static string Cut(string text) => text.Length <= MostCharacters ? text
        : text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];

    private static IEnumerable<string> Beginnings(string text)
    {
        var from = 0;
        foreach (var rune in text.EnumerateRunes().Take(MostBeginnings))
        {
            yield return Cut(text[from..]);
            from += rune.Utf16SequenceLength;
        }
    }
}
