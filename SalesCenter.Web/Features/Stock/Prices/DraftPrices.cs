using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Prices;

/// <summary>价格版本: begins a new version with the present prices of the chosen units, to be changed by hand.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record DraftPrices(Guid ProjectId, [property: TextLength(60)] string Name, UnitFilter Filter) : Command<Guid>, IInProject;

public sealed class DraftPricesValidator : AbstractValidator<DraftPrices>
{
    public DraftPricesValidator() => RuleFor(command => command.Name).NotEmpty().WithErrorCode("input.required");
}

public sealed class DraftPricesHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<DraftPrices, Guid>
{
    public async ValueTask<Guid> Handle(DraftPrices command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var number = await db.PriceVersions.MaxAsync(version => (int?)version.Number, cancellationToken) ?? 0;
        var version = new PriceVersion(command.ProjectId, number + 1, command.Name, user.Id, time.GetUtcNow().UtcDateTime);
        var units = await db.Units.AsNoTracking().Matching(command.Filter).ToListAsync(cancellationToken);
        foreach (var unit in units)
            version.Set(unit.Id, new UnitPrices(unit.FiledPrice, unit.ListPrice, unit.FloorPrice));
        if (units.Count == 0)
            throw new RefusedException(new Refusal("units.none-chosen"));
        db.PriceVersions.Add(version);
        return version.Id;
    }
}
