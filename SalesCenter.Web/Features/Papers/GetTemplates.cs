using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Papers;
using SalesCenter.Infrastructure.Papers;

namespace SalesCenter.Web.Features.Papers;

/// <summary>文书模板 of the project, each kind with its latest version.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.Administrator)]
public sealed record GetTemplates(Guid ProjectId) : Query<IReadOnlyList<TemplateLine>>, IInProject;

/// <summary>A template in use.</summary>
/// <param name="Number">0 for the product's own.</param>
/// <param name="Fields">What its content controls ask for.</param>
public sealed record TemplateLine(PaperKind Kind, int Number, string FileName, Guid? UploadedById, DateTime? UploadedAt, TemplateFields Fields);

/// <summary>Which content controls of a template are filled in, and which are unknown.</summary>
public sealed record TemplateFields(IReadOnlyList<string> Known, IReadOnlyList<string> Unknown)
{
    /// <summary>What a template asks for.</summary>
    public static TemplateFields Of(PaperKind kind, byte[] content)
    {
        var names = PaperDocument.FieldsOf(content);
        return new TemplateFields([.. names.Where(name => PaperFields.Knows(kind, name))], [.. names.Where(name => !PaperFields.Knows(kind, name))]);
    }
}

public sealed class GetTemplatesHandler(SalesDb db) : IQueryHandler<GetTemplates, IReadOnlyList<TemplateLine>>
{
    public async ValueTask<IReadOnlyList<TemplateLine>> Handle(GetTemplates query, CancellationToken cancellationToken)
    {
        var own = (await db.PaperTemplates.AsNoTracking().ToListAsync(cancellationToken)).GroupBy(template => template.Kind).ToDictionary(versions => versions.Key, versions => versions.MaxBy(version => version.Number)!);
        return [.. Enum.GetValues<PaperKind>().Select(kind => own.GetValueOrDefault(kind) is { } template
            ? new TemplateLine(kind, template.Number, template.FileName, template.UploadedById, template.UploadedAt, TemplateFields.Of(kind, template.Content))
            : new TemplateLine(kind, 0, "", null, null, TemplateFields.Of(kind, DefaultTemplates.Of(kind))))];
    }
}
