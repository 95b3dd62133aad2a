using SalesCenter.Web.Features.Stock.Import;

namespace SalesCenter.Web.Texts;

/// <summary>Marks the resource file with the names of statuses, roles and other enumerated values.</summary>
public sealed class Names;

/// <summary>Marks the resource file with the sentences of refusals.</summary>
public sealed class Refusals;

/// <summary>Marks the resource file with the sentences of notices.</summary>
public sealed class NoticeTexts;

/// <summary>The resource files in which sentences are looked up by code.</summary>
internal static class SentenceSources
{
    public static readonly Type[] All =
    [
        typeof(Refusals),
        typeof(NoticeTexts),
        typeof(ImportTexts),
        typeof(Features.Health.HealthTexts),
        typeof(Features.SignIn.SignInTexts),
        typeof(Features.People.PeopleTexts),
        typeof(Features.Customers.CustomerFile.TimelineTexts),
        typeof(Features.Deals.Story.StoryTexts),
    ];
}
