using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Reception.Form;

/// <summary>
/// The first-visit form of a visit, filled in on the tablet. Makes the visitor a customer of whoever received them, or of the
/// owner for whom they stood in. A colleague's customer is refused (撞单), unless it is saved for that colleague. Nobody new
/// becomes the customer of who has left, and a form that was filled in is changed by the owner and their superiors alone.
/// </summary>
/// <param name="ForOwner">Whether somebody else's customer stays theirs and the visit becomes one of their stand-in.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record SaveVisitForm(Guid ProjectId, Guid VisitId, bool ForOwner = false) : FormAnswers<SavedForm>, IInProject;

/// <summary>Whose customer the visitor is now.</summary>
public sealed record SavedForm(Guid CustomerId, string Name, Guid? OwnerId);

internal sealed class SaveVisitFormValidator : FormRules<SaveVisitForm, SavedForm>;

public sealed class SaveVisitFormHandler(SalesDb db, FormClerk clerk, PeopleBook people, Notices notices, CurrentUser user) : ICommandHandler<SaveVisitForm, SavedForm>
{
    public async ValueTask<SavedForm> Handle(SaveVisitForm command, CancellationToken cancellationToken)
    {
        var visit = await db.Visit(command.VisitId, cancellationToken);
        user.Actor.RequireOwnVisit(visit);
        if (!await db.MayFill(user.Actor, visit, cancellationToken))
            throw new OutOfReachException(ReceptionRefusals.FormOfOwner);
        var receiver = visit.OwnerId ?? visit.ConsultantId ?? user.Id;
        if (visit.OwnerId is null)
            await people.RequireHere(receiver, cancellationToken);
        var consultant = command.ForOwner ? await OwnerOr(receiver) : receiver;
        var customer = await clerk.Take(visit, command, consultant, CustomerSource.Visit, user.Id, cancellationToken);
        await clerk.CloseLinks(visit, cancellationToken);
        if (consultant != receiver)
            notices.Tell(visit.ProjectId, consultant, "notice.visitor-stood-in", "reception", new PersonReference(receiver), visit.ArrivedAt);
        return new SavedForm(customer.Id, customer.Name, customer.OwnerId);

        async Task<Guid> OwnerOr(Guid asker) =>
            await clerk.Decide(visit, command, asker, cancellationToken) is { Outcome: VerdictOutcome.OwnedByOther, Decisive.OwnerId: { } owner } ? owner : asker;
    }
}
