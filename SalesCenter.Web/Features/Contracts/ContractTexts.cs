namespace SalesCenter.Web.Features.Contracts;

/// <summary>Marks the resource file of the contract's screens.</summary>
public sealed class ContractTexts;
