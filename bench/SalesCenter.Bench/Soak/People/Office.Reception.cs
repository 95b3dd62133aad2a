using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reception.Turns;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Bench.Soak.People;

/// <summary>The telephone and the door: callers and visitors, of whom some are customers already.</summary>
internal sealed partial class Office
{
    private const string OutOfTurn = "客户点名";
    private const int Town = 3_000;

    /// <summary>Somebody calls, or the next thing at the door is done.</summary>
    public async Task Receive(Random chance)
    {
        var number = chance.Next(Town);
        if (chance.Next(2) == 0)
        {
            await Do(Role.Consultant, Somebody(Role.Consultant, chance), new RecordCall(projectId, Phone(number), $"来客{number}", Now.AddMinutes(-2), 30 + number % 60) { OutOfTurnReason = OutOfTurn });
            return;
        }
        var visits = await Database(db => db.Visits.IgnoreQueryFilters().AsNoTracking().Where(visit => visit.ProjectId == projectId && visit.EndedAt == null).OrderBy(visit => visit.Id).Take(4).ToListAsync());
        var visit = visits.Count < 3 ? null : visits[chance.Next(visits.Count)];
        var consultant = Somebody(Role.Consultant, chance);
        var refusal = visit switch
        {
            null => await Do(Role.AdminClerk, new RecordArrival(projectId, 1 + number % 4)),
            { ConsultantId: null } => await Do(Role.SalesManager, new AssignVisit(projectId, visit.Id, 1 + number % 4, Phone(number), false, consultant, OutOfTurn)),
            _ => await Do(Role.SalesManager, new EndVisit(projectId, visit.Id)),
        };
        if (refusal?.Code == "reception.not-checked-in")
            await Do(Role.Consultant, consultant, new CheckIn(projectId, RotaKind.Visits, consultant));
    }

    private static string Phone(int number) => $"1390000{number:0000}";
}
