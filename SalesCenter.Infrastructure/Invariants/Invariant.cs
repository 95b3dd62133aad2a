namespace SalesCenter.Infrastructure.Invariants;

/// <summary>
/// A sentence that is always true of a project, whatever was raced, failed or attacked. It looks and tells; it never
/// repairs. Each asks the database in one statement, so that it sees one moment while others go on writing.
/// </summary>
/// <param name="rule">The code of the sentence in the resource files.</param>
public abstract class Invariant(string rule)
{
    /// <summary>Whether it is also true of what concerns no project, under the empty id.</summary>
    public virtual bool ReachesBeyondProjects => false;

    /// <summary>What is wrong in the project now.</summary>
    public async Task<Finding> Check(Guid projectId, CancellationToken cancellation)
    {
        var wrong = await Wrong(projectId, cancellation);
        return new Finding(rule, wrong.Count, wrong.Count == 0 ? null : wrong[0]);
    }

    /// <summary>Everything that contradicts the sentence.</summary>
    protected abstract Task<IReadOnlyList<Contradiction>> Wrong(Guid projectId, CancellationToken cancellation);
}

/// <summary>Something that contradicts an invariant, as a sentence's code in the resource files and what fills it.</summary>
public sealed record Contradiction(string Code, params IReadOnlyList<object?> Values);

/// <summary>How a check ended.</summary>
/// <param name="Rule">The code of the invariant's sentence.</param>
/// <param name="Wrong">How many things contradict it.</param>
/// <param name="First">The first of them.</param>
public sealed record Finding(string Rule, int Wrong, Contradiction? First)
{
    public bool IsOk => Wrong == 0;
}
