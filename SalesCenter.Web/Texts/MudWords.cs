using Microsoft.Extensions.Localization;
using MudBlazor;

namespace SalesCenter.Web.Texts;

/// <summary>The words inside MudBlazor's controls, from this product's resource file.</summary>
public sealed class MudWords(IStringLocalizer<MudTexts> texts) : MudLocalizer
{
    public override LocalizedString this[string key] => texts[key];

    public override LocalizedString this[string key, params object[] arguments] => texts[key, arguments];
}

/// <summary>Marks the resource file with the words of MudBlazor's controls.</summary>
public sealed class MudTexts;
