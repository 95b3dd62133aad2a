using System.Globalization;
using SalesCenter.Domain.People;

namespace SalesCenter.Bench.Soak.People;

/// <summary>What somebody asked for, and what they were told.</summary>
/// <param name="At">When the answer came, UTC.</param>
/// <param name="Answer">The refusal's code, or <see cref="Done"/>.</param>
internal sealed record Deed(DateTime At, Guid RequestId, Role Role, string Command, string Answer, double Milliseconds)
{
    public const string Done = "done";

    public bool IsDone => Answer == Done;

    /// <summary>Nothing for a line that its writer was killed over.</summary>
    public static Deed? Read(string line) =>
        line.Split('\t') is [var at, var request, var role, var command, var answer, var wait, "."]
            ? new Deed(new DateTime(long.Parse(at, CultureInfo.InvariantCulture), DateTimeKind.Utc), Guid.Parse(request), Enum.Parse<Role>(role), command, answer, double.Parse(wait, CultureInfo.InvariantCulture))
            : null;

    public override string ToString() => FormattableString.Invariant($"{At.Ticks}\t{RequestId}\t{Role}\t{Command}\t{Answer}\t{Milliseconds:0.000}\t.");
}

/// <summary>The deeds of one worker, a line for each, written only after its answer: what stands here was promised. It outlives its writers.</summary>
internal sealed class Journal : IDisposable
{
    private readonly Lock turn = new();
    private readonly StreamWriter writer;

    public Journal(string file)
    {
        writer = new StreamWriter(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        writer.Write('\n');
    }

    public void Write(Deed deed)
    {
        lock (turn)
            writer.WriteLine(deed);
    }

    public void Dispose() => writer.Dispose();

    /// <summary>Everything that stands there by now.</summary>
    public static IReadOnlyList<Deed> Read(string file)
    {
        if (!File.Exists(file))
            return [];
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var deeds = new List<Deed>();
        while (reader.ReadLine() is { } line)
        {
            if (Deed.Read(line) is { } deed)
                deeds.Add(deed);
        }
        return deeds;
    }
}
