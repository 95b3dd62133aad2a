using SalesCenter.Domain.Aftercare;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Aftercare.ReturnCalls;

/// <summary>记录回访: a buyer was called, and asked how content they are.</summary>
/// <param name="Score">满意度, 1 to 5; nothing for a buyer who was not reached.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record RecordReturnCall(Guid ProjectId, Guid DealId, OccasionKind Occasion, bool Reached, int? Score, [property: TextLength(1000)] string Remark) : Command<Guid>, IOnDeal;

public sealed class RecordReturnCallHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<RecordReturnCall, Guid>
{
    public async ValueTask<Guid> Handle(RecordReturnCall command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        return db.ReturnCalls.Add(new ReturnCall(deal, command.Occasion, command.Reached, command.Score, command.Remark, user.Id, time.Now())).Entity.Id;
    }
}
