using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Customers.Owners;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>Everything that is known of one customer, for the customer themselves (个人信息保护法 45), as JSON; kept with its reason.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record ExportCustomer(Guid ProjectId, Guid CustomerId, string Reason) : Command<CustomerCopy>, IInProject;

/// <summary>The file; it is written nowhere in the product.</summary>
public sealed record CustomerCopy
{
    [Secret]
    public byte[] Content { get; init; } = [];
}

internal sealed class ExportCustomerValidator : AbstractValidator<ExportCustomer>
{
    public ExportCustomerValidator() => RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode("input.required");
}

public sealed class ExportCustomerHandler(SalesDb db, IdentityVault vault, CurrentUser user, Words words, TimeProvider time) : ICommandHandler<ExportCustomer, CustomerCopy>
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    public async ValueTask<CustomerCopy> Handle(ExportCustomer command, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerFile(command.CustomerId, cancellationToken);
        var timeline = await db.Timeline.AsNoTracking().Where(entry => entry.CustomerId == customer.Id).OrderBy(entry => entry.At)
            .Select(entry => new { entry.At, entry.EnteredAt, entry.Kind, entry.Text }).ToListAsync(cancellationToken);
        var owners = await db.Ownerships.AsNoTracking().Where(ownership => ownership.CustomerId == customer.Id).OrderBy(ownership => ownership.Since)
            .Select(ownership => new { ownership.OwnerId, ownership.Since, ownership.EndedAt }).ToListAsync(cancellationToken);
        var deals = await db.Deals.AsNoTracking().IgnoreAutoIncludes().Where(deal => deal.CustomerId == customer.Id).OrderBy(deal => deal.HeldAt)
            .Select(deal => new { deal.UnitId, deal.Stage, deal.HeldAt, deal.ClosedAt }).ToListAsync(cancellationToken);
        var history = await db.WithJoined(customer.Id, cancellationToken);
        var documents = await db.CustomerDocuments.AsNoTracking().Where(document => history.Contains(document.CustomerId)).OrderBy(document => document.At)
            .Select(document => new { document.Kind, document.FileName, document.At }).ToListAsync(cancellationToken);
        var copy = new
        {
            customer.Name,
            customer.FormOfAddress,
            Identities = customer.Identities.Select(identity => new { identity.Kind, Number = identity.Kind == IdentityKind.IdDocument ? vault.Reveal(identity.Kept) : identity.Kept, identity.AddedAt }),
            customer.Source,
            customer.Stage,
            customer.Intent,
            customer.Wishes,
            customer.Profile,
            customer.Tags,
            Relatives = customer.Relatives.Select(relative => new { relative.Relation, relative.Name, relative.Phone }),
            customer.Consent,
            customer.RegisteredAt,
            customer.LastContactAt,
            Consultants = owners.Select(owner => new { Name = words.Person(owner.OwnerId), owner.Since, owner.EndedAt }),
            Deals = deals.Select(deal => new { Unit = words.UnitName(deal.UnitId), deal.Stage, deal.HeldAt, deal.ClosedAt }),
            Documents = documents,
            Timeline = timeline,
            ExportedAt = time.Now(),
        };
        db.Disclosures.Add(new Disclosure
        {
            ProjectId = command.ProjectId,
            CustomerId = customer.Id,
            ById = user.Id,
            At = time.Now(),
            Kind = DisclosureKind.Exported,
            Reason = command.Reason.Trim(),
        });
        return new CustomerCopy { Content = JsonSerializer.SerializeToUtf8Bytes(copy, Written) };
    }
}
