using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>草签: the draft is read and signed by customer and manager (product 7.1).</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record SignDraft(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class SignDraftHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<SignDraft, Done>
{
    public async ValueTask<Done> Handle(SignDraft command, CancellationToken cancellationToken)
    {
        var (deal, contract, _) = await db.ContractCase(command.DealId, cancellationToken);
        contract.SignDraft(user.Actor, deal, time.Now());
        await notices.TellNext(contract, deal, user.Id);
        return default;
    }
}
