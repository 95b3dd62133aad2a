using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SalesCenter.Infrastructure.Displays;

namespace SalesCenter.Web.Features.Board.Tv;

/// <summary>Recognises a paired lobby TV by the key in its cookie. A TV that waits for pairing or was revoked is nobody.</summary>
public sealed class DisplayAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SalesDb db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Display";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (DisplayCookie.Read(Request) is not { } key)
            return AuthenticateResult.NoResult();
        var hash = DisplayDevice.HashOf(key);
        var display = await db.Displays.AsNoTracking().Where(display => display.KeyHash == hash && display.RevokedAt == null && display.ShownProjectId != null)
            .Select(display => new PairedDisplay(display.Id, display.ShownProjectId!.Value)).SingleOrDefaultAsync(Context.RequestAborted);
        return display is null
            ? AuthenticateResult.Fail("The display is not paired.")
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(display.Claims, SchemeName)), SchemeName));
    }
}

/// <summary>A lobby TV and the project whose board it shows.</summary>
public sealed record PairedDisplay(Guid Id, Guid ProjectId)
{
    private const string IdClaim = "display", ProjectClaim = "display-project";

    internal IEnumerable<Claim> Claims => [new Claim(IdClaim, Id.ToString()), new Claim(ProjectClaim, ProjectId.ToString())];

    internal static PairedDisplay? From(ClaimsPrincipal session) =>
        Guid.TryParse(session.FindFirstValue(IdClaim), out var id) && Guid.TryParse(session.FindFirstValue(ProjectClaim), out var projectId)
            ? new PairedDisplay(id, projectId)
            : null;
}

public static class DisplaySession
{
    /// <summary>The TV behind a connection; nothing when it is a person's.</summary>
    public static PairedDisplay? Display(this ClaimsPrincipal session) => PairedDisplay.From(session);
}
