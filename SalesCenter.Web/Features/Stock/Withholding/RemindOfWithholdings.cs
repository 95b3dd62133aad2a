using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Stock.Withholding;

/// <summary>Reminds managers, once, of the units whose withholding has come to its end; the units stay kept back.</summary>
[Allow(Role.System)]
public sealed record RemindOfWithholdings(Guid ProjectId) : Command<int>, IInProject;

public sealed class RemindOfWithholdingsHandler(SalesDb db, Notices notices, PeopleBook people, TimeProvider time) : ICommandHandler<RemindOfWithholdings, int>
{
    private const string Link = "stock?status=Withheld";
    private static readonly Role[] Managers = [Role.SalesManager, Role.MarketingDirector];

    public async ValueTask<int> Handle(RemindOfWithholdings command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var ended = await db.Units.Where(unit => unit.Withholding!.Until <= now && unit.Withholding.RemindedAt == null).OrderBy(unit => unit.Id).ToListAsync(cancellationToken);
        var due = ended.Where(unit => unit.RemindOfWithholding(now)).ToList();
        foreach (var together in due.GroupBy(unit => (unit.Withholding!.ManagerId, unit.Withholding.Until)))
            await Remind(command.ProjectId, together.Key.ManagerId, [.. together]);
        return due.Count;
    }

    private async Task Remind(Guid projectId, Guid managerId, IReadOnlyList<Unit> units)
    {
        var code = units.Count == 1 ? "notice.withholding-ended" : "notice.withholdings-ended";
        object?[] values = [new UnitReference(units[0].Id), units[0].Withholding!.Until, units.Count];
        if (await people.Find(managerId) is { IsActive: true } manager && manager.RolesIn(projectId).Overlaps(Managers))
            notices.Tell(projectId, managerId, code, Link, values);
        else
            await notices.TellRoles(projectId, Managers, Guid.Empty, code, Link, values);
    }
}
