using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Papers;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Papers;

/// <summary>查看打印留存: opens a paper as it was printed; of papers with ID numbers each look is noted.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record OpenPaper(Guid ProjectId, Guid DealId, Guid PaperId) : Command<OpenedPaper>, IOnDeal;

/// <summary>What was opened.</summary>
public sealed record OpenedPaper(PaperKind Kind, Guid UnitId, int TemplateNumber, string Hash, Guid PrintedById, DateTime PrintedAt);

public sealed class OpenPaperHandler(SalesDb db, CurrentUser user, Words words, TimeProvider time) : ICommandHandler<OpenPaper, OpenedPaper>
{
    public async ValueTask<OpenedPaper> Handle(OpenPaper command, CancellationToken cancellationToken)
    {
        var deal = await db.Deal(command.DealId, cancellationToken);
        var paper = await db.PrintedPapers.AsNoTracking().SingleOrDefaultAsync(paper => paper.Id == command.PaperId && paper.DealId == command.DealId, cancellationToken)
            ?? throw new RefusedException(PaperRefusals.Unknown);
        if (paper.PrintedById != user.Id && !user.Actor.Reaches(deal.ConsultantId) && !user.Actor.Roles.Overlaps([Role.AdminClerk, Role.SalesAssistant]))
            throw new OutOfReachException(PaperRefusals.Unknown);
        db.NotePrint(deal.CustomerId, paper, words.Name(paper.Kind), user.Id, time.Now());
        return new OpenedPaper(paper.Kind, deal.UnitId, paper.TemplateNumber, paper.Hash, paper.PrintedById, paper.PrintedAt);
    }
}

/// <summary>The address from which a browser saves a kept paper as .docx.</summary>
internal static class PaperAddress
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapPapers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/p/{code}/papers/{dealId:guid}/{paperId:guid}/docx", Serve).RequireAuthorization();
        app.MapGet("/p/{code}/templates/{kind}", Template).RequireAuthorization();
    }

    private static async Task<IResult> Serve(string code, Guid dealId, Guid paperId, HttpContext http, Dispatcher dispatcher, ScanFolder folder, Words words)
    {
        var person = http.User.PersonId();
        var workplace = await dispatcher.Send<Workplace>(new GetWorkplace(code), person, http.RequestAborted);
        if (!workplace.Succeeded)
            return Results.NotFound();
        var paper = await dispatcher.Send<OpenedPaper>(new OpenPaper(workplace.Value.ProjectId, dealId, paperId), person, http.RequestAborted);
        if (!paper.Succeeded || await folder.Read(paperId, http.RequestAborted) is not { } content)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(content, Docx, $"{words.Name(paper.Value.Kind)}-{words.UnitName(paper.Value.UnitId)}.docx");
    }

    private static async Task<IResult> Template(string code, PaperKind kind, HttpContext http, Dispatcher dispatcher, Words words)
    {
        var person = http.User.PersonId();
        var workplace = await dispatcher.Send<Workplace>(new GetWorkplace(code), person, http.RequestAborted);
        if (!workplace.Succeeded)
            return Results.NotFound();
        var template = await dispatcher.Send<byte[]>(new GetTemplate(workplace.Value.ProjectId, kind), person, http.RequestAborted);
        return template.Succeeded ? Results.File(template.Value, Docx, $"{words.Name(kind)}.docx") : Results.NotFound();
    }
}
