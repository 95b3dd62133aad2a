using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>Takes a wrong number or address away; the last one stays.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record RemoveIdentity(Guid ProjectId, Guid CustomerId, Guid IdentityId) : Command<Done>, IInProject;

public sealed class RemoveIdentityHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<RemoveIdentity, Done>
{
    public async ValueTask<Done> Handle(RemoveIdentity command, CancellationToken cancellationToken)
    {
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        customer.Forget(command.IdentityId, user.Id, time.Now());
        return default;
    }
}
