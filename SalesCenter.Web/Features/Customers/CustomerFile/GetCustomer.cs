using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Web.Features.Customers.Owners;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>客户档案: one customer as the reader may see them. What they may not see is not in the answer.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record GetCustomer(Guid ProjectId, Guid CustomerId) : Query<CustomerSheet>, IInProject;

/// <summary>The head of a customer's page; <see cref="Inside"/> only for those to whom the file is open.</summary>
/// <param name="Name">Masked for colleagues, empty for the desk.</param>
/// <param name="Phone">The number that is called first: whole, masked or empty.</param>
/// <param name="JoinedToId">The customer that this one was found to be.</param>
public sealed record CustomerSheet(
    Guid Id, CustomerSight Sight, string Name, FormOfAddress FormOfAddress, string Phone, Guid? OwnerId, DateTime? OwnedSince, DateTime? ProtectedUntil,
    CustomerStage Stage, DateTime RegisteredAt, bool IsAnonymous, Guid? JoinedToId)
{
    /// <summary>Whether the person is known and the customer stands for itself, so that something can be done with it.</summary>
    public bool IsKnown => !IsAnonymous && JoinedToId is null;

    /// <summary>What stands in the open file.</summary>
    public CustomerInside? Inside { get; init; }
}

/// <summary>The open file of a customer.</summary>
/// <param name="Reached">When each stage was reached.</param>
/// <param name="DisputeId">The open dispute about whose customer it is.</param>
public sealed record CustomerInside(
    CustomerSource Source, IntentLevel? Intent, string Tags, CustomerWishes Wishes, CustomerProfile Profile, DateTime LastContactAt, NextAction? Next, Consent? Consent,
    IReadOnlyList<IdentityLine> Identities, IReadOnlyList<RelativeLine> Relatives, IReadOnlyList<DealLine> Deals, IReadOnlyList<DocumentLine> Documents, IReadOnlyDictionary<CustomerStage, DateTime> Reached,
    Guid? DisputeId);

/// <summary>One way to reach or recognise the customer; of ID documents only the ending, until somebody asks with a reason.</summary>
public sealed record IdentityLine(Guid Id, IdentityKind Kind, string Shown, bool IsCalledFirst, DateTime AddedAt);

/// <summary>Somebody of the family.</summary>
public sealed record RelativeLine(Guid Id, Relation Relation, string Name, string Phone, Guid? CustomerId);

/// <summary>A unit that the customer took or takes.</summary>
public sealed record DealLine(Guid Id, Guid UnitId, DealStage Stage, bool IsOpen, DateTime HeldAt);

/// <summary>客户资料: a paper of the customer's.</summary>
/// <param name="Size">In bytes.</param>
public sealed record DocumentLine(Guid Id, CustomerDocumentKind Kind, string FileName, int Size, Guid ById, DateTime At);

public sealed class GetCustomerHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetCustomer, CustomerSheet>
{
    public async ValueTask<CustomerSheet> Handle(GetCustomer query, CancellationToken cancellationToken)
    {
        var customer = await db.Customers.AsNoTracking().AsSplitQuery().Include(customer => customer.Identities).Include(customer => customer.Relatives)
            .Include(customer => customer.Ownerships.Where(ownership => ownership.IsOpen))
            .SingleOrDefaultAsync(customer => customer.Id == query.CustomerId, cancellationToken) ?? throw new RefusedException(CustomerRefusals.Unknown);
        var sight = user.Actor.SightOf(customer.OwnerId);
        return new CustomerSheet(
            customer.Id, sight, Name(customer, sight), sight == CustomerSight.Owner ? FormOfAddress.None : customer.FormOfAddress, Phone(customer, sight), customer.OwnerId,
            customer.Ownership?.Since, customer.Ownership?.ProtectedUntil, customer.Stage, customer.RegisteredAt, customer.AnonymisedAt is not null, customer.JoinedToId)
        {
            Inside = sight == CustomerSight.Whole ? await Inside(customer, cancellationToken) : null,
        };
    }

    private static string Name(Customer customer, CustomerSight sight) => sight switch
    {
        CustomerSight.Whole => customer.Name,
        CustomerSight.Colleague => Customer.MaskName(customer.Name),
        _ => "",
    };

    private static string Phone(Customer customer, CustomerSight sight) => sight switch
    {
        CustomerSight.Whole => customer.Phone,
        CustomerSight.Colleague when customer.Phone.Length > 0 => Customer.Mask(customer.Phone),
        _ => "",
    };

    private async Task<CustomerInside> Inside(Customer customer, CancellationToken cancellation)
    {
        var deals = await db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.CustomerId == customer.Id).OrderByDescending(deal => deal.HeldAt)
            .Select(deal => new DealLine(deal.Id, deal.UnitId, deal.Stage, deal.IsOpen, deal.HeldAt)).ToListAsync(cancellation);
        var relatives = await Relatives(customer, cancellation);
        return new CustomerInside(
            customer.Source, customer.Intent, customer.Tags, customer.Wishes, customer.Profile, customer.LastContactAt, customer.Next, customer.Consent,
            [.. customer.Identities.OrderBy(identity => identity.Kind).ThenBy(identity => identity.AddedAt).Select(identity => new IdentityLine(
                identity.Id, identity.Kind, Shown(identity), identity.Kind == IdentityKind.Phone && identity.Key == customer.Phone, identity.AddedAt))],
            relatives, deals, await Documents(customer.Id, cancellation), await Reached(customer.Id, cancellation), customer.DisputeId);
    }

    private static string Shown(CustomerIdentity identity) => identity.Kind == IdentityKind.IdDocument ? $"**** {identity.Ending}" : identity.Kept;

    /// <summary>A relative who is a customer is shown as that file is open to the reader.</summary>
    private async Task<List<RelativeLine>> Relatives(Customer customer, CancellationToken cancellation)
    {
        var others = customer.Relatives.Select(relative => relative.OtherCustomerId).OfType<Guid>().ToList();
        var known = await db.Customers.AsNoTracking().Where(other => others.Contains(other.Id)).Select(other => new { other.Id, other.Name, other.Phone, other.OwnerId }).ToDictionaryAsync(other => other.Id, cancellation);
        return [.. customer.Relatives.Select(relative => relative.OtherCustomerId is { } id && known.TryGetValue(id, out var other)
            ? user.Actor.Reaches(other.OwnerId)
                ? new RelativeLine(relative.Id, relative.Relation, other.Name, other.Phone, id)
                : new RelativeLine(relative.Id, relative.Relation, Customer.MaskName(other.Name), Customer.Mask(other.Phone), id)
            : new RelativeLine(relative.Id, relative.Relation, relative.Name, relative.Phone, null))];
    }

    /// <summary>Those of customers who were found to be this one are here too.</summary>
    private async Task<List<DocumentLine>> Documents(Guid customerId, CancellationToken cancellation)
    {
        var history = await db.WithJoined(customerId, cancellation);
        return await db.CustomerDocuments.AsNoTracking().Where(document => history.Contains(document.CustomerId)).OrderBy(document => document.At)
            .Select(document => new DocumentLine(document.Id, document.Kind, document.FileName, document.Size, document.ById, document.At)).ToListAsync(cancellation);
    }

    private async Task<Dictionary<CustomerStage, DateTime>> Reached(Guid customerId, CancellationToken cancellation)
    {
        var moments = await db.Timeline.AsNoTracking().Where(entry => entry.CustomerId == customerId && entry.Kind == MomentKind.StageReached)
            .OrderBy(entry => entry.At).Select(entry => new { entry.At, entry.Values }).ToListAsync(cancellation);
        return moments.Select(moment => (Stage: Infrastructure.Desk.NoticeValues.Read(moment.Values).OfType<CustomerStage>().Cast<CustomerStage?>().FirstOrDefault(), moment.At))
            .Where(moment => moment.Stage is not null).GroupBy(moment => moment.Stage!.Value).ToDictionary(same => same.Key, same => same.Last().At);
    }
}
