using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SalesCenter.Infrastructure.Persistence.Providers;

/// <summary>
/// All in which one database differs from another: how it is reached, set up and looked after, what its failures mean, and the
/// few statements that have no common form. Nothing outside this folder knows on which database it runs.
/// </summary>
public abstract class DatabaseKind
{
    private static readonly DatabaseKind[] All = [SqliteKind.Instance, SqlServerKind.Instance];

    /// <summary>As <c>Database:Provider</c> names it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether writers would only fight for one lock, and so take turns in the process.</summary>
    public abstract bool WritersTakeTurns { get; }

    /// <summary>For how long a message that met a passing trouble is asked anew; what waits inside the database counts.</summary>
    public abstract TimeSpan Patience { get; }

    /// <summary>How many parameters one command may have; 1 row a command is best where commands cost nothing.</summary>
    public abstract int RowsPerInsert(int columns);

    /// <summary>Counts the board's numbers of a project up by @count and answers the last of them.</summary>
    public abstract string TakeBoardNumbers { get; }

    /// <summary>Triggers, a batch each, by which rows of a table can neither be changed nor deleted; harmless when they are there.</summary>
    public abstract IEnumerable<string> AppendOnly(string table, string words);

    /// <summary>The kind that the settings name; the embedded one when they name none. Throws for an unknown one.</summary>
    public static DatabaseKind Of(IConfiguration settings) => settings["Database:Provider"] is not { Length: > 0 } name
        ? SqliteKind.Instance
        : Array.Find(All, kind => kind.Name == name) ?? throw new InvalidOperationException($"Database:Provider must be {string.Join(" or ", All.Select(kind => kind.Name))}, not {name}.");

    /// <summary>What is wrong with a database, told from what was thrown; nothing when it was something else.</summary>
    public static DatabaseTrouble TroubleIn(Exception failure)
    {
        // A driver may say beneath its own failure what the network said: the first that a database knows counts.
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (Array.ConvertAll(All, kind => kind.TroubleOf(cause)).Max() is not DatabaseTrouble.None and var trouble)
                return trouble;
        }
        return DatabaseTrouble.None;
    }

    /// <summary>Whether a row was refused by this unique index.</summary>
    /// <param name="index">Its name, which one database tells.</param>
    /// <param name="column">Its only column, as Table.Column, which the other tells.</param>
    public static bool IsTakenIn(Exception failure, string index, string column)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException said)
                return TroubleIn(said) == DatabaseTrouble.Taken && (said.Message.Contains(index, StringComparison.Ordinal) || said.Message.Contains(column, StringComparison.Ordinal));
        }
        return false;
    }

    /// <summary>The file of the database; nothing where it is none.</summary>
    public abstract string? FileOf(IConfiguration settings);

    /// <summary>Registers the context of this kind.</summary>
    public abstract void AddContext(IServiceCollection services, IConfiguration settings);

    /// <summary>Makes the database ready for work, and throws, in words that say what to do, when it is not fit for it.</summary>
    /// <param name="mayMigrate">Whether somebody has asked to have it made or brought up to date.</param>
    public abstract Task Prepare(SalesDb db, bool mayMigrate, CancellationToken cancellation);

    /// <summary>Lets the database find out how much there is where it does not by itself. Tells whether anything was new to it.</summary>
    public virtual Task<bool> LookAfter(SalesDb db, CancellationToken cancellation) => Task.FromResult(false);

    /// <summary>Whether a numbered table has lost its newest rows, where the database remembers the numbers it gave away.</summary>
    public virtual Task<bool> TailIsCut(SalesDb db, string table, CancellationToken cancellation) => Task.FromResult(false);

    /// <summary>What a failure of this kind's driver means; none for another's, and for what is beneath.</summary>
    protected abstract DatabaseTrouble TroubleOf(Exception failure);

    /// <summary>Whether the schema is of a later version of the product, which this one must not touch; a context without migrations of its own cannot tell.</summary>
    public static async Task<bool> IsNewer(SalesDb db, CancellationToken cancellation) =>
        db.Database.GetMigrations().ToHashSet() is { Count: > 0 } known && !known.IsSupersetOf(await db.Database.GetAppliedMigrationsAsync(cancellation));

    /// <summary>Throws, in words, when the schema is of a later version.</summary>
    protected static async Task RefuseNewer(SalesDb db, CancellationToken cancellation)
    {
        if (await IsNewer(db, cancellation))
            throw new InvalidOperationException("The database belongs to a later version of SalesCenter: start that version, or restore a backup of this one.");
    }

    /// <summary>Whether the schema is older than this version of the product.</summary>
    protected static async Task<bool> IsOld(SalesDb db, CancellationToken cancellation) => (await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
}
