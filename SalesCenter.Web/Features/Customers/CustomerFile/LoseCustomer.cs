using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>已流失: the customer bought elsewhere or gave up.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record LoseCustomer(Guid ProjectId, Guid CustomerId, string Reason) : Command<Done>, IInProject;

public sealed class LoseCustomerHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<LoseCustomer, Done>
{
    public async ValueTask<Done> Handle(LoseCustomer command, CancellationToken cancellationToken)
    {
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        customer.Lose(command.Reason, user.Id, time.Now());
        return default;
    }
}
