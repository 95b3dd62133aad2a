using FluentValidation;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.FollowUps;

/// <summary>跟进: one contact with a customer, and what comes next. An effective one by the owner prolongs the protection.</summary>
/// <param name="At">When it was; nothing for right now.</param>
/// <param name="NextStep">What is to be done next; with <paramref name="NextAt"/>, or neither.</param>
/// <param name="Intent">As it seems now; nothing leaves it.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AddFollowUp(
    Guid ProjectId, Guid CustomerId, ContactWay Way, ContactResult Result, [property: TextLength(1000)] string Content, DateTime? At,
    [property: TextLength(100)] string NextStep, DateTime? NextAt, IntentLevel? Intent) : Command<Guid>, IInProject;

internal sealed class AddFollowUpValidator : AbstractValidator<AddFollowUp>
{
    public AddFollowUpValidator()
    {
        RuleFor(command => command.Content).Must(content => !string.IsNullOrWhiteSpace(content)).WithErrorCode("input.required");
        RuleFor(command => command.NextAt).NotNull().When(command => !string.IsNullOrWhiteSpace(command.NextStep)).WithErrorCode("input.required");
        RuleFor(command => command.NextStep).Must(step => !string.IsNullOrWhiteSpace(step)).When(command => command.NextAt is not null).WithErrorCode("input.required");
    }
}

public sealed class AddFollowUpHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<AddFollowUp, Guid>
{
    public async ValueTask<Guid> Handle(AddFollowUp command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var followUp = customer.Follow(
            new Contact(command.Way, command.Result, command.Content, command.At ?? now), command.NextAt is { } at ? new NextAction(command.NextStep.Trim(), at) : null, command.Intent, user.Id, settings, now);
        db.FollowUps.Add(followUp);
        return followUp.Id;
    }
}
