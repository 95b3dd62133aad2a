using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.SignIn.TwoSteps;

/// <summary>
/// 待验证: the pass of somebody whose password was right and whose code is still missing. It opens nothing but the second step,
/// lasts five minutes, and is worthless once the password has changed.
/// </summary>
public sealed class HalfWay(IDataProtectionProvider protection)
{
    internal const string Cookie = "salescenter-half-way";

    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly IDataProtector protector = protection.CreateProtector("SalesCenter.SignIn.HalfWay");

    public string Give(Person person, DateTime now) => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{person.Id:N}|{(now + Patience).Ticks}|{person.SecurityStamp}"));

    /// <summary>Whose pass it is, and the stamp of their password then; nothing when it is none, or too old.</summary>
    public (Guid PersonId, string Stamp)? Read(string? pass, DateTime now)
    {
        try
        {
            return pass is not null && protector.Unprotect(pass).Split('|') is [var id, var until, var stamp] && long.Parse(until, CultureInfo.InvariantCulture) > now.Ticks ? (Guid.Parse(id), stamp) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
