using FluentValidation;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>A further way to reach the customer: a number written in any way, an e-mail address, a WeChat ID.</summary>
/// <param name="Text">As it was typed.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AddIdentity(Guid ProjectId, Guid CustomerId, IdentityKind Kind, [property: TextLength(100)] string Text) : Command<Done>, IInProject;

internal sealed class AddIdentityValidator : AbstractValidator<AddIdentity>
{
    public AddIdentityValidator()
    {
        RuleFor(command => command.Kind).Must(kind => kind is IdentityKind.Phone or IdentityKind.Email or IdentityKind.WeChat).WithErrorCode("input.required");
        When(command => command.Kind == IdentityKind.Phone, () => RuleFor(command => command.Text).MustBePhone(command => command.Text));
        When(command => command.Kind == IdentityKind.Email, () => RuleFor(command => command.Text).Must(Addresses.IsEmail).WithErrorCode("customer.email-invalid"));
        When(command => command.Kind == IdentityKind.WeChat, () => RuleFor(command => command.Text).Must(Addresses.IsWeChat).WithErrorCode("customer.wechat-invalid"));
    }
}

public sealed class AddIdentityHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<AddIdentity, Done>
{
    public async ValueTask<Done> Handle(AddIdentity command, CancellationToken cancellationToken)
    {
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        var facts = command.Kind == IdentityKind.Phone ? IdentityFacts.Phone(PhoneNumber.Normalise(command.Text)!) : IdentityFacts.Plain(command.Kind, Addresses.Plain(command.Text));
        await db.RequireFree(facts, customer, user.Id, time.Now(), cancellationToken);
        customer.Learn(facts, user.Id, time.Now());
        return default;
    }
}
