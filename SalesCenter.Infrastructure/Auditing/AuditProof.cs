using System.Collections.Concurrent;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.Auditing;

/// <summary>How far each chain of the audit trail was found whole by this process, so that a frequent check need not recompute years.</summary>
public sealed class ProvenChains
{
    private readonly ConcurrentDictionary<Guid, ChainState> chains = new();

    /// <summary>What was proven of a chain; nothing when it was never checked, or found broken.</summary>
    public ChainState? Of(Guid chainId) => chains.GetValueOrDefault(chainId);

    internal void Remember(Guid chainId, ChainState state)
    {
        if (state.Break is null)
            chains[chainId] = state;
        else
            chains.TryRemove(chainId, out _);
    }
}

/// <summary>How deeply one check looks into the audit trail: through the whole of it, unless it is asked for what is new only.</summary>
public sealed class AuditProof(ProvenChains proven)
{
    /// <summary>Whether only what was sealed since the last check is recomputed.</summary>
    public bool OnlyWhatIsNew { get; set; }

    internal async Task<ChainState> Verify(SalesDb db, Guid chainId, CancellationToken cancellation)
    {
        var state = await AuditChain.Verify(db, chainId, cancellation, OnlyWhatIsNew ? proven.Of(chainId) : null);
        proven.Remember(chainId, state);
        return state;
    }
}
