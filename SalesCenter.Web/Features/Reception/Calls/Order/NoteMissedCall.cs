using FluentValidation;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Calls.Order;

/// <summary>未接来电: notes a call that nobody answered, so that it shows and is called back.</summary>
/// <param name="Number">As the telephone showed it; may be empty.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record NoteMissedCall(Guid ProjectId, DateTime At, [property: TextLength(40)] string Number, string Notes) : Command<Guid>, IInProject;

internal sealed class NoteMissedCallValidator : AbstractValidator<NoteMissedCall>
{
    public NoteMissedCallValidator() => RuleFor(command => command.Number).MayBePhone(command => command.Number);
}

public sealed class NoteMissedCallHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<NoteMissedCall, Guid>
{
    public async ValueTask<Guid> Handle(NoteMissedCall command, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var call = Call.Missed(command.ProjectId, new CallerHint(Number: command.Number.Trim()), user.Id, command.At, command.Notes.Trim(), settings, time.Now());
        db.Calls.Add(call);
        return call.Id;
    }
}
