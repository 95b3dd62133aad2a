using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Merge;

/// <summary>撤销合并: parts two customers as if they had never been joined, within a day; both owners are told.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record PartCustomers(Guid ProjectId, Guid JoinId) : Command<Done>, IInProject;

public sealed class PartCustomersHandler(SalesDb db, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<PartCustomers, Done>
{
    public async ValueTask<Done> Handle(PartCustomers command, CancellationToken cancellationToken)
    {
        var join = await db.CustomerJoins.SingleOrDefaultAsync(join => join.Id == command.JoinId, cancellationToken) ?? throw new RefusedException(CustomerRefusals.CannotPart);
        var stays = await db.JoinedParty(join.StaysId, cancellationToken);
        var joined = await db.CustomerFile(join.JoinedId, cancellationToken);
        await db.Ownerships.Where(ownership => ownership.Id == join.OwnershipId).LoadAsync(cancellationToken);
        join.Part(stays, joined, user.Actor, time.Now());
        foreach (var owner in new[] { stays.Customer.OwnerId, joined.OwnerId }.OfType<Guid>().Distinct().Where(owner => owner != user.Id))
        {
            notices.TellOf(stays.Customer, owner, "notice.customers-parted", "customers/merge",
                new PersonReference(user.Id), Customer.MaskName(stays.Customer.Name), Customer.MaskName(joined.Name));
        }
        return default;
    }
}
