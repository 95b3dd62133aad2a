using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>Every wording of the project's consent, the latest, which counts, first.</summary>
[Allow]
public sealed record GetConsentTexts(Guid ProjectId) : Query<IReadOnlyList<ConsentWording>>, IInProject;

/// <summary>One wording, when and by whom it was published, and how many customers agreed to it.</summary>
public sealed record ConsentWording(int Number, string Text, Guid PublishedById, DateTime PublishedAt, int Agreed);

public sealed class GetConsentTextsHandler(SalesDb db) : IQueryHandler<GetConsentTexts, IReadOnlyList<ConsentWording>>
{
    public async ValueTask<IReadOnlyList<ConsentWording>> Handle(GetConsentTexts query, CancellationToken cancellationToken)
    {
        var texts = await db.ConsentTexts.AsNoTracking().OrderByDescending(text => text.Number).ToListAsync(cancellationToken);
        var agreed = await db.Customers.Where(customer => customer.Consent != null).GroupBy(customer => customer.Consent!.TextVersion)
            .Select(same => new { Edition = same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Edition, same => same.Count, cancellationToken);
        return [.. texts.Select(text => new ConsentWording(text.Number, text.Text, text.PublishedById, text.PublishedAt, agreed.GetValueOrDefault(text.Edition)))];
    }
}
