using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.Owners;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>Writes down what is known of a customer as its reader's language says it, a sheet for each part of the file; what was known of those who were found to be the same is in it.</summary>
public sealed class CustomerBook(SalesDb db, IdentityVault vault, Words words, IStringLocalizer<FileTexts> texts, TimeProvider time)
{
    /// <summary>The sheets, in the order of the file.</summary>
    public async Task<IReadOnlyList<SheetPart>> Of(Customer customer, CancellationToken cancellation)
    {
        var calendar = (await db.Settings(customer.ProjectId, cancellation)).Calendar;
        var history = await db.WithJoined(customer.Id, cancellation);
        return
        [
            Sheet.Part(texts["head"], [new SheetColumn<(string Name, string Value)>(texts["copy.item"], fact => fact.Name), new(texts["copy.value"], fact => fact.Value)], Facts(customer, calendar)),
            Sheet.Part(texts["identities"],
                [new SheetColumn<CustomerIdentity>(texts["identity.kind"], identity => words.Name(identity.Kind)), new(texts["copy.value"], Number), new(texts["copy.since"], identity => Clock(identity.AddedAt, calendar))],
                customer.Identities),
            Sheet.Part(texts["family"],
                [new SheetColumn<Relative>(texts["relation"], relative => words.Name(relative.Relation)), new(texts["name"], relative => relative.Name), new(texts["phone"], relative => relative.Phone)], customer.Relatives),
            await Owners(history, calendar, cancellation),
            await Deals(customer, calendar, cancellation),
            await Documents(history, calendar, cancellation),
            await Story(customer, calendar, cancellation),
        ];
    }

    private IEnumerable<(string Name, string Value)> Facts(Customer customer, BusinessCalendar calendar) => new (string Name, string Value)[]
    {
        (texts["name"], customer.Name),
        (texts["address"], customer.FormOfAddress is FormOfAddress.None ? "" : words.Name(customer.FormOfAddress)),
        (texts["source"], words.Name(customer.Source)),
        (texts["stage"], words.Name(customer.Stage)),
        (texts["intent"], customer.Intent is { } level ? words.Name(level) : ""),
        (texts["tags"], customer.Tags),
        (texts["layouts"], customer.Wishes.Layouts),
        (texts["area"], Span(customer.Wishes.AreaFrom, customer.Wishes.AreaTo, "㎡")),
        (texts["budget"], Span(customer.Wishes.BudgetFrom, customer.Wishes.BudgetTo, texts["budget.unit"])),
        (texts["purpose"], customer.Wishes.Purpose),
        (texts["points"], customer.Wishes.PointsOfInterest),
        (texts["objections"], customer.Wishes.Objections),
        (texts["lives"], customer.Profile.LivesIn),
        (texts["works"], customer.Profile.WorksIn),
        (texts["age"], customer.Profile.AgeBand),
        (texts["household"], customer.Profile.Household),
        (texts["awareness"], customer.Profile.AwarenessSource),
        (texts["competitors"], customer.Profile.Competitors),
        (texts["privacy"], customer.Consent is { } consent ? texts["consent.given", consent.TextVersion, Clock(consent.At, calendar)].Value : texts["consent.none"].Value),
        (texts["next"], customer.Next is { } next ? $"{Clock(next.At, calendar)} {next.What}" : ""),
        (texts["copy.registered"], Clock(customer.RegisteredAt, calendar)),
        (texts["last-contact"], Clock(customer.LastContactAt, calendar)),
        (texts["copy.at"], Clock(time.GetUtcNow().UtcDateTime, calendar)),
    }.Where(fact => fact.Value.Length > 0);

    private async Task<SheetPart> Owners(IReadOnlyList<Guid> history, BusinessCalendar calendar, CancellationToken cancellation)
    {
        var owners = await db.Ownerships.AsNoTracking().Where(ownership => history.Contains(ownership.CustomerId)).OrderBy(ownership => ownership.Since).ToListAsync(cancellation);
        return Sheet.Part(texts["ownership"],
            [
                new SheetColumn<Ownership>(texts["owner"], ownership => words.Person(ownership.OwnerId)), new(texts["copy.since"], ownership => Clock(ownership.Since, calendar)),
                new(texts["copy.until"], ownership => ownership.EndedAt is { } end ? Clock(end, calendar) : ""),
            ], owners);
    }

    private async Task<SheetPart> Deals(Customer customer, BusinessCalendar calendar, CancellationToken cancellation)
    {
        var deals = await db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.CustomerId == customer.Id).OrderBy(deal => deal.HeldAt).ToListAsync(cancellation);
        return Sheet.Part(texts["deals"],
            [
                new SheetColumn<Domain.Deals.Deal>(texts["copy.unit"], deal => words.UnitName(deal.UnitId)), new(texts["stage"], deal => words.Name(deal.Stage)), new(texts["copy.since"], deal => Clock(deal.HeldAt, calendar)),
                new(texts["copy.until"], deal => deal.ClosedAt is { } end ? Clock(end, calendar) : ""),
            ], deals);
    }

    private async Task<SheetPart> Documents(IReadOnlyList<Guid> history, BusinessCalendar calendar, CancellationToken cancellation)
    {
        var documents = await db.CustomerDocuments.AsNoTracking().Where(document => history.Contains(document.CustomerId)).OrderBy(document => document.At).ToListAsync(cancellation);
        return Sheet.Part(texts["documents"],
            [new SheetColumn<CustomerDocument>(texts["documents.kind"], document => words.Name(document.Kind)), new(texts["copy.file"], document => document.FileName), new(texts["copy.since"], document => Clock(document.At, calendar))],
            documents);
    }

    private async Task<SheetPart> Story(Customer customer, BusinessCalendar calendar, CancellationToken cancellation)
    {
        var story = await (await db.StoryOf(customer.Id, cancellation)).OrderBy(entry => entry.At).ThenBy(entry => entry.EnteredAt).ToListAsync(cancellation);
        return Sheet.Part(texts["timeline"],
            [
                new SheetColumn<Infrastructure.Customers.TimelineEntry>(texts["at"], entry => Clock(entry.At, calendar)), new(texts["copy.by"], entry => words.Person(entry.ById)),
                new(texts["disclosures.kind"], entry => words.Moment(entry.Kind, NoticeValues.Read(entry.Values), at => Clock(at, calendar))), new(texts["content"], entry => entry.Text),
            ], story);
    }

    private string Number(CustomerIdentity identity) => identity.Kind == IdentityKind.IdDocument ? vault.Reveal(identity.Kept) : identity.Kept;

    private static string Clock(DateTime instant, BusinessCalendar calendar) => calendar.LocalTime(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Span(int? from, int? to, string unit) => from is null && to is null ? "" : $"{from}–{to} {unit}";
}
