namespace SalesCenter.Web.Startup;

/// <summary>Where a command reads, tells what it did, and complains.</summary>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Complaints)
{
    /// <summary>The one in which the command was given.</summary>
    public static Terminal Own => new(Console.In, Console.Out, Console.Error);
}
