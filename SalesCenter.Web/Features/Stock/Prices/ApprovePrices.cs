using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Stock.Prices;

/// <summary>The project company approves a checked version; its prices hold from the given time (UTC) on. Refused for whoever drafted it.</summary>
[Allow(Role.ProjectCompany)]
public sealed record ApprovePrices(Guid ProjectId, Guid VersionId, DateTime EffectiveFrom) : Command<Done>, IInProject;

public sealed class ApprovePricesHandler(SalesDb db, CurrentUser user, Notices notices) : ICommandHandler<ApprovePrices, Done>
{
    public async ValueTask<Done> Handle(ApprovePrices command, CancellationToken cancellationToken)
    {
        var version = await db.PriceVersion(command.VersionId, cancellationToken);
        version.Approve(user.Id, command.EffectiveFrom);
        notices.Tell(command.ProjectId, version.DraftedById, "notice.prices-approved", $"stock/prices/{version.Id}", new PersonReference(user.Id), version.Number, version.Name, version.EffectiveFrom);
        return default;
    }
}
