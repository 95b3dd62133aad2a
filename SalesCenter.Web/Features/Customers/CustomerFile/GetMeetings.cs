using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Customers.Owners;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>来电与来访: when a customer called, came and promised to come, as whoever they were found to be, the latest first; for those to whom the file is open.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk)]
public sealed record GetMeetings(Guid ProjectId, Guid CustomerId) : Query<Meetings>, IInProject;

/// <summary>The calls and visits of a customer, and the invitations that are still open or were missed.</summary>
public sealed record Meetings(IReadOnlyList<CallLine> Calls, IReadOnlyList<VisitLine> Visits, IReadOnlyList<InvitationLine> Invitations);

/// <summary>A call of the customer.</summary>
public sealed record CallLine(Guid Id, CallKind Kind, Guid TakenById, DateTime AnsweredAt, int Seconds, string Advert);

/// <summary>A visit of the customer.</summary>
/// <param name="ConsultantId">Who received them; nobody while they wait.</param>
public sealed record VisitLine(Guid Id, VisitKind Kind, Guid? ConsultantId, DateTime ArrivedAt, int People, FormState Form);

/// <summary>A time at which the customer is expected, or did not come.</summary>
public sealed record InvitationLine(Guid Id, InvitationState State, DateTime At, string Note);

public sealed class GetMeetingsHandler(SalesDb db, CurrentUser user) : IQueryHandler<GetMeetings, Meetings>
{
    private const int Most = 20;

    public async ValueTask<Meetings> Handle(GetMeetings query, CancellationToken cancellationToken)
    {
        await db.RequireOpen(query.CustomerId, user.Actor, cancellationToken);
        var history = await db.WithJoined(query.CustomerId, cancellationToken);
        return new Meetings(
            await db.Calls.AsNoTracking().Where(call => history.Contains(call.CustomerId!.Value)).OrderByDescending(call => call.AnsweredAt).Take(Most)
                .Select(call => new CallLine(call.Id, call.Kind, call.TakenById, call.AnsweredAt, call.Seconds, call.Content.Advert)).ToListAsync(cancellationToken),
            await db.Visits.AsNoTracking().IgnoreAutoIncludes().Where(visit => history.Contains(visit.CustomerId!.Value)).OrderByDescending(visit => visit.ArrivedAt).Take(Most)
                .Select(visit => new VisitLine(visit.Id, visit.Kind, visit.ConsultantId, visit.ArrivedAt, visit.People, visit.Form)).ToListAsync(cancellationToken),
            await db.Invitations.AsNoTracking().Where(invitation => history.Contains(invitation.CustomerId) && (invitation.State == InvitationState.Open || invitation.State == InvitationState.Missed))
                .OrderByDescending(invitation => invitation.At).Take(Most).Select(invitation => new InvitationLine(invitation.Id, invitation.State, invitation.At, invitation.Note)).ToListAsync(cancellationToken));
    }
}
