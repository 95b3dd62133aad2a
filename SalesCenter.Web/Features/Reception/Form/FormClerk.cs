using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Form;

/// <summary>Puts a filled-in first-visit form where it belongs: into the customer's file, and to the visit it was filled in at.</summary>
public sealed class FormClerk(SalesDb db, Registrar registrar, IdentityVault vault, TimeProvider time)
{
    /// <summary>By what the person of the form is known; the number that the desk knew them by is one of them.</summary>
    public IReadOnlyCollection<IdentityFacts> KnownBy<TAnswer>(Visit visit, FormAnswers<TAnswer> form)
    {
        var known = form.KnownBy(vault);
        return visit.CustomerId is null || known.Any(facts => facts.Kind == IdentityKind.Phone && facts.Key == visit.Phone) || visit.Phone.Length == 0
            ? known
            : [.. known, IdentityFacts.Phone(visit.Phone)];
    }

    /// <summary>What would be decided about the person of the form, if this consultant asked now.</summary>
    public async Task<Verdict> Decide<TAnswer>(Visit visit, FormAnswers<TAnswer> form, Guid consultantId, CancellationToken cancellation) =>
        OwnershipDecision.Decide(await db.Matches(form.Name.Trim(), KnownBy(visit, form), cancellation), consultantId, time.Now());

    /// <summary>Makes or finds the customer, as this consultant's, and writes down what the form says. Refuses a colleague's, naming owner, since and until.</summary>
    /// <param name="byId">Who writes it down; the consultant when the visitor did.</param>
    public async Task<Customer> Take<TAnswer>(Visit visit, FormAnswers<TAnswer> form, Guid consultantId, CustomerSource source, Guid byId, CancellationToken cancellation)
    {
        var now = time.Now();
        var wasRecognised = visit.CustomerId is not null;
        var (customer, _) = await registrar.Register(new Applicant(visit.ProjectId, consultantId, form.Name, KnownBy(visit, form), source, visit.ArrivedAt), cancellation);
        customer.Rename(form.Name, form.FormOfAddress == FormOfAddress.None ? null : form.FormOfAddress);
        customer.Describe(form.Wishes, form.Profile);
        if (form.Intent is { } level)
            customer.Rate(level, byId, now);
        if (form.ConsentVersion.Length > 0)
            customer.Agree(form.ConsentVersion, byId, now);
        var settings = await db.Settings(visit.ProjectId, cancellation);
        if (!wasRecognised)
            visit.TellStory(customer, settings, now);
        visit.FillForm(customer);
        customer.Tell(MomentKind.FormFilled, now, now, byId, "", source);
        foreach (var companion in visit.Companions.Where(companion => !wasRecognised))
            customer.Relate(companion.Relation, companion.Name, companion.Phone, null, byId, now);
        await db.KeepInvitations(visit, customer, settings.Calendar, cancellation);
        return customer;
    }

    /// <summary>The links of a visit that are not needed any more.</summary>
    public async Task CloseLinks(Visit visit, CancellationToken cancellation)
    {
        foreach (var link in await db.FormLinks.Where(link => link.VisitId == visit.Id).ToListAsync(cancellation))
            link.Close(time.Now());
    }
}
