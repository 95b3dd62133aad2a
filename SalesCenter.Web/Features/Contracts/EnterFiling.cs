using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>备案: the authority's number and day are entered; with them the unit is filed.</summary>
/// <param name="On">On the sales centre's calendar; not ahead.</param>
[Allow(Role.AdminClerk, Role.SalesAssistant)]
public sealed record EnterFiling(Guid ProjectId, Guid DealId, [property: TextLength(60)] string Number, DateOnly On) : Command<Done>, IOnDeal;

public sealed class EnterFilingHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<EnterFiling, Done>
{
    public async ValueTask<Done> Handle(EnterFiling command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var (deal, contract, _) = await db.ContractCase(command.DealId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        contract.EnterFiling(command.Number, command.On, settings.Calendar.DateOf(now), user.Actor, deal, now);
        deal.EnterFiling(contract, now);
        return default;
    }
}
