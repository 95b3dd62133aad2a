using SalesCenter.Domain.Contracts;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>等待期间手续: what the customer did while waiting (SOP 5.2.5), or did not after all.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.SalesAssistant)]
public sealed record NoteErrand(Guid ProjectId, Guid DealId, SigningErrand Errand, bool IsDone) : Command<Done>, IOnDeal;

public sealed class NoteErrandHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<NoteErrand, Done>
{
    public async ValueTask<Done> Handle(NoteErrand command, CancellationToken cancellationToken)
    {
        (await db.Contract(command.DealId, cancellationToken)).Note(command.Errand, command.IsDone, user.Id, Deals.DealsAsked.Now(time));
        return default;
    }
}
