using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Discounts;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Deals.Lists;

/// <summary>The addresses from which a browser downloads lists of deals, requests and bookings.</summary>
internal static class ListExports
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapListExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/p/{code}/deals/export", (string code, bool? all, HttpContext http, Dispatcher dispatcher, Words words, IStringLocalizer<DeskTexts> texts) =>
            Export(code, project => new ExportDeals(project, OpenOnly: all != true), "deals.title", http, dispatcher, words, texts)).RequireAuthorization();
        app.MapGet("/p/{code}/requests/export", (string code, bool? all, HttpContext http, Dispatcher dispatcher, Words words, IStringLocalizer<DeskTexts> texts) =>
            Export(code, project => new ExportRequests(project, OpenOnly: all != true), "requests.title", http, dispatcher, words, texts)).RequireAuthorization();
        app.MapGet("/p/{code}/discounts/export", (string code, DateOnly from, DateOnly until, SpecialDiscountState? state, Guid? consultant, HttpContext http, Dispatcher dispatcher, Words words, IStringLocalizer<DeskTexts> texts) =>
            Export(code, project => new ExportDiscounts(project, from, until, state, consultant), "discounts.title", http, dispatcher, words, texts)).RequireAuthorization();
        app.MapGet("/p/{code}/cash/export", (string code, DateOnly? day, HttpContext http, Dispatcher dispatcher, Words words, IStringLocalizer<DeskTexts> texts) =>
            Export(code, project => new ExportCashDay(project, day), "deals.cash", http, dispatcher, words, texts)).RequireAuthorization();
    }

    /// <summary>Answers a list as a file named after project and list, or the refusal in words.</summary>
    internal static async Task<IResult> Export(string code, Func<Guid, Query<byte[]>> query, string name, HttpContext http, Dispatcher dispatcher, Words words, IStringLocalizer texts)
    {
        var person = http.User.PersonId();
        var workplace = await dispatcher.Send<Workplace>(new GetWorkplace(code), person, http.RequestAborted);
        if (!workplace.Succeeded)
            return Results.Text(words.Say(workplace.Refusal), statusCode: StatusCodes.Status403Forbidden);
        var sheet = await dispatcher.Send<byte[]>(query(workplace.Value.ProjectId), person, http.RequestAborted);
        return sheet.Succeeded
            ? Results.File(sheet.Value, Xlsx, $"{workplace.Value.Name}-{texts[name]}.xlsx")
            : Results.Text(words.Say(sheet.Refusal), statusCode: StatusCodes.Status403Forbidden);
    }
}
