using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Owners.Merge;

/// <summary>What joining the customers with these two whole numbers would do: which one stays, with which owner, and what goes over.</summary>
/// <param name="FirstId">The first customer, where it was come from their file; then their number is not asked.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record PreviewMerge(Guid ProjectId, string FirstNumber, string SecondNumber, Guid? FirstId = null) : Query<MergePreview>, IInProject;

/// <summary>The customer that stays and the one that goes over to it.</summary>
/// <param name="NeedsManager">Whether both are protected, for two owners.</param>
public sealed record MergePreview(MergedParty Stays, MergedParty Goes, bool NeedsManager);

/// <summary>One of two customers that may be one.</summary>
public sealed record MergedParty(
    Guid Id, string Name, string Phone, Guid? OwnerId, DateTime? Since, DateTime? ProtectedUntil, CustomerStage Stage, DateTime RegisteredAt,
    IReadOnlyList<ShownIdentity> Identities, int Relatives, int Moments, int Deals, int FollowUps);

/// <summary>A way to reach somebody, masked as the reader may see it.</summary>
public sealed record ShownIdentity(IdentityKind Kind, string Text);

public sealed class PreviewMergeHandler(SalesDb db, CurrentUser user, TimeProvider time) : IQueryHandler<PreviewMerge, MergePreview>
{
    public async ValueTask<MergePreview> Handle(PreviewMerge query, CancellationToken cancellationToken)
    {
        var (one, other) = (query.FirstId is { } first ? await db.JoinedParty(first, cancellationToken) : await Find(query.FirstNumber, cancellationToken), await Find(query.SecondNumber, cancellationToken));
        if (one.Customer.Id == other.Customer.Id)
            throw new RefusedException(CustomerRefusals.CannotJoin);
        var now = time.Now();
        var (stays, goes) = CustomerJoin.Order(one, other, now);
        return new MergePreview(
            await Shown(stays, cancellationToken), await Shown(goes, cancellationToken),
            stays.Customer.OwnerId != goes.Customer.OwnerId && stays.Customer.IsProtected(now) && goes.Customer.IsProtected(now));
    }

    private async Task<JoinedParty> Find(string written, CancellationToken cancellation)
    {
        var number = PhoneNumber.Normalise(written) ?? throw new RefusedException(new Refusal("customer.phone-invalid", written));
        var id = await db.Identities.Where(identity => identity.Kind == IdentityKind.Phone && identity.Key == number).Select(identity => (Guid?)identity.CustomerId).SingleOrDefaultAsync(cancellation)
            ?? throw new RefusedException(new Refusal("customer.number-unknown", number));
        return await db.JoinedParty(id, cancellation);
    }

    private async Task<MergedParty> Shown(JoinedParty party, CancellationToken cancellation)
    {
        var (customer, sees) = (party.Customer, user.Sees(party.Customer.OwnerId));
        return new MergedParty(
            customer.Id, sees ? customer.Name : Customer.MaskName(customer.Name), sees ? customer.Phone : Customer.Mask(customer.Phone),
            customer.OwnerId, customer.Ownership?.Since, customer.Ownership?.ProtectedUntil, customer.Stage, customer.RegisteredAt,
            [.. customer.Identities.Select(identity => new ShownIdentity(identity.Kind, sees && identity.Kind != IdentityKind.IdDocument ? identity.Kept : Customer.Mask(identity.Kind == IdentityKind.IdDocument ? "" : identity.Kept)))],
            customer.Relatives.Count, await db.Timeline.CountAsync(entry => entry.CustomerId == customer.Id, cancellation), party.Deals.Count, party.FollowUps.Count);
    }
}
