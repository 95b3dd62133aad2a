using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Auditing;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Pipeline;

/// <summary>
/// Commits what a command changed together with its audit row, which is also the receipt of the request: a repeated
/// request finds it and gets the first answer again. A refusal leaves no row, so that trying again is possible.
/// </summary>
public sealed class CommitStep<TMessage, TAnswer>(SalesDb db, CurrentUser user, PeopleBook people, TimeProvider time)
    : IPipelineBehavior<TMessage, TAnswer> where TMessage : notnull, IMessage
{
    private static readonly bool IsAudited = !typeof(TMessage).IsDefined(typeof(UnauditedAttribute), inherit: false);

    public async ValueTask<TAnswer> Handle(TMessage message, MessageHandlerDelegate<TMessage, TAnswer> next, CancellationToken cancellationToken)
    {
        if (message is not Command<TAnswer> command)
            return await next(message, cancellationToken);
        var content = AuditJson.Write(message);
        var digest = AuditJson.Digest(content);
        try
        {
            var answer = await next(message, cancellationToken);
            if (IsAudited)
                db.AuditEntries.Add(Entry(command, content, digest, answer));
            await db.Commit(cancellationToken);
            if (message is IAboutPeople)
                people.Forget();
            return answer;
        }
        catch (RefusedException refused)
        {
            if (await FirstAnswer(command.RequestId, digest, cancellationToken) is { } first)
                return first.Answer;
            if (refused is TracedRefusalException { Trace: var trace })
            {
                db.Add(trace);
                await db.Commit(cancellationToken);
            }
            throw;
        }
        catch (Exception failure) when (Faults.IsLostRace(failure))
        {
            if (Faults.IsRepeatedRequest(failure) && await FirstAnswer(command.RequestId, digest, cancellationToken) is { } first)
                return first.Answer;
            throw new LostRaceException(failure);
        }
    }

    private AuditEntry Entry(Command<TAnswer> command, string content, string digest, TAnswer answer) => new()
    {
        ProjectId = (command as IInProject)?.ProjectId,
        At = time.GetUtcNow().UtcDateTime,
        ActorId = user.Id,
        Action = typeof(TMessage).Name,
        RequestId = command.RequestId,
        Content = content,
        Digest = digest,
        Answer = AuditJson.Write(answer),
    };

    private async Task<Receipt?> FirstAnswer(Guid requestId, string digest, CancellationToken cancellation)
    {
        await db.GiveUp();
        var entry = await db.AuditEntries.AsNoTracking().Where(entry => entry.RequestId == requestId)
            .Select(entry => new { entry.Digest, entry.Answer, entry.ActorId, entry.Action }).SingleOrDefaultAsync(cancellation);
        if (entry is null)
            return null;

        // Who repeats a request whose answer was lost may be the first to know that it was done.
        if (typeof(TMessage).IsAssignableTo(typeof(IAboutPeople)))
            people.Forget();
        return entry.Digest == digest && entry.ActorId == user.Id && entry.Action == typeof(TMessage).Name
            ? new Receipt(JsonSerializer.Deserialize<TAnswer>(entry.Answer, AuditJson.Options)!)
            : throw new RefusedException(new Refusal("request.reused"));
    }

    private sealed record Receipt(TAnswer Answer);
}

/// <summary>A refusal that is itself worth keeping, such as a verdict against the asker: its trace is saved, and nothing else.</summary>
public sealed class TracedRefusalException(Refusal refusal, object trace) : RefusedException(refusal)
{
    /// <summary>The row that is kept.</summary>
    public object Trace => trace;
}

/// <summary>How commands and answers are written to the audit trail.</summary>
internal static class AuditJson
{
    /// <summary>Leaves out what is marked <see cref="SecretAttribute"/>.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutSecrets } },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Tells whether two messages under one request id ask for the same; secrets apart, which no digest must help to guess.</summary>
    public static string Digest(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static void LeaveOutSecrets(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            if (type.Properties[index].AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: true) == true)
                type.Properties.RemoveAt(index);
        }
    }
}
