namespace SalesCenter.Web.Shell;

/// <summary>Marks the resource file with the words of the frame around all pages.</summary>
public sealed class ShellTexts;
