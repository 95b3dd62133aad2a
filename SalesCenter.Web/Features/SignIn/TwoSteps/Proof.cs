using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.People;

namespace SalesCenter.Web.Features.SignIn.TwoSteps;

/// <summary>
/// Makes sure that whoever changes how a person signs in is that person, and not somebody at a tablet left alone: they give
/// the password, and a code where there is one. Ten wrong tries in ten minutes are all that anybody has.
/// </summary>
public sealed class Proof(SalesDb db, UserManager<Person> users, IdentityVault vault, Attempts attempts, Limits limits, TimeProvider time)
{
    /// <summary>The person, when the password is theirs. Refused beside the field.</summary>
    public async Task<Person> ByPassword(Guid personId, string password, string field, CancellationToken cancellation)
    {
        RequirePatience(personId);
        var person = await db.Users.Include(known => known.Memberships).SingleAsync(known => known.Id == personId, cancellation);
        if (await users.CheckPasswordAsync(person, password))
            return person;
        throw Failed(personId, field, "password.wrong");
    }

    /// <summary>The second factor, when the code is its; a person without one needs no code. Refused beside the field.</summary>
    public async Task<SecondFactor?> ByCode(Guid personId, string code, string field, CancellationToken cancellation)
    {
        RequirePatience(personId);
        var factor = await db.SecondFactors.SingleOrDefaultAsync(known => known.PersonId == personId, cancellation);
        if (factor?.Key is null || (RecoveryCode.IsOne(code) ? factor.TakeRecoveryCode(code) : factor.TakeDigits(vault, code, time.GetUtcNow().UtcDateTime)))
            return factor;
        throw Failed(personId, field, "second-factor.code-wrong");
    }

    /// <summary>Counts a wrong try; what to refuse it with.</summary>
    public RefusedException Failed(Guid personId, string field, string code)
    {
        attempts.Add(NameOf(personId));
        return Engaging.Wrong(field, new Refusal(code));
    }

    /// <summary>Refused after too many wrong tries.</summary>
    public void RequirePatience(Guid personId)
    {
        if (!attempts.MayTry(NameOf(personId), limits.ProofsPerPerson))
            throw new RefusedException(new Refusal("second-factor.too-many"));
    }

    private static string NameOf(Guid personId) => $"proof {personId}";
}
