using FluentValidation;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>
/// Shows a number that is masked, once, with a reason that is kept: of one's own customer the ID number, of a colleague's the
/// number that is called first; the owner is told.
/// </summary>
/// <param name="IdentityId">Which one; nothing for the number that is called first.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record RevealIdentity(Guid ProjectId, Guid CustomerId, Guid? IdentityId, string Reason) : Command<RevealedIdentity>, IInProject;

/// <summary>The number; it is written nowhere, so that a repeated request does not get it again.</summary>
public sealed record RevealedIdentity
{
    [Secret]
    public string Text { get; init; } = "";
}

internal sealed class RevealIdentityValidator : AbstractValidator<RevealIdentity>
{
    public RevealIdentityValidator() => RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode("input.required");
}

public sealed class RevealIdentityHandler(SalesDb db, IdentityVault vault, Notices notices, CurrentUser user, TimeProvider time) : ICommandHandler<RevealIdentity, RevealedIdentity>
{
    public async ValueTask<RevealedIdentity> Handle(RevealIdentity command, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerFile(command.CustomerId, cancellationToken);
        var isOpen = user.Actor.Reaches(customer.OwnerId);
        var identity = customer.Identities.SingleOrDefault(identity => command.IdentityId is { } id ? isOpen && identity.Id == id : identity.Kind == IdentityKind.Phone && identity.Key == customer.Phone)
            ?? throw new RefusedException(CustomerRefusals.IdentityUnknown);
        db.Disclosures.Add(new Disclosure
        {
            ProjectId = command.ProjectId,
            CustomerId = customer.Id,
            ById = user.Id,
            At = time.Now(),
            Kind = DisclosureKind.Revealed,
            What = identity.Kind,
            Reason = command.Reason.Trim(),
        });
        if (customer.OwnerId is { } ownerId && ownerId != user.Id)
            notices.TellOf(customer, ownerId, "notice.number-revealed", $"customers/{customer.Id}", new PersonReference(user.Id), customer.Name, command.Reason.Trim());
        return new RevealedIdentity { Text = identity.Kind == IdentityKind.IdDocument ? vault.Reveal(identity.Kept) : identity.Kept };
    }
}
