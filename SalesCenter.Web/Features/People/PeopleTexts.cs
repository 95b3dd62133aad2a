namespace SalesCenter.Web.Features.People;

/// <summary>Marks the resource file with the words of the people's page and its refusals.</summary>
public sealed class PeopleTexts;
