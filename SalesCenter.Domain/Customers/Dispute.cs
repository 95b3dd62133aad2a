using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Customers;

/// <summary>判客: how a dispute about a customer ends.</summary>
public enum RulingOutcome
{
    /// <summary>The owner keeps the customer.</summary>
    Keeps = 0,

    /// <summary>The customer moves to the other side.</summary>
    Moves = 1,

    /// <summary>The owner keeps the customer, and the two share the commission.</summary>
    Shares = 2,
}

/// <summary>What part of a customer's commission a consultant gets.</summary>
/// <param name="Percent">Whole per cent; all shares of a ruling sum to 100.</param>
public sealed record CommissionShare(Guid ConsultantId, int Percent);

/// <summary>判客裁定: what a manager decides about a dispute, and why. Final.</summary>
public sealed record Ruling(RulingOutcome Outcome, IReadOnlyList<CommissionShare> Shares, string Reason);

/// <summary>
/// 撞单争议: two consultants say that a customer is theirs; a manager who is neither rules. A customer has one open dispute at a
/// time; a unique index keeps it so.
/// </summary>
public sealed class Dispute : AggregateRoot
{
    private readonly List<CommissionShare> shares = [];

    private Dispute() { }

    /// <summary>Opens the case, which stops the customer from changing hands. Refused without reason, owner or opponent.</summary>
    /// <param name="againstId">For the owner who opens it, with whom; for others it is with the owner.</param>
    public Dispute(Customer customer, Guid openedById, Guid? againstId, string reason, string evidence, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RefusedException(CustomerRefusals.ReasonMissing);
        OwnerId = customer.OwnerId ?? throw new RefusedException(DisputeRefusals.NobodyOwns);
        RivalId = OwnerId != openedById ? openedById : againstId ?? throw new RefusedException(DisputeRefusals.NoOpponent);
        if (OwnerId == RivalId)
            throw new RefusedException(DisputeRefusals.NoOpponent);
        ProjectId = customer.ProjectId;
        CustomerId = customer.Id;
        OpenedById = openedById;
        OpenedAt = now;
        Reason = reason.Trim();
        Evidence = evidence.Trim();
        IsOpen = true;
        customer.EnterDispute(this, now);
    }

    public Guid ProjectId { get; private set; }

    public Guid CustomerId { get; private set; }

    /// <summary>Who owned the customer when the case was opened.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>Who says that the customer is theirs instead.</summary>
    public Guid RivalId { get; private set; }

    public Guid OpenedById { get; private set; }

    public DateTime OpenedAt { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>What the opener can show for it.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>What the other side says; empty before.</summary>
    public string Statement { get; private set; } = "";

    public DateTime? StatedAt { get; private set; }

    public bool IsOpen { get; private set; }

    public RulingOutcome? Outcome { get; private set; }

    public string RulingReason { get; private set; } = "";

    public Guid? RuledById { get; private set; }

    public DateTime? RuledAt { get; private set; }

    /// <summary>How the commission is shared; empty when it is not.</summary>
    public IReadOnlyList<CommissionShare> Shares => shares;

    /// <summary>The side that did not open the case.</summary>
    public Guid OtherId => OpenedById == OwnerId ? RivalId : OwnerId;

    public bool IsParty(Guid personId) => personId == OwnerId || personId == RivalId;

    /// <summary>The other side tells its view, and may correct it until the ruling.</summary>
    public void State(Guid byId, string statement, DateTime now)
    {
        RequireOpen();
        if (byId != OtherId)
            throw new RefusedException(DisputeRefusals.NotYourTurn(OtherId));
        if (string.IsNullOrWhiteSpace(statement))
            throw new RefusedException(CustomerRefusals.ReasonMissing);
        Statement = statement.Trim();
        StatedAt = now;
    }

    /// <summary>
    /// A manager rules; the customer goes to the winner at once. Refused to either side, without reason, when ruled already, and
    /// for shares that are not the two sides' or do not sum to 100.
    /// </summary>
    public void Rule(Customer customer, Actor manager, Ruling ruling, ProjectSettings settings, DateTime now)
    {
        RequireOpen();
        if (IsParty(manager.Id))
            throw new RefusedException(DisputeRefusals.OwnCase);
        if (string.IsNullOrWhiteSpace(ruling.Reason))
            throw new RefusedException(CustomerRefusals.ReasonMissing);
        RequireWhole(ruling);
        IsOpen = false;
        Outcome = ruling.Outcome;
        RulingReason = ruling.Reason.Trim();
        RuledById = manager.Id;
        RuledAt = now;
        if (ruling.Outcome == RulingOutcome.Shares)
            shares.AddRange(ruling.Shares);
        customer.LeaveDispute(ruling.Outcome == RulingOutcome.Moves ? RivalId : OwnerId, manager.Id, ruling, settings, now);
    }

    private void RequireWhole(Ruling ruling)
    {
        if (ruling.Outcome != RulingOutcome.Shares)
            return;
        if (ruling.Shares.Count != 2 || !ruling.Shares.All(share => IsParty(share.ConsultantId) && share.Percent is > 0 and < 100) || ruling.Shares[0].ConsultantId == ruling.Shares[1].ConsultantId)
            throw new RefusedException(DisputeRefusals.WrongShares);
        if (ruling.Shares.Sum(share => share.Percent) is not 100 and var sum)
            throw new RefusedException(DisputeRefusals.SharesSum(sum));
    }

    private void RequireOpen()
    {
        if (!IsOpen)
            throw new RefusedException(DisputeRefusals.RuledAlready(RuledById!.Value, RuledAt!.Value));
    }
}
