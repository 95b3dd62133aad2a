using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.RegisterCustomer;

/// <summary>
/// Makes somebody a customer of the person who asks, under a number written in any way. A number that is the asker's
/// own customer of the same name answers that customer; under another name, or a colleague's, it is refused in words.
/// </summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record RegisterCustomer(Guid ProjectId, [property: TextLength(40)] string Name, [property: TextLength(40)] string Phone) : Command<RegisteredCustomer>, IInProject;

/// <summary>The customer, whether new or known before.</summary>
public sealed record RegisteredCustomer(Guid Id, string Name, string Phone);

internal sealed class RegisterCustomerValidator : AbstractValidator<RegisterCustomer>
{
    public RegisterCustomerValidator()
    {
        RuleFor(command => command.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("input.required");
        RuleFor(command => command.Phone).Cascade(CascadeMode.Stop)
            .Must(phone => !string.IsNullOrWhiteSpace(phone)).WithErrorCode("input.required")
            .Must(phone => PhoneNumber.Normalise(phone) is not null).WithErrorCode("customer.phone-invalid").WithState(command => new object?[] { command.Phone });
    }
}

public sealed class RegisterCustomerHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<RegisterCustomer, RegisteredCustomer>
{
    public async ValueTask<RegisteredCustomer> Handle(RegisterCustomer command, CancellationToken cancellationToken)
    {
        var phone = PhoneNumber.Normalise(command.Phone)!;
        var known = await db.Customers.AsNoTracking().SingleOrDefaultAsync(customer => customer.Phone == phone, cancellationToken);
        if (known is not null && known.OwnerId != user.Id)
            throw new RefusedException(CustomerRefusals.OwnedByOther(known.OwnerId, known.RegisteredAt));
        if (known is not null && known.Name != command.Name.Trim())
            throw new RefusedException(CustomerRefusals.KnownAs(known.Name));
        var customer = known ?? db.Customers.Add(new Customer(command.ProjectId, command.Name, phone, user.Id, time.Now())).Entity;
        return new RegisteredCustomer(customer.Id, customer.Name, customer.Phone);
    }
}
