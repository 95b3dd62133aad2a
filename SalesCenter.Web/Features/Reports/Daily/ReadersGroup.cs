using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Reports.Daily;

/// <summary>Whose reports somebody sees and checks: managers everybody's, supervisors those of their group (销售组), everybody their own.</summary>
internal sealed class ReadersGroup(Actor reader, Guid projectId, IReadOnlyDictionary<Guid, KnownPerson> everybody)
{
    /// <summary>Whether the reader sees nobody's report but their own.</summary>
    public bool OnlySelf => !reader.IsSuperior;

    /// <summary>Consultants whose reports the reader expects.</summary>
    public IEnumerable<Guid> Reporting => everybody.Values.Where(person => person.IsActive && person.GroupIn(projectId, Role.Consultant) is not null && Sees(person.Id)).Select(person => person.Id);

    /// <summary>The group in which somebody works; empty when they are in none.</summary>
    public string Of(Guid personId) =>
        everybody.TryGetValue(personId, out var person) ? person.GroupIn(projectId, Role.Consultant) ?? person.GroupIn(projectId, Role.Supervisor) ?? "" : "";

    public bool Sees(Guid personId) => personId == reader.Id || MayCheck(personId);

    public bool MayCheck(Guid personId) => reader.AnswersFor(personId);
}

/// <summary>What reports ask of people and days.</summary>
internal static class ReportDays
{
    /// <summary>Nobody reports of days before.</summary>
    public static readonly DateOnly First = new(2000, 1, 1);

    public static async Task<ReadersGroup> ReadersGroup(this PeopleBook people, Actor reader, Guid projectId, CancellationToken cancellation) =>
        new(reader, projectId, (await people.All(cancellation)).ToDictionary(person => person.Id));
}
