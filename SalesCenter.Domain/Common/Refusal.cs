using System.Collections.ObjectModel;

namespace SalesCenter.Domain.Common;

/// <summary>
/// Why the business says no. The code finds the sentence in the resource files; the values fill it: instants,
/// <see cref="Money"/>, numbers, texts, and references to people and units, which only screens turn into names.
/// </summary>
public sealed record Refusal(string Code, IReadOnlyList<object?> Values)
{
    /// <summary>For refused input: the reason beside each field that is wrong.</summary>
    public IReadOnlyDictionary<string, Refusal> Fields { get; init; } = ReadOnlyDictionary<string, Refusal>.Empty;

    public Refusal(string code, params object?[] values) : this(code, (IReadOnlyList<object?>)values) { }

    public bool Equals(Refusal? other) => other is not null && Code == other.Code && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Values.Count == 0 ? Code : $"{Code} ({string.Join(", ", Values)})";
}

/// <summary>A person named in a refusal or a notice; shown as their name to colleagues, never in public.</summary>
public readonly record struct PersonReference(Guid Id);

/// <summary>A unit named in a refusal or a notice; shown as building, entrance and room number.</summary>
public readonly record struct UnitReference(Guid Id);

/// <summary>Thrown by an aggregate that refuses; the use-case pipeline turns it into a <see cref="Result{T}"/>.</summary>
#pragma warning disable CA1032 // It makes no sense without its refusal.
public class RefusedException(Refusal refusal) : Exception(refusal.ToString())
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>Somebody reached for what is neither theirs nor their group's. No screen offers it, so the pipeline writes it down.</summary>
public sealed class OutOfReachException(Refusal refusal) : RefusedException(refusal);
#pragma warning restore CA1032
