using System.Diagnostics.CodeAnalysis;

namespace SalesCenter.Domain.Common;

/// <summary>What a use case answers: the value asked for, or the refusal that is shown beside the button.</summary>
public sealed record Result<T>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    /// <summary>The answer; throws <see cref="RefusedException"/> when there is none.</summary>
    public T Value => Refusal is null ? value! : throw new RefusedException(Refusal);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
