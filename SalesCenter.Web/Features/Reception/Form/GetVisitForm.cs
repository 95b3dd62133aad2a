using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Customers.Privacy;

namespace SalesCenter.Web.Features.Reception.Form;

/// <summary>The first-visit form of a visit as it is opened: the choices of the project, the consent's text, and what is known already.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record GetVisitForm(Guid ProjectId, Guid VisitId) : Query<OpenedForm>, IInProject;

/// <summary>A form to fill in.</summary>
/// <param name="Known">What the customer's file says, for those who may see it; else the number alone.</param>
/// <param name="ByVisitor">What the visitor sent from their own phone and nobody has looked at yet.</param>
/// <param name="MayFill">Whether the reader may fill it in or change it.</param>
public sealed record OpenedForm(VisitGlance Visit, FormChoices Choices, VisitFormFields Known, VisitFormFields? ByVisitor, bool MayFill);

/// <summary>The visit that a form belongs to.</summary>
public sealed record VisitGlance(Guid Id, DateTime ArrivedAt, int People, VisitKind Kind, Guid? ConsultantId, Guid? OwnerId, FormState Form, IReadOnlyList<string> Companions);

/// <summary>What a form lets one choose from, and the wording to agree to; nothing while the project has none.</summary>
public sealed record FormChoices(
    IReadOnlyList<string> AwarenessSources, IReadOnlyList<string> AgeBands, IReadOnlyList<string> Households, IReadOnlyList<string> Layouts, IReadOnlyList<string> Purposes,
    IReadOnlyList<string> PointsOfInterest, IReadOnlyList<string> Objections, IReadOnlyList<string> Competitors, ConsentOffered? Consent)
{
    public static FormChoices Of(ReceptionLists lists, ConsentText? consent) => new(
        ReceptionLists.Choices(lists.AwarenessSources), ReceptionLists.Choices(lists.AgeBands), ReceptionLists.Choices(lists.Households), ReceptionLists.Choices(lists.Layouts),
        ReceptionLists.Choices(lists.Purposes), ReceptionLists.Choices(lists.PointsOfInterest), ReceptionLists.Choices(lists.Objections), ReceptionLists.Choices(lists.Competitors),
        consent is null ? null : new ConsentOffered(consent.Edition, consent.Text));
}

/// <summary>The wording of the consent that counts now.</summary>
public sealed record ConsentOffered(string Edition, string Text);

public sealed class GetVisitFormHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetVisitForm, OpenedForm>
{
    public async ValueTask<OpenedForm> Handle(GetVisitForm query, CancellationToken cancellationToken)
    {
        var visit = await db.Visit(query.VisitId, cancellationToken);
        user.Actor.RequireOwnVisit(visit);
        var answers = await db.FormLinks.AsNoTracking().Where(link => link.VisitId == visit.Id && link.Answers != "").OrderByDescending(link => link.UsedAt)
            .Select(link => link.Answers).FirstOrDefaultAsync(cancellationToken);
        return new OpenedForm(
            new VisitGlance(visit.Id, visit.ArrivedAt, visit.People, visit.Kind, visit.ConsultantId, visit.OwnerId, visit.Form, [.. visit.Companions.Select(companion => companion.Name)]),
            FormChoices.Of(await db.Lists(query.ProjectId, cancellationToken), await db.ConsentNow(cancellationToken)),
            await Known(visit, cancellationToken),
            answers is null ? null : JsonSerializer.Deserialize<VisitFormFields>(answers),
            await db.MayFill(user.Actor, visit, cancellationToken));
    }

    private async Task<VisitFormFields> Known(Visit visit, CancellationToken cancellation)
    {
        if (visit.CustomerId is not { } customerId)
            return new VisitFormFields { Phone = visit.Phone };
        var customer = await db.CustomerFile(customerId, cancellation);
        return user.Actor.Reaches(customer.OwnerId) ? VisitFormFields.Of(customer) : new VisitFormFields { Phone = visit.Phone };
    }
}
