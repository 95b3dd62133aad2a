namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>Marks the resource file with one sentence for each kind of moment in a customer's timeline.</summary>
public sealed class TimelineTexts;
