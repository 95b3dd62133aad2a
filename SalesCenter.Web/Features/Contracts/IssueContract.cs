using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>正式合同: the assistant gives the contract its number and prints four originals, from checked data alone (SOP 5.2.8). Answers the number.</summary>
[Allow(Role.SalesAssistant)]
public sealed record IssueContract(Guid ProjectId, Guid DealId) : Command<string>, IOnDeal;

public sealed class IssueContractHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<IssueContract, string>
{
    public async ValueTask<string> Handle(IssueContract command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var (deal, contract, _) = await db.ContractCase(command.DealId, cancellationToken);
        var (number, _) = await db.NextBooking(command.ProjectId, NumberSeries.Contract, user.Id, now, cancellationToken);
        contract.Issue(number, user.Actor, deal, now);
        await notices.TellNext(contract, deal, user.Id);
        return number;
    }
}
