using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Customers.Owners.Verdicts;

namespace SalesCenter.Web.Features.Customers.Owners.Disputes;

/// <summary>A dispute with everything that either side can show, side by side; for the two sides and their superiors.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record GetDispute(Guid ProjectId, Guid DisputeId) : Query<DisputeCase>, IInProject;

/// <summary>A dispute as its reader may see it.</summary>
/// <param name="MayRule">Whether the reader is a manager and neither side.</param>
/// <param name="MayState">Whether the reader is the other side and the case is open.</param>
public sealed record DisputeCase(
    Guid Id, Guid CustomerId, string CustomerName, string CustomerPhone, CustomerStage Stage, IntentLevel? Intent, DateTime OpenedAt, Guid OpenedById,
    DisputeSide Owner, DisputeSide Rival, IReadOnlyList<OwnershipSpan> Owners, IReadOnlyList<ExplainedVerdict> Verdicts, GivenRuling? Ruling, bool MayRule, bool MayState);

/// <summary>One side of a dispute: what they say, and what the records say of them.</summary>
/// <param name="Words">The reason or statement of this side; empty while it has said nothing.</param>
/// <param name="Evidence">What the opener adds to the reason.</param>
public sealed record DisputeSide(Guid PersonId, string Words, string Evidence, DateTime? SaidAt, int Calls, int Visits, int FollowUps, DateTime? LastContactAt, IReadOnlyList<EvidenceLine> Lines);

/// <summary>Something that happened between one side and the customer.</summary>
/// <param name="IsLate">Whether it was written down on a later day than it happened.</param>
public sealed record EvidenceLine(MomentKind Kind, DateTime At, DateTime EnteredAt, string Text, bool IsLate);

/// <summary>Who owned the customer, from when until when.</summary>
public sealed record OwnershipSpan(Guid OwnerId, CustomerSource Source, DateTime Since, DateTime ProtectedUntil, DateTime? EndedAt, OwnershipEnd? End);

/// <summary>How the dispute was ruled.</summary>
public sealed record GivenRuling(RulingOutcome Outcome, string Reason, Guid ById, DateTime At, IReadOnlyList<CommissionShare> Shares);

public sealed class GetDisputeHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetDispute, DisputeCase>
{
    private const int MostLines = 200;
    private static readonly TimeSpan Late = TimeSpan.FromHours(24);
    private static readonly MomentKind[] Reached = [MomentKind.Called, MomentKind.Visited, MomentKind.FollowedUp];

    public async ValueTask<DisputeCase> Handle(GetDispute query, CancellationToken cancellationToken)
    {
        var dispute = await db.Disputes.AsNoTracking().SingleOrDefaultAsync(dispute => dispute.Id == query.DisputeId, cancellationToken) ?? throw new RefusedException(DisputeRefusals.Unknown);
        if (!user.Actor.Reaches(dispute.OwnerId) && !user.Actor.Reaches(dispute.RivalId))
            throw new OutOfReachException(DisputeRefusals.Unknown);
        var customer = await db.Customers.AsNoTracking().Where(customer => customer.Id == dispute.CustomerId)
            .Select(customer => new { customer.Name, customer.Phone, customer.OwnerId, customer.Stage, customer.Intent }).SingleAsync(cancellationToken);
        var history = await db.WithJoined(dispute.CustomerId, cancellationToken);
        var lines = await db.Timeline.AsNoTracking().Where(entry => history.Contains(entry.CustomerId)).OrderByDescending(entry => entry.At).Take(MostLines).ToListAsync(cancellationToken);
        var owners = await db.Ownerships.AsNoTracking().Where(ownership => history.Contains(ownership.CustomerId)).OrderBy(ownership => ownership.Since)
            .Select(ownership => new OwnershipSpan(ownership.OwnerId, ownership.Source, ownership.Since, ownership.ProtectedUntil, ownership.EndedAt, ownership.End)).ToListAsync(cancellationToken);
        var sees = user.Sees(customer.OwnerId);
        return new DisputeCase(
            dispute.Id, dispute.CustomerId, sees ? customer.Name : Customer.MaskName(customer.Name), sees ? customer.Phone : Customer.Mask(customer.Phone), customer.Stage, customer.Intent,
            dispute.OpenedAt, dispute.OpenedById, Side(dispute, dispute.OwnerId), Side(dispute, dispute.RivalId), owners, await db.Explain(history, user, cancellationToken),
            dispute.IsOpen ? null : new GivenRuling(dispute.Outcome!.Value, dispute.RulingReason, dispute.RuledById!.Value, dispute.RuledAt!.Value, [.. dispute.Shares.OrderBy(share => share.ConsultantId != dispute.OwnerId)]),
            dispute.IsOpen && user.Actor.IsManager && !dispute.IsParty(user.Id), dispute.IsOpen && dispute.OtherId == user.Id);

        DisputeSide Side(Dispute of, Guid personId)
        {
            var own = lines.Where(line => line.ById == personId && line.Kind is not (MomentKind.DisputeOpened or MomentKind.Ruled or MomentKind.RuledKept or MomentKind.RuledShared)).ToList();
            var opened = personId == of.OpenedById;
            return new DisputeSide(
                personId, opened ? of.Reason : of.Statement, opened ? of.Evidence : "", opened ? of.OpenedAt : of.StatedAt,
                own.Count(line => line.Kind == MomentKind.Called), own.Count(line => line.Kind == MomentKind.Visited), own.Count(line => line.Kind == MomentKind.FollowedUp),
                own.Where(line => Reached.Contains(line.Kind)).Max(line => (DateTime?)line.At),
                [.. own.Select(line => new EvidenceLine(line.Kind, line.At, line.EnteredAt, line.Text, line.EnteredAt - line.At > Late))]);
        }
    }
}
