using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>
/// Inserts thousands of new rows of one table by the same mapping that the change tracker uses, and without it:
/// by prepared commands, with as many rows each as serve the database best.
/// </summary>
internal sealed class ManyRows(IEntityType type, IReadOnlyCollection<object> rows, IReadOnlyDictionary<string, object>? sameInAll = null)
{
    /// <summary>Throws as a save does when a row is there already.</summary>
    public async Task Insert(SalesDb db, CancellationToken cancellation)
    {
        var columns = Columns();
        var atOnce = db.Kind.RowsPerInsert(columns.Length);
        DbCommand? command = null;
        try
        {
            foreach (var chunk in rows.Chunk(atOnce))
            {
                if (command is null || command.Parameters.Count != chunk.Length * columns.Length)
                {
                    if (command is not null)
                        await command.DisposeAsync();
                    command = Prepare(db, columns, chunk.Length);
                }
                for (var place = 0; place < command.Parameters.Count; place++)
                    command.Parameters[place].Value = columns[place % columns.Length].ValueOf(chunk[place / columns.Length]) ?? DBNull.Value;
                await command.ExecuteNonQueryAsync(cancellation);
            }
        }
        catch (DbException failure)
        {
            throw new DbUpdateException("Rows could not be inserted.", failure);
        }
        finally
        {
            if (command is not null)
                await command.DisposeAsync();
        }
    }

    private Column[] Columns()
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var parts = type.GetNavigations().Where(part => !part.IsCollection && part.TargetEntityType.IsOwned() && part.TargetEntityType.GetTableName() == type.GetTableName());
        return
        [
            .. type.GetFlattenedProperties().Select(property => new Column(property, property.GetColumnName(table)!, sameInAll?.GetValueOrDefault(property.Name))),
            .. parts.SelectMany(part => part.TargetEntityType.GetProperties().Where(property => !property.IsPrimaryKey()).Select(property => new Column(property, property.GetColumnName(table)!, null, part))),
        ];
    }

    private DbCommand Prepare(SalesDb db, Column[] columns, int count)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = InsertStatement.For(type.GetTableName()!, [.. columns.Select(column => column.Name)], count);
        for (var row = 0; row < count; row++)
        {
            foreach (var (place, column) in columns.Index())
                command.Parameters.Add(column.Parameter(command, InsertStatement.Parameter(row, place)));
        }
        return command;
    }

    /// <summary>One column, with the value that all rows have in it where they have none of their own.</summary>
    /// <param name="part">The part of the row that has the property, where it is one that may be missing.</param>
    private sealed class Column(IProperty property, string name, object? same, INavigation? part = null)
    {
        private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();

        public string Name => name;

        public DbParameter Parameter(DbCommand command, string parameter) => mapping.CreateParameter(command, parameter, null, nullable: true);

        public object? ValueOf(object row)
        {
            var holder = part is null ? Holder(property.DeclaringType, row) : part.PropertyInfo!.GetValue(row);
            var value = same ?? (holder is null ? null : property.PropertyInfo!.GetValue(holder));
            return mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }

        /// <summary>The row itself, or the part of it that has the property.</summary>
        private static object Holder(ITypeBase type, object row) =>
            type is IComplexType { ComplexProperty: var part } ? part.PropertyInfo!.GetValue(Holder(part.DeclaringType, row))! : row;
    }
}
