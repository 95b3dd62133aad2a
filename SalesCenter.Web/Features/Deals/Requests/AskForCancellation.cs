using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>退认购: asks for a subscription to be cancelled; the unit stays taken until it is settled and a manager puts it back on sale.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AskForCancellation(Guid ProjectId, Guid DealId, CancellationGround Ground, [property: TextLength(500)] string Reason) : Command<Done>, IOnDeal;

public sealed class AskForCancellationHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<AskForCancellation, Done>
{
    public async ValueTask<Done> Handle(AskForCancellation command, CancellationToken cancellationToken)
    {
        await db.RequireNoRequest(command.DealId, cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var request = DealRequest.Cancellation(deal, command.Ground, command.Reason, user.Id, settings, time.Now());
        db.DealRequests.Add(request);
        await notices.TellApprovers(request, deal, user.Id);
        return default;
    }
}

/// <summary>Who is told of a request.</summary>
internal static class RequestNotices
{
    /// <summary>Those whose approval is next.</summary>
    public static Task TellApprovers(this Notices notices, DealRequest request, Deal deal, Guid exceptId) => request.Next is { } next
        ? notices.TellRoles(
            deal.ProjectId, next.Role == Role.SalesManager ? [Role.SalesManager, Role.MarketingDirector] : [next.Role], exceptId,
            "notice.request-asked", $"deals/{deal.Id}", new PersonReference(request.AskedById), new UnitReference(deal.UnitId), request.Kind)
        : Task.CompletedTask;

    /// <summary>The consultant, and whoever asked, of how far it has come.</summary>
    public static void TellAskers(this Notices notices, DealRequest request, Deal deal, Guid byId, string code)
    {
        foreach (var person in new[] { request.AskedById, deal.ConsultantId }.Distinct().Where(person => person != byId))
            notices.Tell(deal.ProjectId, person, code, $"deals/{deal.Id}", new UnitReference(deal.UnitId), request.Kind, new PersonReference(byId), request.RefusedBecause);
    }
}
