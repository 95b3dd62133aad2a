using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Invariants;

/// <summary>The audit trail is as it was sealed: nothing altered, taken out, put in between or cut off.</summary>
public sealed class AuditChainVerifies(SalesDb db, AuditProof proof) : Invariant("invariant.audit-chain")
{
    public override bool ReachesBeyondProjects => true;

    protected override async Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation)
    {
        if ((await proof.Verify(db, projectId, cancellation)).Break is { } broken)
            return [new Contradiction(CodeOf(broken.Fault), broken.Number, broken.EntryId)];
        return await AuditChain.TailIsCut(db, cancellation) ? [new Contradiction("contradiction.audit-cut")] : [];
    }

    private static string CodeOf(ChainFault fault) => fault switch
    {
        ChainFault.EntryRemoved => "contradiction.audit-removed",
        ChainFault.SealMissing => "contradiction.audit-seal-missing",
        _ => "contradiction.audit-altered",
    };
}
