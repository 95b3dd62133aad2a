using FluentValidation;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Visits;

/// <summary>随访人: somebody who came along with the visitor; family is linked to the customer, so that they share an owner.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record AddCompanion(Guid ProjectId, Guid VisitId, [property: TextLength(40)] string Name, Relation Relation, [property: TextLength(40)] string Phone) : Command<Done>, IInProject;

internal sealed class AddCompanionValidator : AbstractValidator<AddCompanion>
{
    public AddCompanionValidator()
    {
        RuleFor(command => command.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("input.required");
        RuleFor(command => command.Phone).MayBePhone(command => command.Phone);
    }
}

public sealed class AddCompanionHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<AddCompanion, Done>
{
    public async ValueTask<Done> Handle(AddCompanion command, CancellationToken cancellationToken)
    {
        var visit = await db.Visit(command.VisitId, cancellationToken);
        user.Actor.RequireOwnVisit(visit);
        var phone = PhoneNumber.Normalise(command.Phone) ?? "";
        visit.Accompany(command.Name, command.Relation, phone);
        if (visit.CustomerId is { } customerId)
            (await db.CustomerFile(customerId, cancellationToken)).Relate(command.Relation, command.Name, phone, null, user.Id, time.Now());
        return default;
    }
}
