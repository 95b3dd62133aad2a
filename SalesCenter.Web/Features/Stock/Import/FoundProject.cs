using System.Text.Json.Serialization;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Web.Features.Stock.Import;

/// <summary>Makes a new project out of its first price table, both or neither. For the command line, where nobody is signed in.</summary>
[Allow(Role.System)]
public sealed record FoundProject(
    string Code, string Name, [property: TextLength(255)] string FileName, string FileHash, [property: JsonIgnore] PriceTable Table) : Command<ImportOutcome>;

public sealed class FoundProjectHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<FoundProject, ImportOutcome>
{
    public async ValueTask<ImportOutcome> Handle(FoundProject command, CancellationToken cancellationToken)
    {
        var preview = StockComparison.Of(command.Table, StockNow.Empty);
        if (preview.Tally.Wrong > 0)
            throw new RefusedException(ImportRefusals.WrongRows(preview.Tally.Wrong));
        var project = db.Projects.Add(new Project(command.Code, command.Name)).Entity;
        var writing = new StockWriting(db, project.Id, command.FileName, user.Id, time.GetUtcNow().UtcDateTime);
        return new ImportOutcome(preview.Tally, await writing.Write(preview, StockNow.Empty, cancellationToken));
    }
}
