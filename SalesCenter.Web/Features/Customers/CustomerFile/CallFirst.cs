namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>Which of the customer's numbers is called first.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record CallFirst(Guid ProjectId, Guid CustomerId, Guid IdentityId) : Command<Done>, IInProject;

public sealed class CallFirstHandler(SalesDb db, CurrentUser user) : ICommandHandler<CallFirst, Done>
{
    public async ValueTask<Done> Handle(CallFirst command, CancellationToken cancellationToken)
    {
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        customer.CallFirst(command.IdentityId);
        return default;
    }
}
