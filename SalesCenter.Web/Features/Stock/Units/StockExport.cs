using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Stock.Units;

/// <summary>The address from which a browser downloads the unit list, filtered as the page was.</summary>
internal static class StockExport
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapStockExport(this IEndpointRouteBuilder app) => app.MapGet("/p/{code}/stock/export", Export).RequireAuthorization();

    private static async Task<IResult> Export(
        string code, Guid? building, int? from, int? to, string? layout, UnitStatus? status, bool? blocked, string? room,
        HttpContext http, Dispatcher dispatcher, Words words, TimeProvider time)
    {
        var person = http.User.PersonId();
        var workplace = await dispatcher.Send<Workplace>(new GetWorkplace(code), person, http.RequestAborted);
        if (!workplace.Succeeded)
            return Results.Text(words.Say(workplace.Refusal), statusCode: StatusCodes.Status403Forbidden);
        var filter = new UnitFilter(building, from, to, layout ?? "", status, blocked ?? false, room ?? "");
        var sheet = await dispatcher.Send<byte[]>(new ExportUnits(workplace.Value.ProjectId, filter), person, http.RequestAborted);
        var day = workplace.Value.Settings.Calendar.LocalTime(time.GetUtcNow().UtcDateTime);
        return sheet.Succeeded
            ? Results.File(sheet.Value, Xlsx, $"{workplace.Value.Name}-{day:yyyyMMdd-HHmm}.xlsx")
            : Results.Text(words.Say(sheet.Refusal), statusCode: StatusCodes.Status403Forbidden);
    }
}
