using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>Somebody of the customer's family, by name and number; whoever is a customer under that number is linked.</summary>
/// <param name="Phone">Written in any way; may be left out.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record LinkRelative(Guid ProjectId, Guid CustomerId, Relation Relation, [property: TextLength(40)] string Name, [property: TextLength(40)] string Phone) : Command<Done>, IInProject;

internal sealed class LinkRelativeValidator : AbstractValidator<LinkRelative>
{
    public LinkRelativeValidator()
    {
        RuleFor(command => command.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("input.required");
        RuleFor(command => command.Phone).MayBePhone(command => command.Phone);
    }
}

public sealed class LinkRelativeHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<LinkRelative, Done>
{
    public async ValueTask<Done> Handle(LinkRelative command, CancellationToken cancellationToken)
    {
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        var phone = PhoneNumber.Normalise(command.Phone) ?? "";
        var other = await db.Identities.AsNoTracking().Where(identity => identity.Kind == IdentityKind.Phone && identity.Key == phone).Select(identity => (Guid?)identity.CustomerId).SingleOrDefaultAsync(cancellationToken);
        customer.Relate(command.Relation, command.Name, phone, other, user.Id, time.Now());
        return default;
    }
}
