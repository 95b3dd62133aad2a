using System.Collections.Immutable;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.LookUp;

/// <summary>What the field at the top of every screen finds: units by any part of their name.</summary>
[Allow]
public sealed record LookUp(Guid ProjectId, string Text) : Query<Findings>, IInProject;

/// <summary>The best matches first, a handful of them.</summary>
public sealed record Findings(ImmutableArray<FoundUnit> Units);

/// <summary>A unit by its full name, such as 1栋1单元1201.</summary>
public sealed record FoundUnit(Guid Id, string Name, Domain.Stock.UnitStatus Status);

public sealed class LookUpHandler(BoardBook boards) : IQueryHandler<LookUp, Findings>
{
    private const int Most = 8;

    public async ValueTask<Findings> Handle(LookUp query, CancellationToken cancellationToken)
    {
        var words = query.Text.Normalize(System.Text.NormalizationForm.FormKC).Split(' ', '-', '#').Where(word => word.Length > 0).ToList();
        if (words.Count == 0)
            return new Findings([]);
        var picture = await boards.Open(query.ProjectId, cancellationToken);
        var found =
            from building in picture.Buildings
            from row in building.Rows
            from unit in row.Cells
            where unit is not null
            let name = Words.UnitName(building.Name, unit)
            where words.All(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
            orderby unit.RoomNumber == words[^1] descending, name.Length, name
            select new FoundUnit(unit.Id, name, unit.Status);
        return new Findings([.. found.Take(Most)]);
    }
}
