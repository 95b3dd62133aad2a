using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Files;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>合同归档: the clerk has found every paper of the contract's list in the file (SOP 5.2.14, 5.2.15).</summary>
[Allow(Role.AdminClerk)]
public sealed record CheckContractFile(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class CheckContractFileHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<CheckContractFile, Done>
{
    public async ValueTask<Done> Handle(CheckContractFile command, CancellationToken cancellationToken)
    {
        var (deal, contract, agreed) = await db.ContractCase(command.DealId, cancellationToken);
        var file = await db.File(deal, cancellationToken);
        contract.CheckFile(file.Missing(await db.Checklist(agreed, cancellationToken)), user.Actor, deal, time.Now());
        return default;
    }
}
