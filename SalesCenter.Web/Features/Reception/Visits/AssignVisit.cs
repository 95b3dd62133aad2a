using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Visits;

/// <summary>
/// 安排接待: says who came, as far as their number tells, and gives them to whom the rota says. Somebody else is chosen only by
/// those who lead the reception, or by a consultant for themselves, with a reason. Answers who receives them.
/// </summary>
/// <param name="Phone">Written in any way; empty when they would not say, or a broker's report said it already.</param>
/// <param name="ChosenId">Whom the desk chose; nobody leaves it to the rota.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record AssignVisit(Guid ProjectId, Guid VisitId, int People, [property: TextLength(40)] string Phone, bool IsTrade, Guid? ChosenId, string Reason)
    : Command<AssignedVisit>, IInProject;

/// <summary>Who receives a visitor, and why it is them.</summary>
public sealed record AssignedVisit(Guid ConsultantId, RotaStep How, Guid? OwnerId);

internal sealed class AssignVisitValidator : AbstractValidator<AssignVisit>
{
    public AssignVisitValidator() => RuleFor(command => command.Phone).MayBePhone(command => command.Phone);
}

public sealed class AssignVisitHandler(SalesDb db, Receptionist receptionist, CurrentUser user, TimeProvider time) : ICommandHandler<AssignVisit, AssignedVisit>
{
    public async ValueTask<AssignedVisit> Handle(AssignVisit command, CancellationToken cancellationToken)
    {
        if (command.ChosenId is { } chosen)
            user.Actor.RequireOwnStep(chosen);
        var visit = await db.Visit(command.VisitId, cancellationToken);
        visit.Count(command.People);
        var knownBefore = visit.CustomerId;
        var customer = await Recognise(visit, command, time.Now(), cancellationToken);
        await receptionist.Receive(visit, command.ChosenId, command.Reason, cancellationToken);
        if (customer is not null && customer.Id != knownBefore)
            await receptionist.TellStory(visit, customer, cancellationToken);
        return new AssignedVisit(visit.ConsultantId!.Value, visit.How!.Value, visit.OwnerId);
    }

    private async Task<Customer?> Recognise(Visit visit, AssignVisit command, DateTime now, CancellationToken cancellation)
    {
        if (command.IsTrade)
        {
            visit.IsOfTheTrade();
            return null;
        }
        var phone = PhoneNumber.Normalise(command.Phone) ?? visit.Phone;
        var matches = phone.Length == 0 ? [] : await db.Matches("", [IdentityFacts.Phone(phone)], cancellation);
        var decisive = OwnershipDecision.Decide(matches, user.Id, now).Decisive;
        var customer = decisive?.Rule == MatchRule.Exact ? await db.CustomerFile(decisive.CustomerId, cancellation) : null;
        var cameBefore = customer is not null && (await receptionist.CameBefore(visit, customer, cancellation)
            || customer.Stage >= CustomerStage.Visitor && !await IsBrokersFirst(visit, cancellation));
        visit.Recognise(phone, customer?.Id, decisive?.ProtectedUntil > now ? decisive.OwnerId : null, cameBefore);
        return customer;
    }

    /// <summary>A broker's report that was confirmed with this visit made the customer a visitor before anybody received them.</summary>
    private Task<bool> IsBrokersFirst(Visit visit, CancellationToken cancellation) => db.BrokerReports.AnyAsync(report => report.VisitId == visit.Id, cancellation);
}
