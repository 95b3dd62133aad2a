using Microsoft.Extensions.Localization;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>The address from which a browser downloads a day's report.</summary>
internal static class ReportExport
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReportExport(this IEndpointRouteBuilder app) => app.MapGet("/p/{code}/reports/daily/export", Export).RequireAuthorization();

    private static async Task<IResult> Export(string code, DateOnly day, HttpContext http, Dispatcher dispatcher, Words words, IStringLocalizer<ReportTexts> texts)
    {
        var person = http.User.PersonId();
        var workplace = await dispatcher.Send<Workplace>(new GetWorkplace(code), person, http.RequestAborted);
        if (!workplace.Succeeded)
            return Results.Text(words.Say(workplace.Refusal), statusCode: StatusCodes.Status403Forbidden);
        var sheet = await dispatcher.Send<byte[]>(new ExportReport(workplace.Value.ProjectId, day), person, http.RequestAborted);
        return sheet.Succeeded
            ? Results.File(sheet.Value, Xlsx, $"{workplace.Value.Name}-{texts["report"]}-{DailyAddress.Day(day)}.xlsx")
            : Results.Text(words.Say(sheet.Refusal), statusCode: StatusCodes.Status403Forbidden);
    }
}
