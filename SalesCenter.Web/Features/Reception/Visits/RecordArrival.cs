using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Visits;

/// <summary>来访到达: somebody has come in; one tap, who they are and who receives them comes next. Answers the visit.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record RecordArrival(Guid ProjectId, int People = 1) : Command<Guid>, IInProject;

public sealed class RecordArrivalHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<RecordArrival, Guid>
{
    public ValueTask<Guid> Handle(RecordArrival command, CancellationToken cancellationToken)
    {
        var visit = db.Visits.Add(new Visit(command.ProjectId, command.People, user.Id, time.Now())).Entity;
        return ValueTask.FromResult(visit.Id);
    }
}
