using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using SalesCenter.Domain.Files;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>查看扫描件: somebody looks at a scan, which is noted (查看记录).</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record OpenScan(Guid ProjectId, Guid DealId, Guid ScanId) : Command<OpenedScan>, IOnDeal;

/// <summary>What was opened.</summary>
public sealed record OpenedScan(string FileName, ScanFormat Format);

public sealed class OpenScanHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<OpenScan, OpenedScan>
{
    public async ValueTask<OpenedScan> Handle(OpenScan command, CancellationToken cancellationToken)
    {
        var file = await db.DealFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == command.DealId, cancellationToken);
        var scan = file?.Scans.FirstOrDefault(scan => scan.Id == command.ScanId) ?? throw new RefusedException(FileRefusals.Unknown);
        db.Disclosures.Add(new Disclosure
        {
            ProjectId = command.ProjectId,
            CustomerId = (await db.Deal(command.DealId, cancellationToken)).CustomerId,
            ById = user.Id,
            At = time.Now(),
            Kind = DisclosureKind.Opened,
            Reason = scan.FileName,
        });
        return new OpenedScan(scan.FileName, scan.Format);
    }
}

/// <summary>The address from which a browser loads a scan; pictures are shown, everything else is saved.</summary>
internal static class ScanAddress
{
    public static void MapScans(this IEndpointRouteBuilder app) => app.MapGet("/p/{code}/scans/{dealId:guid}/{scanId:guid}", (string code, Guid dealId, Guid scanId, HttpContext http, Dispatcher dispatcher, ScanFolder folder) =>
        Serve(code, project => new OpenScan(project, dealId, scanId), scanId, http, dispatcher, folder)).RequireAuthorization();

    /// <summary>Serves what may be opened, once that is noted.</summary>
    public static async Task<IResult> Serve(string code, Func<Guid, Command<OpenedScan>> open, Guid scanId, HttpContext http, Dispatcher dispatcher, ScanFolder folder)
    {
        var person = http.User.PersonId();
        var workplace = await dispatcher.Send<Workplace>(new GetWorkplace(code), person, http.RequestAborted);
        if (!workplace.Succeeded)
            return Results.NotFound();
        var scan = await dispatcher.Send<OpenedScan>(open(workplace.Value.ProjectId), person, http.RequestAborted);
        if (!scan.Succeeded || await folder.Read(scanId, http.RequestAborted) is not { } content)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        return Results.File(content, TypeOf(scan.Value.Format), scan.Value.Format == ScanFormat.Pdf ? scan.Value.FileName : null);
    }

    private static string TypeOf(ScanFormat format) => format switch
    {
        ScanFormat.Png => "image/png",
        ScanFormat.Jpeg => "image/jpeg",
        ScanFormat.WebP => "image/webp",
        _ => "application/pdf",
    };
}
