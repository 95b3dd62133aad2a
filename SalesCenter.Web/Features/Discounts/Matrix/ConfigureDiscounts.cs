using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Discounts;

namespace SalesCenter.Web.Features.Discounts.Matrix;

/// <summary>审批权限设置: who may grant how much, and what happens when nobody answers; counts from the next request on. Nobody sets limits for a level they hold themselves: those of the project company are the administrator's to set.</summary>
[Allow(Role.ProjectCompany, Role.Administrator)]
public sealed record ConfigureDiscounts(Guid ProjectId, DiscountMatrix Matrix) : Command<Done>, IInProject;

public sealed class ConfigureDiscountsHandler(SalesDb db, CurrentUser user) : ICommandHandler<ConfigureDiscounts, Done>
{
    public async ValueTask<Done> Handle(ConfigureDiscounts command, CancellationToken cancellationToken)
    {
        var project = await db.Projects.SingleAsync(project => project.Id == command.ProjectId, cancellationToken);
        foreach (var level in DiscountMatrix.Levels.Where(level => user.Actor.Roles.Contains(level) && command.Matrix.LimitOf(level) != project.Settings.Discounts.LimitOf(level)))
            throw new RefusedException(SpecialDiscountRefusals.OwnLimit(level));
        project.Configure(project.Settings with { Discounts = command.Matrix }, project.EscrowAccount);
        return default;
    }
}
