using Microsoft.AspNetCore.Components;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.People;

public sealed partial class PeoplePage
{
    private PeopleList? list;
    private PersonRow? opened;
    private Refusal? refusal;
    private Guid formId;
    private bool open, byUserName;

    [CascadingParameter]
    public Workplace? Workplace { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "closed")]
    private bool ClosedToo { get; set; }

    private List<PersonRow> Shown =>
    [
        .. list!.People.Where(person => (person.IsActive || ClosedToo) && Matches(person))
            .OrderBy(person => byUserName ? person.UserName : person.Name, StringComparer.CurrentCulture),
    ];

    private List<string> Groups => [.. list!.People.SelectMany(person => person.Roles).Select(given => given.Group).Where(group => group.Length > 0).Distinct().Order(StringComparer.CurrentCulture)];

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        var answer = await UseCases.Send(new GetPeople());
        (list, refusal) = (answer.Succeeded ? answer.Value : null, answer.Refusal);
    }

    private bool Matches(PersonRow person) =>
        string.IsNullOrWhiteSpace(Search) || $"{person.Name} {person.UserName} {RolesOf(person)}".Contains(Search.Trim(), StringComparison.CurrentCultureIgnoreCase);

    private string RolesOf(PersonRow person) => string.Join(" / ", person.Roles.GroupBy(given => given.ProjectId).Select(place =>
        T["roles.at", Words.List(place.Select(given => given.Group.Length > 0 ? $"{Words.Name(given.Role)}·{given.Group}" : Words.Name(given.Role))), ProjectName(place.Key)].Value));

    private string ProjectName(Guid? id) => id is null ? T["roles.all"] : list!.Projects.FirstOrDefault(project => project.Id == id)?.Name ?? "–";

    private void Show(string? search, bool closedToo) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["q"] = string.IsNullOrEmpty(search) ? null : search,
        ["closed"] = closedToo ? true : null,
    }), replace: true);

    private void Open(PersonRow? person) => (opened, open, formId) = (person, true, Guid.CreateVersion7());

    private Task Changed()
    {
        open = false;
        return Load();
    }
}
