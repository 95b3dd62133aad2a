using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Shell;

/// <summary>The project that the person at this screen works in, and who they are there; cascades to every page of <c>/p/{code}/</c>.</summary>
public sealed record Workplace(Guid ProjectId, string Code, string Name, Actor Me, ProjectSettings Settings)
{
    /// <summary>The address of a page of this project, such as <c>board?unit=…</c>.</summary>
    public string Link(string page) => $"p/{Code}/{page}";

    /// <summary>The address of the settings; nothing for a person who has no such room.</summary>
    public string? ToSettings => Room.Of(this).Any(room => room.Page == "settings") ? Link("settings") : null;

    /// <summary>An instant in UTC as the sales centre's clock shows it, 2026-11-23 14:03; a dash for none.</summary>
    public string Clock(DateTime? instant) =>
        instant is { } utc ? Settings.Calendar.LocalTime(utc).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "–";

    /// <summary>Whether the person holds one of the roles here; only hides what the pipeline would refuse.</summary>
    public bool Has(params Role[] roles) => Me.Roles.Overlaps(roles);
}
