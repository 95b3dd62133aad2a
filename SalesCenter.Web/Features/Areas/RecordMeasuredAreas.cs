using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Areas;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Areas;

/// <summary>录入实测面积: what a surveyor's report says of some units, all of it or nothing; recorded before, it is corrected. Answers of how many that is news.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record RecordMeasuredAreas(Guid ProjectId, IReadOnlyList<MeasuredLine> Units, [property: TextLength(60)] string ReportNumber) : Command<int>, IInProject;

/// <summary>The measured areas of one unit.</summary>
/// <param name="Inner">Nothing where the unit has no inner area.</param>
public sealed record MeasuredLine(Guid UnitId, Area Gross, Area? Inner);

public sealed class RecordMeasuredAreasHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<RecordMeasuredAreas, int>
{
    public async ValueTask<int> Handle(RecordMeasuredAreas command, CancellationToken cancellationToken)
    {
        if (command.Units.Count == 0)
            throw new RefusedException(AreaRefusals.NothingNamed);
        var now = time.Now();
        var ids = command.Units.Select(line => line.UnitId).ToList();
        var units = await db.Units.Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, cancellationToken);
        var known = await db.MeasuredUnits.Where(measured => ids.Contains(measured.UnitId)).ToDictionaryAsync(measured => measured.UnitId, cancellationToken);
        var news = 0;
        foreach (var line in command.Units)
        {
            var unit = units.GetValueOrDefault(line.UnitId) ?? throw new RefusedException(AreaRefusals.UnknownUnit);
            var areas = new MeasuredAreas(line.Gross, line.Inner, command.ReportNumber);
            if (known.TryGetValue(unit.Id, out var measured))
            {
                news += measured.Record(unit, areas, user.Id, now) ? 1 : 0;
                continue;
            }
            known.Add(unit.Id, db.MeasuredUnits.Add(new MeasuredUnit(unit, areas, user.Id, now)).Entity);
            news++;
        }
        return news;
    }
}
