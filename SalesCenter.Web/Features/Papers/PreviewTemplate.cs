using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Papers;
using SalesCenter.Infrastructure.Papers;

namespace SalesCenter.Web.Features.Papers;

/// <summary>模板预览: what a template knows and what it does not, and how it looks with a real deal, ID numbers masked; nothing is kept.</summary>
/// <param name="Content">A template that is not uploaded yet; nothing for the one in use.</param>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.Administrator)]
public sealed record PreviewTemplate(Guid ProjectId, PaperKind Kind, [property: JsonIgnore] byte[]? Content = null) : Query<TemplatePreview>, IInProject;

/// <summary>How a template looks.</summary>
/// <param name="Html">The body of the print page; nothing while the project has no deal to show it with.</param>
public sealed record TemplatePreview(TemplateFields Fields, string? Html);

public sealed class PreviewTemplateHandler(SalesDb db, PaperFactsReader reader) : IQueryHandler<PreviewTemplate, TemplatePreview>
{
    public async ValueTask<TemplatePreview> Handle(PreviewTemplate query, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(query.Kind))
            throw new RefusedException(PaperRefusals.Unknown);
        if (query.Content is not null)
            PaperDocument.Check(query.Content);
        var template = query.Content ?? (await db.Template(query.Kind, cancellationToken)).Content;
        var fields = TemplateFields.Of(query.Kind, template);
        var dealId = query.Kind == PaperKind.SpecialDiscountForm ? await db.SpecialDiscounts.Where(discount => discount.DecidedAt != null).OrderByDescending(discount => discount.DecidedAt).Select(discount => (Guid?)discount.DealId).FirstOrDefaultAsync(cancellationToken)
            : await db.Subscriptions.Where(subscription => subscription.Plan != null).OrderByDescending(subscription => subscription.SubscribedAt).Select(subscription => (Guid?)subscription.Id).FirstOrDefaultAsync(cancellationToken);
        if (dealId is not { } id)
            return new TemplatePreview(fields, null);
        var entryId = query.Kind == PaperKind.Receipt ? await db.LedgerEntries.Where(entry => entry.DealId == id).Select(entry => (Guid?)entry.Id).FirstOrDefaultAsync(cancellationToken) : null;
        if (query.Kind == PaperKind.Receipt && entryId is null)
            return new TemplatePreview(fields, null);
        return new TemplatePreview(fields, PaperHtml.Of(PaperDocument.Fill(template, await reader.Read(id, query.Kind, entryId, masked: true, cancellationToken))));
    }
}
