using SalesCenter.Domain.Contracts;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>助理核对: the assistant compares draft, ID copies and form; nothing missing, nothing added (SOP 5.2.8).</summary>
[Allow(Role.SalesAssistant)]
public sealed record CompareContract(Guid ProjectId, Guid DealId, IReadOnlyList<ComparedMatter> Compared) : Command<Done>, IOnDeal;

public sealed class CompareContractHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<CompareContract, Done>
{
    public async ValueTask<Done> Handle(CompareContract command, CancellationToken cancellationToken)
    {
        var (deal, contract, _) = await db.ContractCase(command.DealId, cancellationToken);
        contract.Compare(command.Compared, user.Actor, deal, time.Now());
        await notices.TellNext(contract, deal, user.Id);
        return default;
    }
}
