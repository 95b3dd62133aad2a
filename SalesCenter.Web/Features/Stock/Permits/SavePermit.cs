using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Stock.Permits;

/// <summary>预售许可证: registers a permit, or corrects a registered one, with the buildings that it covers.</summary>
/// <param name="BuildingIds">All buildings that it covers from now on.</param>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record SavePermit(Guid ProjectId, Guid? PermitId, [property: TextLength(60)] string Number, DateOnly IssuedOn, IReadOnlyList<Guid> BuildingIds) : Command<Guid>, IInProject;

public sealed class SavePermitValidator : AbstractValidator<SavePermit>
{
    public SavePermitValidator() => RuleFor(command => command.Number).NotEmpty().WithErrorCode("input.required");
}

public sealed class SavePermitHandler(SalesDb db, TimeProvider time) : ICommandHandler<SavePermit, Guid>
{
    public async ValueTask<Guid> Handle(SavePermit command, CancellationToken cancellationToken)
    {
        await RefuseTakenNumber(command, cancellationToken);
        var today = DateOnly.FromDateTime((await db.Settings(command.ProjectId, cancellationToken)).Calendar.LocalTime(time.Now()));
        var permit = await Permit(command, cancellationToken);
        permit.Correct(command.Number, command.IssuedOn, today);

        var offered = await db.Units.Where(unit => unit.Status != UnitStatus.Unreleased).Select(unit => unit.BuildingId).Distinct().ToListAsync(cancellationToken);
        foreach (var building in await db.Buildings.OrderBy(building => building.Id).ToListAsync(cancellationToken))
        {
            if (command.BuildingIds.Contains(building.Id))
                building.CoverBy(permit);
            else if (building.PermitId == permit.Id)
                building.Uncover(offered.Contains(building.Id));
        }
        return permit.Id;
    }

    private async Task<PresalePermit> Permit(SavePermit command, CancellationToken cancellation)
    {
        if (command.PermitId is { } id)
            return await db.Permits.SingleOrDefaultAsync(permit => permit.Id == id, cancellation) ?? throw new RefusedException(new Refusal("permit.unknown"));
        var permit = new PresalePermit(command.ProjectId, command.Number, command.IssuedOn);
        db.Permits.Add(permit);
        return permit;
    }

    /// <summary>Says in words what the unique index would only forbid.</summary>
    private async Task RefuseTakenNumber(SavePermit command, CancellationToken cancellation)
    {
        var number = command.Number.Trim();
        if (await db.Permits.AnyAsync(permit => permit.Number == number && permit.Id != command.PermitId, cancellation))
            throw new RefusedException(new Refusal("permit.number-taken", number));
    }
}
