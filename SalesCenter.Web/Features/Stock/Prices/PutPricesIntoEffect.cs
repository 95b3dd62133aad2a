using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Stock.Prices;

/// <summary>Puts approved versions on the units when their time has come by the server's clock; open deals keep their price.</summary>
[Allow(Role.System)]
public sealed record PutPricesIntoEffect(Guid ProjectId) : Command<int>, IInProject;

public sealed class PutPricesIntoEffectHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<PutPricesIntoEffect, int>
{
    private static readonly Role[] Told = [Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany];

    public async ValueTask<int> Handle(PutPricesIntoEffect command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db.PriceVersions.Where(version => version.Stage == PriceVersionStage.Approved && version.EffectiveFrom <= now)
            .OrderBy(version => version.EffectiveFrom).ThenBy(version => version.Number).AsSplitQuery().ToListAsync(cancellationToken);
        foreach (var version in due)
        {
            version.PutIntoEffect((await db.UnitsById([.. version.Lines.Select(line => line.UnitId)], cancellationToken)).ToDictionary(unit => unit.Id), now);
            await notices.TellRoles(command.ProjectId, Told, Guid.Empty, "notice.prices-in-effect", $"stock/prices/{version.Id}", version.Number, version.Name, version.Lines.Count);
        }
        return due.Count;
    }
}
