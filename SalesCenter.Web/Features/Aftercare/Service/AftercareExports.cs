using Microsoft.Extensions.Localization;
using SalesCenter.Web.Features.Deals.Lists;

namespace SalesCenter.Web.Features.Aftercare.Service;

/// <summary>The address from which a browser downloads the list of service requests.</summary>
internal static class AftercareExports
{
    public static void MapAftercareExports(this IEndpointRouteBuilder app) =>
        app.MapGet("/p/{code}/service/export", (string code, bool? all, HttpContext http, Dispatcher dispatcher, Words words, IStringLocalizer<AftercareTexts> texts) =>
            ListExports.Export(code, project => new ExportServiceRequests(project, OpenOnly: all != true), "list.title", http, dispatcher, words, texts)).RequireAuthorization();
}
