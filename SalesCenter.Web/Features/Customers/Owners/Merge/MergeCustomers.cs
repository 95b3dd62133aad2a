using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Merge;

/// <summary>合并客户: joins two customers who were found to be one; both owners are told. Can be undone for a day.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record MergeCustomers(Guid ProjectId, Guid FirstId, Guid SecondId, string Reason) : Command<Guid>, IInProject;

public sealed class MergeCustomersHandler(SalesDb db, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<MergeCustomers, Guid>
{
    public async ValueTask<Guid> Handle(MergeCustomers command, CancellationToken cancellationToken)
    {
        var (first, second) = (await db.JoinedParty(command.FirstId, cancellationToken), await db.JoinedParty(command.SecondId, cancellationToken));
        var owners = new[] { first, second }.Select(party => party.Customer.OwnerId).OfType<Guid>().Distinct().Where(owner => owner != user.Id).ToList();
        var join = db.CustomerJoins.Add(new CustomerJoin(first, second, user.Actor, command.Reason, time.Now())).Entity;
        var (stays, goes) = first.Customer.Id == join.StaysId ? (first, second) : (second, first);
        foreach (var owner in owners)
        {
            notices.TellOf(stays.Customer, owner, "notice.customers-joined", "customers/merge",
                new PersonReference(user.Id), Customer.MaskName(stays.Customer.Name), Customer.MaskName(goes.Customer.Name), new PersonReference(stays.Customer.OwnerId ?? Guid.Empty));
        }
        return join.Id;
    }
}
