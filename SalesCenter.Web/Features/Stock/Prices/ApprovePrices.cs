using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Stock.Prices;

/// <summary>The project company approves a checked version; its prices hold from the given time (UTC) on. Refused for whoever drafted or changed it, and once another version has changed the same units.</summary>
[Allow(Role.ProjectCompany)]
public sealed record ApprovePrices(Guid ProjectId, Guid VersionId, DateTime EffectiveFrom) : Command<Done>, IInProject;

public sealed class ApprovePricesHandler(SalesDb db, CurrentUser user, Notices notices) : ICommandHandler<ApprovePrices, Done>
{
    public async ValueTask<Done> Handle(ApprovePrices command, CancellationToken cancellationToken)
    {
        var version = await db.PriceVersion(command.VersionId, cancellationToken);
        await RequireNotOvertaken(version, cancellationToken);
        version.Approve(user.Id, command.EffectiveFrom);
        notices.Tell(command.ProjectId, version.DraftedById, "notice.prices-approved", $"stock/prices/{version.Id}", new PersonReference(user.Id), version.Number, version.Name, version.EffectiveFrom);
        return default;
    }

    /// <summary>A line holds all three prices as they were at drafting; put into effect after another version it would bring old prices back.</summary>
    private async Task RequireNotOvertaken(PriceVersion version, CancellationToken cancellation)
    {
        var units = version.Lines.Select(line => line.UnitId).ToList();
        var overtaken = await db.PriceVersions.AnyAsync(other => other.Id != version.Id && (other.Stage == PriceVersionStage.Approved || other.InEffectAt > version.DraftedAt)
            && other.Lines.Any(line => units.Contains(line.UnitId)), cancellation);
        if (overtaken)
            throw new RefusedException(new Refusal("prices.overtaken", version.Number));
    }
}
