using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>网签: the authority's number and day are entered; refused before the contract is signed.</summary>
/// <param name="On">On the sales centre's calendar; not ahead.</param>
[Allow(Role.AdminClerk, Role.SalesAssistant)]
public sealed record SignOnline(Guid ProjectId, Guid DealId, [property: TextLength(60)] string Number, DateOnly On) : Command<Done>, IOnDeal;

public sealed class SignOnlineHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<SignOnline, Done>
{
    public async ValueTask<Done> Handle(SignOnline command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var (deal, contract, _) = await db.ContractCase(command.DealId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        contract.SignOnline(command.Number, command.On, settings.Calendar.DateOf(now), user.Actor, deal, now);
        return default;
    }
}
