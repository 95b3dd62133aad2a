using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>退回: manager, assistant or supervisor sends the contract back to its form, with a reason.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.SalesAssistant, Role.Supervisor)]
public sealed record SendBackContract(Guid ProjectId, Guid DealId, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class SendBackContractHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<SendBackContract, Done>
{
    public async ValueTask<Done> Handle(SendBackContract command, CancellationToken cancellationToken)
    {
        var (deal, contract, _) = await db.ContractCase(command.DealId, cancellationToken);
        contract.SendBack(command.Reason, user.Actor, deal, time.Now());
        notices.Tell(command.ProjectId, deal.ConsultantId, "notice.contract-sent-back", ContractNotices.Page(deal), new PersonReference(user.Id), new UnitReference(deal.UnitId), command.Reason);
        await notices.TellNext(contract, deal, user.Id);
        return default;
    }
}
