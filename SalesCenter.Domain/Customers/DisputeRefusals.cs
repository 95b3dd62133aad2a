using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>Why a dispute can't be opened, answered or ruled.</summary>
public static class DisputeRefusals
{
    public static readonly Refusal Unknown = new("dispute.unknown");

    /// <summary>A customer in the public pool can be claimed; there is nobody to dispute with.</summary>
    public static readonly Refusal NobodyOwns = new("dispute.nobody-owns");

    public static readonly Refusal NoOpponent = new("dispute.no-opponent");

    /// <summary>Nobody rules their own case.</summary>
    public static readonly Refusal OwnCase = new("dispute.own-case");

    /// <summary>Shares are those of the two sides, 1 to 99 per cent each.</summary>
    public static readonly Refusal WrongShares = new("dispute.wrong-shares");

    public static Refusal SharesSum(int sum) => new("dispute.shares-sum", sum);

    public static Refusal NotYourTurn(Guid otherId) => new("dispute.not-your-turn", new PersonReference(otherId));

    /// <summary>Final: names who ruled, and when.</summary>
    public static Refusal RuledAlready(Guid byId, DateTime at) => new("dispute.ruled-already", new PersonReference(byId), at);
}
