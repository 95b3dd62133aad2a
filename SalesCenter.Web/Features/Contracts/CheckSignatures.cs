using SalesCenter.Domain.Contracts;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>主管核签: every signature is there and legible (SOP 5.2.10). Where the first payment is here already, the contract is concluded with it. Answers whether it is.</summary>
[Allow(Role.Supervisor, Role.MarketingDirector)]
public sealed record CheckSignatures(Guid ProjectId, Guid DealId, IReadOnlyList<SignaturePlace> Found) : Command<bool>, IOnDeal;

public sealed class CheckSignaturesHandler(SalesDb db, ContractKeeper keeper, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<CheckSignatures, bool>
{
    public async ValueTask<bool> Handle(CheckSignatures command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var (deal, contract, agreed) = await db.ContractCase(command.DealId, cancellationToken);
        contract.CheckSignatures(command.Found, (await db.Clauses(command.DealId, cancellationToken)).Count > 0, user.Actor, deal, now);
        if (await keeper.Conclude(deal, contract, agreed, await db.Ledger(command.DealId, cancellationToken), now, cancellationToken))
            return true;
        await notices.TellNext(contract, deal, user.Id);
        return false;
    }
}
