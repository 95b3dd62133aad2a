using FluentValidation;

namespace SalesCenter.Web.Features.Stock.Withholding;

/// <summary>销控保留: a manager keeps units back until a time (UTC), all or none.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record WithholdUnits(Guid ProjectId, IReadOnlyList<Guid> UnitIds, string Reason, DateTime Until) : Command<Done>, IInProject;

public sealed class WithholdUnitsValidator : AbstractValidator<WithholdUnits>
{
    public WithholdUnitsValidator() => RuleFor(command => command.Reason).NotEmpty().WithErrorCode("input.required");
}

public sealed class WithholdUnitsHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<WithholdUnits, Done>
{
    public async ValueTask<Done> Handle(WithholdUnits command, CancellationToken cancellationToken)
    {
        foreach (var unit in await db.UnitsById(command.UnitIds, cancellationToken))
            unit.Withhold(user.Id, command.Reason, command.Until, time.GetUtcNow().UtcDateTime);
        return default;
    }
}
