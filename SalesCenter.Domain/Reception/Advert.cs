using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Reception;

/// <summary>推广广告: an advert that callers answer, with the text that consultants must know while it runs.</summary>
public sealed class Advert : AggregateRoot
{
    private const int NameLength = 60;

    private Advert() { }

    public Advert(Guid projectId) => ProjectId = projectId;

    public Guid ProjectId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>推广渠道: where it appears, such as a website, a billboard, the radio.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>The first day it runs.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day it runs.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>What it says and promises.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Refused without a name, or when it ends before it begins.</summary>
    public void Write(string name, string channel, DateOnly from, DateOnly until, string text)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > NameLength)
            throw new RefusedException(new Refusal("advert.name-invalid", NameLength));
        if (until < from)
            throw new RefusedException(new Refusal("advert.ends-before-it-begins"));
        (Name, Channel, From, Until, Text) = (name.Trim(), channel.Trim(), from, until, text.Trim());
    }
}
