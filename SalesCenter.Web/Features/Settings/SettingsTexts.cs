namespace SalesCenter.Web.Features.Settings;

/// <summary>Marks the resource file with the words of the settings.</summary>
public sealed class SettingsTexts;
