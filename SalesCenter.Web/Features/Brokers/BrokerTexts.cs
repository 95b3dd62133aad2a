namespace SalesCenter.Web.Features.Brokers;

/// <summary>Marks the resource file with the texts of brokers and their reports.</summary>
public sealed class BrokerTexts;
