using FluentValidation;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>Forgets a customer at their own wish, with the reason kept. Of one with a deal name and number stay, as the law demands.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record EraseCustomer(Guid ProjectId, Guid CustomerId, string Reason) : Command<Done>, IInProject;

internal sealed class EraseCustomerValidator : AbstractValidator<EraseCustomer>
{
    public EraseCustomerValidator() => RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode("input.required");
}

public sealed class EraseCustomerHandler(SalesDb db, Erasure erasure, CurrentUser user, TimeProvider time) : ICommandHandler<EraseCustomer, Done>
{
    public async ValueTask<Done> Handle(EraseCustomer command, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerFile(command.CustomerId, cancellationToken);
        await erasure.Forget(customer, user.Id, time.Now(), cancellationToken);
        db.Disclosures.Add(new Disclosure
        {
            ProjectId = command.ProjectId,
            CustomerId = customer.Id,
            ById = user.Id,
            At = time.Now(),
            Kind = DisclosureKind.Erased,
            Reason = command.Reason.Trim(),
        });
        return default;
    }
}
