namespace SalesCenter.Web.Pipeline;

/// <summary>How much one person or one address may ask for, so that the others work on; the section <c>Limits</c> of the settings.</summary>
public sealed record Limits
{
    /// <summary>Forms of signing in, setting up, passwords and codes that an address may send in a minute.</summary>
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>Wrong passwords and codes in ten minutes with which somebody who is signed in may try to change how they sign in.</summary>
    public int ProofsPerPerson { get; init; } = 10;

    /// <summary>Requests for visitors' forms that an address may make in a minute.</summary>
    public int VisitorFormsPerMinute { get; init; } = 60;

    /// <summary>Screens that a person may have open at once.</summary>
    public int CircuitsPerPerson { get; init; } = 25;

    /// <summary>Screens that may be open at once from an address, behind which a whole sales centre may sit.</summary>
    public int CircuitsPerAddress { get; init; } = 400;

    /// <summary>Screens that a person may open in a minute, whether or not they close them again.</summary>
    public int CircuitStartsPerMinute { get; init; } = 60;

    /// <summary>Screens whose connection was cut that a server keeps for three minutes, as they were left; each takes up to 1.5 MiB. Above, the oldest are given up and begin anew.</summary>
    public int CircuitsKept { get; init; } = 500;

    /// <summary>Public boards that one TV or person may watch at once.</summary>
    public int BoardsPerViewer { get; init; } = 10;

    /// <summary>Public boards that may be watched at once from an address.</summary>
    public int BoardsPerAddress { get; init; } = 100;

    /// <summary>Connections to public boards that an address may begin in a minute.</summary>
    public int BoardStartsPerMinute { get; init; } = 240;

    /// <summary>New TVs that an address may bring in ten minutes.</summary>
    public int NewDisplaysPerAddress { get; init; } = 20;

    /// <summary>Wrong pairing codes that a person may enter in ten minutes.</summary>
    public int PairingsPerPerson { get; init; } = 5;

    /// <summary>Wrong pairing codes of all people together in ten minutes, so that many accounts guess no faster than a few.</summary>
    public int PairingsInAll { get; init; } = 50;

    /// <summary>Connections that a server holds at once.</summary>
    public int Connections { get; init; } = 10_000;

    /// <summary>The largest request in bytes; files come in pieces over the circuit, and are limited where they are read.</summary>
    public long RequestBytes { get; init; } = 1024 * 1024;
}
