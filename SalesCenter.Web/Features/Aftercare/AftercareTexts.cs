namespace SalesCenter.Web.Features.Aftercare;

/// <summary>Marks the resource file with the texts about service requests and return calls.</summary>
public sealed class AftercareTexts;
