using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Pool;

/// <summary>退回公海: the owner, or a superior in their place, gives a customer back to the public pool with a reason. Refused while a deal is under way.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record ReturnCustomer(Guid ProjectId, Guid CustomerId, string Reason) : Command<Done>, IInProject;

public sealed class ReturnCustomerHandler(SalesDb db, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<ReturnCustomer, Done>
{
    public async ValueTask<Done> Handle(ReturnCustomer command, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerFile(command.CustomerId, cancellationToken);
        await db.RefuseWhileDealing(customer.Id, Guid.Empty, cancellationToken);
        var owner = customer.OwnerId;
        customer.Return(user.Actor, command.Reason, time.Now());
        if (owner is { } former && former != user.Id)
            notices.TellOf(customer, former, "notice.customer-returned", "customers/pool", customer.Name, new PersonReference(user.Id), command.Reason.Trim());
        return default;
    }
}
