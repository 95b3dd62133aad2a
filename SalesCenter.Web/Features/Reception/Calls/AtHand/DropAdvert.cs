using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Reception.Calls.AtHand;

/// <summary>Takes an advert away; calls that answered it keep its name.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record DropAdvert(Guid ProjectId, Guid AdvertId) : Command<Done>, IInProject;

public sealed class DropAdvertHandler(SalesDb db) : ICommandHandler<DropAdvert, Done>
{
    public async ValueTask<Done> Handle(DropAdvert command, CancellationToken cancellationToken)
    {
        if (await db.Adverts.SingleOrDefaultAsync(advert => advert.Id == command.AdvertId, cancellationToken) is { } dropped)
            db.Adverts.Remove(dropped);
        return default;
    }
}
