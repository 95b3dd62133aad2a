namespace SalesCenter.Web.Features.Reception;

/// <summary>Marks the resource file with the texts of the reception desk: rota, visits, forms, invitations.</summary>
public sealed class ReceptionTexts;
