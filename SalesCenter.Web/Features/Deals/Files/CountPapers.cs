using SalesCenter.Domain.Files;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>档案核对: the clerk counts papers of the file. Counting the agreement says, too, that it names the unit and the buyers shown.</summary>
[Allow(Role.AdminClerk)]
public sealed record CountPapers(Guid ProjectId, Guid DealId, IReadOnlyList<PaperCount> Papers) : Command<Done>, IOnDeal;

/// <summary>How many of a paper are in the file.</summary>
public sealed record PaperCount(FilePaperKind Kind, int Count);

public sealed class CountPapersHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<CountPapers, Done>
{
    public async ValueTask<Done> Handle(CountPapers command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var file = await db.File(deal, cancellationToken);
        foreach (var paper in command.Papers)
            file.Count(paper.Kind, paper.Count, user.Id, deal.UnitId, subscription.BuyerNames, time.Now());
        return default;
    }
}
