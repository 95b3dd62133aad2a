using Microsoft.Net.Http.Headers;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Stock.Layouts;

/// <summary>The address from which a browser loads a picture; asked anew each time whether this person may still see it.</summary>
internal static class PictureAddress
{
    public static void MapPictures(this IEndpointRouteBuilder app) => app.MapGet("/p/{code}/pictures/{pictureId:guid}", Serve).RequireAuthorization();

    private static async Task<IResult> Serve(string code, Guid pictureId, HttpContext http, Dispatcher dispatcher)
    {
        var person = http.User.PersonId();
        var workplace = await dispatcher.Send<Workplace>(new GetWorkplace(code), person, http.RequestAborted);
        if (!workplace.Succeeded)
            return Results.NotFound();
        var picture = await dispatcher.Send<PictureFile>(new GetPicture(workplace.Value.ProjectId, pictureId), person, http.RequestAborted);
        if (!picture.Succeeded)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.File(picture.Value.Content, TypeOf(picture.Value.Format), entityTag: new EntityTagHeaderValue($"\"{pictureId:N}\""));
    }

    private static string TypeOf(PictureFormat format) => format switch
    {
        PictureFormat.Png => "image/png",
        PictureFormat.Jpeg => "image/jpeg",
        _ => "image/webp",
    };
}
