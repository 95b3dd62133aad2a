using System.Data;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.BoardLog;
using SalesCenter.Infrastructure.Customers;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Persistence.Providers;
using SalesCenter.Infrastructure.Reception;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>
/// The database of the product. One save writes rows, board log and audit in one transaction; a subclass binds it to
/// each kind of database, with migrations of its own.
/// </summary>
public abstract partial class SalesDb(DbContextOptions options, ProjectScope scope, WriteQueue writers, CommitSignal committed)
    : IdentityUserContext<Person, Guid>(options)
{
    private readonly List<IDomainEvent> unnumbered = [];
    private readonly List<ManyRows> many = [];
    private IDisposable? turn;
    private IDbContextTransaction? transaction;

    /// <summary>The kind of database this is.</summary>
    public abstract DatabaseKind Kind { get; }

    /// <summary>The project whose rows queries see.</summary>
    public Guid ScopeProjectId => scope.ProjectId;

    /// <summary>Adds thousands of new units at once; they are written with everything else, and can't be changed before.</summary>
    public void AddMany(IReadOnlyCollection<Unit> units)
    {
        unnumbered.AddRange(units.SelectMany(unit => unit.TakeEvents()));
        AddMany<Unit>(units);
    }

    /// <summary>Adds a new price version with thousands of lines; it is written with everything else, and can't be changed before.</summary>
    public void AddMany(PriceVersion version)
    {
        unnumbered.AddRange(version.TakeEvents());
        var lines = Model.FindEntityType(typeof(PriceVersion))!.FindNavigation(nameof(PriceVersion.Lines))!.TargetEntityType;
        many.Add(new ManyRows(Model.FindEntityType(typeof(PriceVersion))!, [version]));
        many.Add(new ManyRows(lines, version.Lines, new Dictionary<string, object> { ["VersionId"] = version.Id }));
    }

    /// <summary>Adds thousands of new customers at once, with all by which they are known; they can't be changed before.</summary>
    public void AddMany(IReadOnlyCollection<Customer> customers)
    {
        var moments = customers.SelectMany(customer => customer.TakeEvents()).OfType<CustomerMoment>().Select(TimelineEntry.Of).ToList();
        AddMany<Customer>(customers);
        AddMany(customers.SelectMany(customer => customer.Identities).ToList());
        AddMany(customers.SelectMany(customer => customer.Ownerships).ToList());
        AddMany(customers.SelectMany(customer => customer.Terms).ToList());
        AddMany(customers.SelectMany(customer => customer.Relatives).ToList());
        AddMany(moments);
    }

    /// <summary>Adds thousands of new rows that tell no events of their own, such as verdicts or an earlier system's calls; they can't be changed before.</summary>
    public void AddMany<T>(IReadOnlyCollection<T> rows) where T : class => many.Add(new ManyRows(Model.FindEntityType(typeof(T))!, rows));

    /// <summary>
    /// Counts an aggregate's version up with the next save although nothing of it changes: who decides about it in the same moment meets this save, as this one meets theirs.
    /// </summary>
    public void CountUp(AggregateRoot decidedBy) => Entry(decidedBy).Property(aggregate => aggregate.Version).IsModified = true;

    /// <summary>
    /// Begins a transaction that may write, when it is this caller's turn, for a use case that must read under the lock: what
    /// it reads is true until its commit, on every database. Keep it short; the pipeline commits it. Use cases that only
    /// change aggregates need not call this.
    /// </summary>
    public virtual Task BeginWrite(CancellationToken cancellation) => Begin(IsolationLevel.Serializable, cancellation);

    private async Task Begin(IsolationLevel isolation, CancellationToken cancellation)
    {
        turn ??= await writers.Enter(cancellation);
        transaction ??= await Database.BeginTransactionAsync(isolation, cancellation);
    }

    /// <summary>Saves everything, numbers the board log last, commits, and wakes the followers up.</summary>
    public async Task Commit(CancellationToken cancellation)
    {
        try
        {
            NoteChanges();
            await Begin(IsolationLevel.ReadCommitted, cancellation);
            await Send(cancellation);
            await BoardLogWriter.Append(this, unnumbered, cancellation);
            await transaction!.CommitAsync(cancellation);
            unnumbered.Clear();
        }
        finally
        {
            await EndWrite();
        }
        committed.Raise();

        // Whoever waits for the turn goes first; the answer to this caller comes after.
        await Task.Yield();
    }

    /// <summary>Undoes an open transaction and passes the turn on; harmless when there is none.</summary>
    public virtual async Task EndWrite()
    {
        try
        {
            if (transaction is not null)
                await transaction.DisposeAsync();
        }
        finally
        {
            transaction = null;
            turn?.Dispose();
            turn = null;
        }
    }

    /// <summary>Gives up all that was not committed, so that something else can be.</summary>
    public async Task GiveUp()
    {
        await EndWrite();
        ChangeTracker.Clear();
        unnumbered.Clear();
        many.Clear();
    }

    public override async ValueTask DisposeAsync()
    {
        await EndWrite();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Commits; inside a transaction begun by <see cref="BeginWrite"/> it only sends the rows.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (transaction is null)
        {
            await Commit(cancellationToken);
            return 0;
        }
        NoteChanges();
        return await Send(cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Writers wait for their turn; save asynchronously.");

    /// <summary>Finds out what changed, takes the events and counts the versions up: all that needs no turn.</summary>
    private void NoteChanges()
    {
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        var ownersOfChangedParts = OwnersOfChangedParts();
        foreach (var entry in ChangeTracker.Entries<AggregateRoot>().ToList())
        {
            var happened = entry.Entity.TakeEvents();
            unnumbered.AddRange(happened);
            Timeline.AddRange(happened.OfType<CustomerMoment>().Select(TimelineEntry.Of));
            RotaLog.AddRange(happened.OfType<RotaMoved>().Select(RotaLogEntry.Of));
            if (entry.State == EntityState.Modified || entry.State == EntityState.Unchanged && (happened.Count > 0 || ownersOfChangedParts.Contains(entry.Entity.Id)))
                entry.Property(aggregate => aggregate.Version).CurrentValue = entry.Entity.Version + 1;
        }
    }

    /// <summary>Sends the rows whose changes are noted.</summary>
    private async Task<int> Send(CancellationToken cancellation)
    {
        try
        {
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellation);
            foreach (var rows in many)
                await rows.Insert(this, cancellation);
            many.Clear();
            return saved;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>An aggregate is one thing: who changes only a part of it, such as a deal's slip, still meets whoever changed the rest.</summary>
    private HashSet<Guid> OwnersOfChangedParts() =>
    [
        .. ChangeTracker.Entries().Where(part => part.Metadata.IsOwned() && part.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(part => part.Property(part.Metadata.FindOwnership()!.Properties[0].Name).CurrentValue).OfType<Guid>(),
    ];

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(SalesDb).Assembly);
        ScopedToProject.Apply(builder, this);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(200);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
    }
}
