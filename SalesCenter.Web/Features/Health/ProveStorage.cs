using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Health;

/// <summary>Writes what is there already once more, to learn whether the database takes writes again; changes nothing.</summary>
[Allow(Role.System), Unaudited]
public sealed record ProveStorage : Command<int>;

public sealed class ProveStorageHandler(SalesDb db) : ICommandHandler<ProveStorage, int>
{
    public async ValueTask<int> Handle(ProveStorage command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        return await db.Projects.ExecuteUpdateAsync(set => set.SetProperty(project => project.Name, project => project.Name), cancellationToken);
    }
}
