using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>Says in words what happened to a customer.</summary>
internal static class MomentSentences
{
    /// <summary>Sentences have at most so many blanks; what is not told stays empty.</summary>
    private const int MostValues = 8;

    /// <summary>Sentences that begin with what was before, and read differently when nothing was.</summary>
    private static readonly MomentKind[] BeginsWithBefore = [MomentKind.IntentChanged, MomentKind.Reassigned, MomentKind.Ruled];

    /// <summary>The sentence of a moment. It stays true on later days, so its times have their date.</summary>
    /// <param name="clock">How an instant is written.</param>
    public static string Moment(this Words words, MomentKind kind, IReadOnlyList<object?> values, Func<DateTime, string> clock)
    {
        (kind, values) = Ruling(kind, values);
        return words.Say(
            values is ["", ..] && BeginsWithBefore.Contains(kind) ? $"moment.{kind}.first" : $"moment.{kind}",
            [.. values.Select(value => value is DateTime at ? clock(at) : value), .. Enumerable.Repeat("", MostValues)]);
    }

    /// <summary>Earlier rulings that left the customer with its owner were told as those that moved it, outcome first.</summary>
    private static (MomentKind Kind, IReadOnlyList<object?> Values) Ruling(MomentKind kind, IReadOnlyList<object?> values) => (kind, values) switch
    {
        (MomentKind.Ruled, [RulingOutcome.Shares, ..]) => (MomentKind.RuledShared, [.. values.Skip(1)]),
        (MomentKind.Ruled, [RulingOutcome, ..]) => (MomentKind.RuledKept, [.. values.Skip(1)]),
        _ => (kind, values),
    };
}
