using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Papers;
using SalesCenter.Infrastructure.Papers;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Files;

namespace SalesCenter.Web.Features.Papers;

/// <summary>打印文书: fills the project's template in with the deal as it is now, and keeps what came out, with version, hash, who and when.</summary>
/// <param name="EntryId">The booking of a receipt; the discount of its approval form.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record PrintPaper(Guid ProjectId, Guid DealId, PaperKind Kind, Guid? EntryId = null) : Command<Guid>, IOnDeal;

public sealed class PrintPaperHandler(SalesDb db, PaperFactsReader reader, ScanFolder folder, CurrentUser user, Words words, TimeProvider time) : ICommandHandler<PrintPaper, Guid>
{
    public async ValueTask<Guid> Handle(PrintPaper command, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(command.Kind))
            throw new RefusedException(PaperRefusals.Unknown);
        if (command.Kind == PaperKind.FormalContract && !user.Actor.Roles.Contains(Role.SalesAssistant))
            throw new RefusedException(PaperRefusals.AssistantOnly);
        var deal = await db.Deal(command.DealId, cancellationToken);
        var masked = !user.Actor.Reaches(deal.ConsultantId) && !user.Actor.Roles.Overlaps([Role.AdminClerk, Role.SalesAssistant]);
        var (template, number) = await db.Template(command.Kind, cancellationToken);
        var paper = PaperDocument.Fill(template, await reader.Read(command.DealId, command.Kind, command.EntryId, masked, cancellationToken));

        var printed = new PrintedPaper(await folder.Keep(command.RequestId, paper, cancellationToken), command.ProjectId, command.DealId, command.Kind, number, Convert.ToHexStringLower(SHA256.HashData(paper)), user.Id, time.Now());
        db.PrintedPapers.Add(printed);
        if (!masked)
            db.NotePrint(deal.CustomerId, printed, words.Name(printed.Kind), user.Id, time.Now());
        return printed.Id;
    }
}

/// <summary>What printing begins with.</summary>
internal static class PapersAsked
{
    /// <summary>The template in use, with its version; the product's own, as version 0, while the project has none.</summary>
    public static async Task<(byte[] Content, int Number)> Template(this SalesDb db, PaperKind kind, CancellationToken cancellation) =>
        await db.PaperTemplates.AsNoTracking().Where(template => template.Kind == kind).OrderByDescending(template => template.Number).FirstOrDefaultAsync(cancellation) is { } own
            ? (own.Content, own.Number)
            : (DefaultTemplates.Of(kind), 0);

    /// <summary>Notes that a paper with whole ID numbers was looked at; a project may put them on any of its papers.</summary>
    public static void NotePrint(this SalesDb db, Guid customerId, PrintedPaper paper, string name, Guid byId, DateTime now) =>
        db.Disclosures.Add(new Disclosure { ProjectId = paper.ProjectId, CustomerId = customerId, ById = byId, At = now, Kind = DisclosureKind.Revealed, What = IdentityKind.IdDocument, Reason = name });
}
