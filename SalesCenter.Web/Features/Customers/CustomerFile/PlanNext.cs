using FluentValidation;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>What is to be done next, and when.</summary>
/// <param name="Clears">Takes the plan away instead; said on purpose, never by an empty form.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record PlanNext(Guid ProjectId, Guid CustomerId, [property: TextLength(100)] string What, DateTime? At, bool Clears = false) : Command<Done>, IInProject;

internal sealed class PlanNextValidator : AbstractValidator<PlanNext>
{
    public PlanNextValidator()
    {
        RuleFor(command => command.What).Must(what => !string.IsNullOrWhiteSpace(what)).Unless(command => command.Clears).WithErrorCode("input.required");
        RuleFor(command => command.At).NotNull().Unless(command => command.Clears).WithErrorCode("input.required");
    }
}

public sealed class PlanNextHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<PlanNext, Done>
{
    public async ValueTask<Done> Handle(PlanNext command, CancellationToken cancellationToken)
    {
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        customer.Plan(!command.Clears && command.At is { } at ? new NextAction(command.What.Trim(), at) : null, user.Id, time.Now());
        return default;
    }
}
