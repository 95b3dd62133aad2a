using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Components;

/// <summary>How a unit's status looks wherever it is shown: a sign and a tone, never a colour alone.</summary>
public static class StatusLook
{
    /// <summary>The sign beside or instead of the word.</summary>
    public static string Sign(this UnitStatus status) => status switch
    {
        UnitStatus.Available => "○",
        UnitStatus.Held or UnitStatus.Selected => "◔",
        UnitStatus.Subscribed => "◑",
        UnitStatus.Contracted or UnitStatus.Filed or UnitStatus.HandedOver => "●",
        UnitStatus.Withheld => "⊘",
        _ => "–",
    };

    /// <summary>The style class that gives ground, text and edge: <c>sc-tone-available</c> and so on, in app.css.</summary>
    public static string Tone(this UnitStatus status) => status switch
    {
        UnitStatus.Available => "sc-tone-available",
        UnitStatus.Held or UnitStatus.Selected => "sc-tone-held",
        UnitStatus.Subscribed => "sc-tone-subscribed",
        UnitStatus.Contracted or UnitStatus.Filed or UnitStatus.HandedOver => "sc-tone-contracted",
        UnitStatus.Withheld => "sc-tone-withheld",
        _ => "sc-tone-unreleased",
    };
}
