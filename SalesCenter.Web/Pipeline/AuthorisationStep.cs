using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Pipeline;

/// <summary>Lets a message pass only if its sender may send it: by role, in the message's project, and for deals of their own or their group.</summary>
public sealed class AuthorisationStep<TMessage, TAnswer>(CurrentUser user, PeopleBook people, ProjectScope scope, SalesDb db, SignInSettings settings, ILogger<TMessage> log)
    : IPipelineBehavior<TMessage, TAnswer> where TMessage : notnull, IMessage
{
    private static readonly Permission Permission = Permission.Of(typeof(TMessage));
    private static readonly Actor Anonymous = new(Guid.Empty, "", new HashSet<Role>());

    public async ValueTask<TAnswer> Handle(TMessage message, MessageHandlerDelegate<TMessage, TAnswer> next, CancellationToken cancellationToken)
    {
        var projectId = (message as IInProject)?.ProjectId;
        var actor = await Identify(projectId, cancellationToken);
        if (!Permission.IsGivenTo(actor.Roles))
            throw Forbidden(actor);
        user.Authorise(actor);
        scope.ProjectId = projectId ?? Guid.Empty;
        if (message is IOnDeal onDeal)
            await RequireOwnDeal(onDeal.DealId, actor, cancellationToken);
        try
        {
            return await next(message, cancellationToken);
        }
        catch (OutOfReachException reached)
        {
            log.LogWarning("{Person} reached by {Message} for what is not theirs: {Refusal}", actor.Id, typeof(TMessage).Name, reached.Refusal.Code);
            throw;
        }
    }

    private async ValueTask<Actor> Identify(Guid? projectId, CancellationToken cancellation)
    {
        if (user.IsProduct)
            return Actor.Product;
        if (user.ClaimedId is { } id && !Permission.IsForNewcomers && await people.Find(id, cancellation) is { } person && settings.OwedBy(person) is { } owed)
            throw new RefusedException(owed);
        if (user.ClaimedId is { } caller && await people.Acting(caller, projectId, cancellation) is { } actor)
            return projectId is null || actor.Roles.Count > 0 ? actor : throw Forbidden(actor);
        return Permission.IsForAnybody ? Anonymous : throw new RefusedException(new Refusal("session.ended"));
    }

    private async Task RequireOwnDeal(Guid dealId, Actor actor, CancellationToken cancellation)
    {
        var consultantId = await db.Deals.Where(deal => deal.Id == dealId).Select(deal => (Guid?)deal.ConsultantId).SingleOrDefaultAsync(cancellation)
            ?? throw new RefusedException(DealRefusals.Unknown);
        if (consultantId != actor.Id && !Permission.IsGivenBeyondConsultants(actor.AnswersFor(consultantId) ? actor.Roles : actor.Roles.Except([Role.Supervisor])))
            throw Forbidden(actor);
    }

    private RefusedException Forbidden(Actor actor)
    {
        log.LogWarning("{Person} may not send {Message}", actor.Id, typeof(TMessage).Name);
        return new RefusedException(new Refusal("role.forbidden"));
    }
}
