using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>撤回同意: the customer takes back what they agreed to (个人信息保护法 15), and the planned follow-up ends.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record WithdrawConsent(Guid ProjectId, Guid CustomerId) : Command<Done>, IInProject;

public sealed class WithdrawConsentHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<WithdrawConsent, Done>
{
    public async ValueTask<Done> Handle(WithdrawConsent command, CancellationToken cancellationToken)
    {
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        customer.WithdrawConsent(user.Id, time.Now());
        return default;
    }
}
