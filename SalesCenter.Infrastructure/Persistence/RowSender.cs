using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>
/// Sends the rows of a save. The statements are written before the writer's turn begins, so that the turn is as short as it can be; that is possible because no row
/// waits for a number that the database gives to another.
/// </summary>
internal sealed class RowSender(ICurrentDbContext current) : IBatchExecutor
{
    public async Task<int> ExecuteAsync(IEnumerable<ModificationCommandBatch> commandBatches, IRelationalConnection connection, CancellationToken cancellationToken = default)
    {
        var batches = commandBatches.ToList();
        await ((SalesDb)current.Context).TakeTurn(cancellationToken);
        var rows = 0;
        foreach (var batch in batches)
        {
            await batch.ExecuteAsync(connection, cancellationToken);
            rows += batch.ModificationCommands.Count;
        }
        return rows;
    }

    public int Execute(IEnumerable<ModificationCommandBatch> commandBatches, IRelationalConnection connection) =>
        throw new NotSupportedException("Writers wait for their turn; save asynchronously.");
}
