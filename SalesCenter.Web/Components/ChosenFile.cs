namespace SalesCenter.Web.Components;

/// <summary>A file that somebody chose in a form, whole.</summary>
/// <param name="Name">As the browser tells it, perhaps with folders.</param>
public sealed record ChosenFile(string Name, byte[] Content);
