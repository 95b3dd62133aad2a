namespace SalesCenter.Web.Features.Customers.Owners;

/// <summary>Marks the resource file with the texts of public pool, disputes, reassignment, merges and verdicts.</summary>
public sealed class OwnersTexts;
