using System.Buffers.Binary;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Live;

/// <summary>
/// Answers whoever comes too late for a unit from the board itself, before a scope, a query or a transaction is spent on
/// them. It only refuses: who gets a unit is decided by the database alone.
/// </summary>
public sealed class BoardGlance(BoardBook board, PeopleBook people, TimeProvider time)
{
    /// <summary>
    /// The refusal, when the board shows the unit taken by a colleague since before the wish was made. Nothing for a board
    /// that nobody has opened, for a hold whose time is over, for a person who may not ask, who is judged in the pipeline, and
    /// for a wish older than the taking: it may have had its effect before, and then its first answer is due.
    /// </summary>
    public async ValueTask<Refusal?> TooLate<TAnswer>(UnitWish<TAnswer> wish, Guid callerId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (Taken(wish.ProjectId, wish.UnitId, callerId, now) is not { } taken || !IsMadeBetween(wish.RequestId, taken.Since, now))
            return null;
        return await people.Find(callerId, cancellation) is { } person && Permission.Of(wish.GetType()).IsGivenTo(person, wish.ProjectId) ? Refusal(taken) : null;
    }

    /// <summary>Refuses when the board shows the unit taken by a colleague.</summary>
    public void RefuseIfTaken<TAnswer>(UnitWish<TAnswer> wish, Guid consultantId)
    {
        if (Taken(wish.ProjectId, wish.UnitId, consultantId, time.GetUtcNow().UtcDateTime) is { } taken)
            throw new RefusedException(Refusal(taken));
    }

    private BoardUnit? Taken(Guid projectId, Guid unitId, Guid consultantId, DateTime now) =>
        board.Glance(projectId, unitId) is { ById: { } holder } unit && unit.Status.IsTaken() && holder != consultantId && !(unit.Until <= now) ? unit : null;

    private static Refusal Refusal(BoardUnit taken) => UnitRefusals.TakenByOther(taken.Id, taken.ById!.Value, taken.Since, taken.Until);

    /// <summary>Request ids carry the millisecond they were made in (RFC 9562, version 7); one from the future says nothing.</summary>
    private static bool IsMadeBetween(Guid requestId, DateTime from, DateTime to)
    {
        if (requestId.Version != 7)
            return false;
        Span<byte> bytes = stackalloc byte[16];
        requestId.TryWriteBytes(bytes, bigEndian: true, out _);
        var made = DateTime.UnixEpoch.AddMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16);
        return made >= from && made <= to;
    }
}
