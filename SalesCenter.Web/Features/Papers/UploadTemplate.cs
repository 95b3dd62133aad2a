using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Papers;
using SalesCenter.Infrastructure.Papers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Papers;

/// <summary>上传模板: another version of a paper, in use from now on; papers that were printed stay as they are.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.Administrator)]
public sealed record UploadTemplate(Guid ProjectId, PaperKind Kind, string FileName, [property: JsonIgnore] byte[] Content) : Command<int>, IInProject;

public sealed class UploadTemplateHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<UploadTemplate, int>
{
    public async ValueTask<int> Handle(UploadTemplate command, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(command.Kind))
            throw new RefusedException(PaperRefusals.Unknown);
        PaperDocument.Check(command.Content);
        if (TemplateFields.Of(command.Kind, command.Content).Known.Count == 0)
            throw new RefusedException(PaperRefusals.NoFields);
        var number = 1 + await db.PaperTemplates.Where(template => template.Kind == command.Kind).Select(template => template.Number).DefaultIfEmpty().MaxAsync(cancellationToken);
        db.PaperTemplates.Add(new PaperTemplate(
            command.ProjectId, command.Kind, number, Path.GetFileName(command.FileName.Replace('\\', '/')), command.Content, Convert.ToHexStringLower(SHA256.HashData(command.Content)), user.Id, time.Now()));
        return number;
    }
}
