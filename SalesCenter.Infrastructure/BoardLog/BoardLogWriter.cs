using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Infrastructure.BoardLog;

/// <summary>
/// Appends what happened to units to the board log, inside the transaction that changes them and as its last act: the
/// project's counter gives the numbers, so they have no gaps and follow the order of commits on every database.
/// </summary>
internal static class BoardLogWriter
{
    private const int RowsPerInsert = 100;

    /// <summary>The columns of the log, in the order of the values.</summary>
    internal static readonly string[] Columns = ["ProjectId", "Number", "UnitId", "Status", "At", "DealId", "ById", "Until"];

    public static async Task Append(SalesDb db, IReadOnlyList<IDomainEvent> events, CancellationToken cancellation)
    {
        foreach (var project in events.Where(e => e is UnitStatusChanged or BoardRedrawn).GroupBy(ProjectOf).OrderBy(group => group.Key))
        {
            var lines = Lines(project).ToList();
            var last = await TakeNumbers(db, project.Key, lines.Count, cancellation);
            var number = last - lines.Count;
            foreach (var chunk in lines.Chunk(RowsPerInsert))
                await Insert(db, project.Key, chunk, () => ++number, cancellation);
        }
    }

    private static Guid ProjectOf(IDomainEvent happened) => happened is UnitStatusChanged changed ? changed.ProjectId : ((BoardRedrawn)happened).ProjectId;

    private static IEnumerable<UnitStatusChanged?> Lines(IEnumerable<IDomainEvent> events)
    {
        var redrawn = false;
        foreach (var happened in events)
        {
            if (happened is UnitStatusChanged changed)
                yield return changed;
            else
                redrawn = true;
        }
        if (redrawn)
            yield return null;
    }

    private static async Task<long> TakeNumbers(SalesDb db, Guid projectId, int count, CancellationToken cancellation)
    {
        await using var command = Command(db, db.Kind.TakeBoardNumbers);
        Bind(command, "@count", (long)count);
        Bind(command, "@project", projectId);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    private static async Task Insert(SalesDb db, Guid projectId, UnitStatusChanged?[] lines, Func<long> nextNumber, CancellationToken cancellation)
    {
        await using var command = Command(db, InsertStatement.For(nameof(SalesDb.BoardLog), Columns, lines.Length));
        for (var row = 0; row < lines.Length; row++)
        {
            var line = lines[row];
            object?[] values = [projectId, nextNumber(), line?.UnitId, (int)(line?.Status ?? 0), line?.At ?? DateTime.UnixEpoch, line?.DealId, line?.By, line?.Until];
            for (var column = 0; column < Columns.Length; column++)
                Bind(command, InsertStatement.Parameter(row, column), values[column]);
        }
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbCommand Command(SalesDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }

    private static void Bind(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;

        // An older type of instants would round to 1/300 s.
        if (value is DateTime)
            parameter.DbType = DbType.DateTime2;
        command.Parameters.Add(parameter);
    }
}
