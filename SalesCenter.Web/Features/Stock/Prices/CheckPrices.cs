using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Stock.Prices;

/// <summary>Confirms that a draft was looked through; from then on it can't be changed, and the project company is asked to approve it.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record CheckPrices(Guid ProjectId, Guid VersionId) : Command<Done>, IInProject;

public sealed class CheckPricesHandler(SalesDb db, CurrentUser user, Notices notices) : ICommandHandler<CheckPrices, Done>
{
    private static readonly Role[] Approvers = [Role.ProjectCompany];

    public async ValueTask<Done> Handle(CheckPrices command, CancellationToken cancellationToken)
    {
        var version = await db.PriceVersion(command.VersionId, cancellationToken);
        version.Check(user.Id);
        await notices.TellRoles(command.ProjectId, Approvers, user.Id, "notice.prices-checked", $"stock/prices/{version.Id}", new PersonReference(user.Id), version.Number, version.Name);
        return default;
    }
}
