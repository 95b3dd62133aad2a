using FluentValidation;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Invitations;

/// <summary>邀约: a customer has promised to come. A consultant invites customers of their own.</summary>
/// <param name="At">On the sales centre's clock.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record InviteCustomer(Guid ProjectId, Guid CustomerId, DateTime At, string Note) : Command<Guid>, IInProject;

internal sealed class InviteCustomerValidator : AbstractValidator<InviteCustomer>
{
    private const int FirstYear = 2000, LastYear = 2100;

    public InviteCustomerValidator() => RuleFor(command => command.At).Must(at => at.Year is > FirstYear and < LastYear).WithErrorCode("input.required");
}

public sealed class InviteCustomerHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<InviteCustomer, Guid>
{
    public async ValueTask<Guid> Handle(InviteCustomer command, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerFile(command.CustomerId, cancellationToken);
        customer.RequireReach(user.Actor);
        var calendar = (await db.Settings(command.ProjectId, cancellationToken)).Calendar;
        return (await db.Invite(customer, calendar.Instant(command.At), command.Note, calendar, user.Id, time.Now(), cancellationToken)).Id;
    }
}
