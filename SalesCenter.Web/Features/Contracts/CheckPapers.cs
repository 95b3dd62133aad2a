using SalesCenter.Domain.Contracts;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>资料核验: the consultant checks the customer's papers in their presence and takes the subscription agreement back (SOP 5.2.2).</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record CheckPapers(Guid ProjectId, Guid DealId, IReadOnlyList<BroughtPaper> Seen) : Command<Done>, IOnDeal;

public sealed class CheckPapersHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<CheckPapers, Done>
{
    public async ValueTask<Done> Handle(CheckPapers command, CancellationToken cancellationToken)
    {
        var (deal, contract, agreed) = await db.ContractCase(command.DealId, cancellationToken);
        contract.CheckPapers(command.Seen, agreed, user.Actor, deal, time.Now());
        await notices.TellNext(contract, deal, user.Id);
        return default;
    }
}
