using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Customers.ListCustomers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Export;

/// <summary>
/// The customers as the list is filtered, as .xlsx with whole numbers, marked with who exported it, when and why, and kept in the
/// access log and the audit trail. Nothing for consultants: no customer list leaves the site (SOP 2.2.6).
/// </summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record ExportCustomers(Guid ProjectId, CustomerFilter Filter, string Reason) : Command<ExportedCustomers>, IInProject
{
    /// <summary>What is looked for; the filter's own text, so that its length is checked.</summary>
    [TextLength(100)]
    public string Search => Filter.Search;
}

/// <summary>An exported list.</summary>
/// <param name="File">The workbook; nothing when the same request is answered again, since no file is kept.</param>
public sealed record ExportedCustomers(int Count, [property: Secret] byte[]? File = null);

internal sealed class ExportCustomersValidator : AbstractValidator<ExportCustomers>
{
    public ExportCustomersValidator() => RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode("input.required");
}

public sealed class ExportCustomersHandler(
    SalesDb db, CustomerSearch customers, CurrentUser user, Words words, IStringLocalizer<ExportTexts> texts, TimeProvider time) : ICommandHandler<ExportCustomers, ExportedCustomers>
{
    public async ValueTask<ExportedCustomers> Handle(ExportCustomers command, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(command.ProjectId, cancellationToken)).Calendar;
        var found = (await customers.Find(command.ProjectId, command.Filter.Search, user.Actor, cancellationToken)).Narrow(command.Filter, time.Now());
        var rows = await found.OrderByDescending(customer => customer.RegisteredAt).ThenByDescending(customer => customer.Id)
            .Select(customer => new ExportedCustomer(
                customer.Name, string.Join("、", customer.Identities.Where(identity => identity.Kind == IdentityKind.Phone).Select(identity => identity.Kept)), customer.OwnerId, customer.Stage, customer.Intent,
                customer.Source, customer.Profile.AwarenessSource, customer.RegisteredAt, customer.LastContactAt))
            .ToListAsync(cancellationToken);
        string Day(DateTime instant) => calendar.LocalTime(instant).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        db.Disclosures.Add(new Disclosure
        {
            ProjectId = command.ProjectId,
            ById = user.Id,
            At = time.Now(),
            Kind = DisclosureKind.Listed,
            Reason = command.Reason.Trim(),
        });
        var mark = texts["mark", user.Actor.Name, Day(time.Now()), command.Reason.Trim()].Value;
        SheetColumn<ExportedCustomer>[] columns =
        [
            new(texts["name"], row => row.Name), new(texts["phones"], row => row.Phones), new(texts["owner"], row => words.Person(row.OwnerId)), new(texts["stage"], row => words.Name(row.Stage)),
            new(texts["intent"], row => row.Intent is { } level ? words.Name(level) : ""), new(texts["source"], row => words.Name(row.Source)), new(texts["awareness"], row => row.Awareness),
            new(texts["registered"], row => Day(row.RegisteredAt)), new(texts["contacted"], row => Day(row.LastContactAt)), new(texts["exported-by"], _ => $"{user.Actor.Name} {Day(time.Now())}"),
        ];
        return new ExportedCustomers(rows.Count, Sheet.Write(texts["sheet"], columns, rows, mark));
    }

    private sealed record ExportedCustomer(
        string Name, string Phones, Guid? OwnerId, CustomerStage Stage, IntentLevel? Intent, CustomerSource Source, string Awareness, DateTime RegisteredAt, DateTime LastContactAt);
}
