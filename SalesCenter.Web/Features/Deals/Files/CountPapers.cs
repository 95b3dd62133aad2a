using SalesCenter.Domain.Files;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>档案核对: the clerk counts papers of the file, and says what they read in the agreement.</summary>
/// <param name="Agreement">What the agreement in the file names; nothing where it was not read again.</param>
[Allow(Role.AdminClerk)]
public sealed record CountPapers(Guid ProjectId, Guid DealId, IReadOnlyList<PaperCount> Papers, AgreementRead? Agreement = null) : Command<Done>, IOnDeal;

/// <summary>How many of a paper are in the file.</summary>
public sealed record PaperCount(FilePaperKind Kind, int Count);

/// <summary>Unit and buyers as the clerk was shown them, joined by 、, and found them in the agreement.</summary>
public sealed record AgreementRead(Guid UnitId, string Buyers);

public sealed class CountPapersHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<CountPapers, Done>
{
    public async ValueTask<Done> Handle(CountPapers command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        var subscription = await db.Subscription(command.DealId, cancellationToken);
        var file = await db.File(deal, cancellationToken);
        foreach (var paper in command.Papers)
            file.Count(paper.Kind, paper.Count, user.Id, time.Now());
        if (command.Agreement is { } read)
        {
            if (read.UnitId != deal.UnitId || read.Buyers != subscription.BuyerNames)
                throw new RefusedException(FileRefusals.AgreementChanged);
            file.ReadAgreement(read.UnitId, read.Buyers);
        }
        return default;
    }
}
