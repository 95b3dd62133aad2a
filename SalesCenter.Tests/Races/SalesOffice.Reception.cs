using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reception.Visits;

namespace SalesCenter.Tests.Races;

/// <summary>The telephone and the door: nine callers, some of whom are customers already, and whoever comes in.</summary>
internal sealed partial class SalesOffice
{
    private const string OutOfTurn = "客户点名";

    private Task<Refusal?> TakeCall(int who, int number) =>
        Do(consultants[who].Id, new RecordCall(ProjectId, Caller(number), $"客户{number}", Centre.Now, 30 * number) { OutOfTurnReason = OutOfTurn });

    /// <summary>One to three steps of a visit: whoever is with a consultant is seen off, whoever waits is received, otherwise somebody comes in.</summary>
    private async Task<Refusal?> Receive(int who, int number)
    {
        Refusal? refusal = null;
        for (var step = 0; step <= number % 3 && refusal is null; step++)
        {
            refusal = await Centre.Database(db => db.Visits.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(visit => visit.ProjectId == ProjectId && visit.EndedAt == null)) switch
            {
                null => await Do(desks[Role.AdminClerk], new RecordArrival(ProjectId, number)),
                { ConsultantId: null } waiting => await Do(project.Manager, new AssignVisit(ProjectId, waiting.Id, number, Caller(number), false, consultants[who].Id, OutOfTurn)),
                var received => await Do(project.Manager, new EndVisit(ProjectId, received.Id)),
            };
        }
        return refusal;
    }

    private static string Caller(int number) => $"1380000000{number}";
}
