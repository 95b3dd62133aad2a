using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using SalesCenter.Infrastructure.Displays;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Live.Public;

namespace SalesCenter.Web.Features.Board.Tv;

/// <summary>What a lobby TV asks for besides its board: the page, and whether it is paired.</summary>
internal static class TvEndpoints
{
    public static void MapTv(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tv", Page).AllowAnonymous();
        app.MapPost("/tv/here", Here).AllowAnonymous();
        app.MapGet("/tv/pairing-{code}.svg", Picture).AllowAnonymous();
        app.MapHub<BoardHub>(BoardHub.Address);
    }

    /// <summary>The page is the same for every TV; with a project in its address, colleagues see that project's board on it.</summary>
    private static async Task<IResult> Page(HttpContext http, string? project, SalesDb db, PeopleBook people)
    {
        if (project is not null)
        {
            if (http.User.PersonId() is not { } personId)
                return Results.Challenge();
            var code = project.ToUpperInvariant();
            var projectId = await db.Projects.Where(known => known.Code == code).Select(known => (Guid?)known.Id).SingleOrDefaultAsync(http.RequestAborted);
            if (projectId is not { } id || !await people.MayWatch(personId, id, http.RequestAborted))
                return Results.NotFound();
        }
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<TvPage>(new { Project = project?.ToUpperInvariant() });
    }

    /// <summary>A TV reports: it is paired, or it gets the code to show meanwhile.</summary>
    private static async Task<IResult> Here(HttpContext http, Dispatcher dispatcher, Attempts attempts, Limits limits)
    {
        http.Response.Headers.CacheControl = "no-store";
        var key = DisplayCookie.Read(http.Request);
        var found = key is null ? null : await dispatcher.Send<DisplayState>(new FindDisplay(key), null, http.RequestAborted);
        if (found?.Refusal is not null)
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (found?.Value is not { IsKnown: true } state)
        {
            var address = $"address {http.Connection.RemoteIpAddress}";
            if (!attempts.MayTry(address, limits.NewDisplaysPerAddress))
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            attempts.Add(address);
            key = DisplayCookie.NewKey();
            state = new DisplayState(true, false, null);
        }
        if (state is { IsPaired: false, Code: null })
        {
            var shown = await dispatcher.Send<string>(new ShowPairingCode(key!), null, http.RequestAborted);
            if (shown.Refusal is not null)
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            state = state with { Code = shown.Value };
        }
        DisplayCookie.Write(http, key!);
        return Results.Ok(new { state.IsPaired, state.Code, Version = PublicBoard.RunningVersion });
    }

    /// <summary>The code as a QR picture that leads a colleague's telephone to pairing.</summary>
    private static IResult Picture(string code, HttpRequest request)
    {
        if (code.Length != DisplayDevice.CodeLength || code.Except(DisplayDevice.CodeAlphabet).Any())
            return Results.NotFound();
        using var data = QRCodeGenerator.GenerateQrCode($"{request.Scheme}://{request.Host}{request.PathBase}/pair?code={code}", QRCodeGenerator.ECCLevel.M);
        using var qr = new SvgQRCode(data);
        return Results.Text(qr.GetGraphic(8, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute), "image/svg+xml");
    }
}
