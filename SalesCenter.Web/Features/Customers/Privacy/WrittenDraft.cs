using System.Text.Json;
using System.Text.RegularExpressions;
using SalesCenter.Infrastructure.Drafts;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>A half-filled form with the numbers that are written anywhere in it, in whatever way.</summary>
internal sealed partial record WrittenDraft(Guid OwnerId, string Key, IReadOnlySet<string> Numbers)
{
    public static WrittenDraft Of(Draft draft, IdentityVault vault) => new(
        draft.OwnerId, draft.Key,
        Texts(vault.Unseal(draft.Content) ?? "").SelectMany(text => NumberLike().Matches(text)).Select(found => PhoneNumber.Normalise(found.Value)).OfType<string>().ToHashSet());

    /// <summary>Whether it is a form of one of these customers or visits, or has one of these numbers in it and is no other project's call.</summary>
    public bool IsAbout(Guid projectId, IReadOnlyCollection<Guid> ids, IReadOnlyCollection<string> numbers) =>
        ids.Any(IsOf) || numbers.Any(Numbers.Contains) && (IsOf(projectId) || !Key.StartsWith("call/", StringComparison.Ordinal));

    private bool IsOf(Guid id) => Key.EndsWith(id.ToString(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Texts(string content)
    {
        try
        {
            using var form = JsonDocument.Parse(content);
            return [.. Texts(form.RootElement)];
        }
        catch (JsonException)
        {
            return [content];
        }
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    /// <summary>Digits as people write numbers, with blanks, dashes or brackets between them.</summary>
    [GeneratedRegex(@"[+＋]?\d(?:[ \-－–()（）]*\d){4,}")]
    private static partial Regex NumberLike();
}
