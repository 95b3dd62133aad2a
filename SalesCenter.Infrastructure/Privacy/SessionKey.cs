namespace SalesCenter.Infrastructure.Privacy;

/// <summary>A key by which sessions, forms and cookies are signed. It stands in the database, so that every server takes what another one has signed; its secret part is encrypted.</summary>
public sealed class SessionKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As ASP.NET Core calls it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its days and its encrypted secret, as XML.</summary>
    public string Content { get; init; } = "";

    public DateTime MadeAt { get; init; }
}
