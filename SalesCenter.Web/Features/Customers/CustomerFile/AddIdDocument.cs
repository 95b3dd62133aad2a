using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>The number of an ID document, checked by its form, kept encrypted, written nowhere else.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AddIdDocument(Guid ProjectId, Guid CustomerId, IdDocumentKind Kind, [property: Secret, TextLength(40)] string Number) : Command<Done>, IInProject;

public sealed class AddIdDocumentHandler(SalesDb db, IdentityVault vault, CurrentUser user, TimeProvider time) : ICommandHandler<AddIdDocument, Done>
{
    public async ValueTask<Done> Handle(AddIdDocument command, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(command.ProjectId, cancellationToken)).Calendar;
        if (IdDocument.WrongWith(command.Kind, command.Number, DateOnly.FromDateTime(calendar.LocalTime(time.Now()))) is { } wrong)
            throw new RefusedException(new Refusal("input.invalid") { Fields = new Dictionary<string, Refusal> { [nameof(command.Number)] = wrong } });
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        var facts = vault.Keep(command.Number);
        await db.RequireFree(facts, customer, user.Id, time.Now(), cancellationToken);
        customer.Learn(facts, user.Id, time.Now());
        return default;
    }
}
