using FluentValidation;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.RegisterCustomer;

/// <summary>
/// Makes somebody a customer of the person who asks, under a number written in any way. A number that is the asker's
/// own customer of the same name answers that customer; under another name, or a colleague's, it is refused in words.
/// </summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record RegisterCustomer(
    Guid ProjectId, [property: TextLength(40)] string Name, [property: TextLength(40)] string Phone, CustomerSource Source = CustomerSource.Own) : Command<RegisteredCustomer>, IInProject;

/// <summary>The customer, whether new or known before.</summary>
public sealed record RegisteredCustomer(Guid Id, string Name, string Phone);

internal sealed class RegisterCustomerValidator : AbstractValidator<RegisterCustomer>
{
    public RegisterCustomerValidator()
    {
        RuleFor(command => command.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("input.required");
        RuleFor(command => command.Phone).MustBePhone(command => command.Phone);
    }
}

public sealed class RegisterCustomerHandler(Registrar registrar, CurrentUser user, TimeProvider time) : ICommandHandler<RegisterCustomer, RegisteredCustomer>
{
    public async ValueTask<RegisteredCustomer> Handle(RegisterCustomer command, CancellationToken cancellationToken)
    {
        var phone = IdentityFacts.Phone(PhoneNumber.Normalise(command.Phone)!);
        var (customer, verdict) = await registrar.Register(new Applicant(command.ProjectId, user.Id, command.Name, [phone], command.Source, time.Now()), cancellationToken);
        if (verdict.Outcome == VerdictOutcome.Own && customer.Name != command.Name.Trim())
            throw new RefusedException(CustomerRefusals.KnownAs(customer.Name, customer.Id));
        return new RegisteredCustomer(customer.Id, customer.Name, customer.Phone);
    }
}
