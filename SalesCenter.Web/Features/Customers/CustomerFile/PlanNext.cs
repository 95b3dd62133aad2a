using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>What is to be done next, and when; nothing takes the plan away.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record PlanNext(Guid ProjectId, Guid CustomerId, string What, DateTime? At) : Command<Done>, IInProject;

public sealed class PlanNextHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<PlanNext, Done>
{
    public async ValueTask<Done> Handle(PlanNext command, CancellationToken cancellationToken)
    {
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        customer.Plan(command.At is { } at ? new NextAction(command.What.Trim(), at) : null, user.Id, time.Now());
        return default;
    }
}
