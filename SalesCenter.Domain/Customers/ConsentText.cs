using System.Globalization;
using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Customers;

/// <summary>
/// 个人信息处理授权书: one wording in which a project's customers agree to have their data processed. It is never changed,
/// so that what somebody agreed to can be shown for ever; a new wording is a new version, and the latest counts.
/// </summary>
public sealed class ConsentText : AggregateRoot
{
    /// <summary>How long a wording can be.</summary>
    public const int MostCharacters = 4000;

    private ConsentText() { }

    /// <summary>A wording that counts from now on; refused when empty.</summary>
    public ConsentText(Guid projectId, int number, string text, Guid byId, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new RefusedException(new Refusal("consent.empty"));
        ProjectId = projectId;
        Number = number;
        Text = text.Trim();
        PublishedById = byId;
        PublishedAt = now;
    }

    public Guid ProjectId { get; private set; }

    /// <summary>Counts up from 1 in each project; a unique index keeps it so.</summary>
    public int Number { get; private set; }

    public string Text { get; private set; } = "";

    public Guid PublishedById { get; private set; }

    public DateTime PublishedAt { get; private set; }

    /// <summary>What a customer's <see cref="Consent"/> names.</summary>
    public string Edition => Number.ToString(CultureInfo.InvariantCulture);
}
