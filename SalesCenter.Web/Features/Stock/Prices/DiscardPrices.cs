using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Stock.Prices;

/// <summary>Gives up a version that is not in effect; it stays readable.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record DiscardPrices(Guid ProjectId, Guid VersionId) : Command<Done>, IInProject;

public sealed class DiscardPricesHandler(SalesDb db, CurrentUser user, Notices notices) : ICommandHandler<DiscardPrices, Done>
{
    public async ValueTask<Done> Handle(DiscardPrices command, CancellationToken cancellationToken)
    {
        var version = await db.PriceVersion(command.VersionId, cancellationToken);
        version.Discard();
        if (version.DraftedById != user.Id)
            notices.Tell(command.ProjectId, version.DraftedById, "notice.prices-discarded", $"stock/prices/{version.Id}", new PersonReference(user.Id), version.Number, version.Name);
        return default;
    }
}
