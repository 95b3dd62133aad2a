using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Features.Reception.Calls.AtHand;

/// <summary>Writes an advert, or corrects one; those who answer calls have it at hand on the days it runs.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record SaveAdvert(
    Guid ProjectId, Guid? AdvertId, [property: TextLength(60)] string Name, [property: TextLength(60)] string Channel, DateOnly From, DateOnly Until,
    [property: TextLength(1000)] string Text) : Command<Guid>, IInProject;

internal sealed class SaveAdvertValidator : AbstractValidator<SaveAdvert>
{
    public SaveAdvertValidator()
    {
        RuleFor(command => command.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("input.required");
        RuleFor(command => command.Until).Must((command, until) => until >= command.From).WithErrorCode("advert.ends-before-it-begins");
    }
}

public sealed class SaveAdvertHandler(SalesDb db) : ICommandHandler<SaveAdvert, Guid>
{
    public async ValueTask<Guid> Handle(SaveAdvert command, CancellationToken cancellationToken)
    {
        var advert = command.AdvertId is { } id
            ? await db.Adverts.SingleOrDefaultAsync(advert => advert.Id == id, cancellationToken) ?? throw new RefusedException(new Refusal("advert.unknown"))
            : db.Adverts.Add(new Advert(command.ProjectId)).Entity;
        advert.Write(command.Name, command.Channel, command.From, command.Until, command.Text);
        return advert.Id;
    }
}
