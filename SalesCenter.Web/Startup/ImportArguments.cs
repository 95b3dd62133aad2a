namespace SalesCenter.Web.Startup;

/// <summary>What was asked of the import on the command line.</summary>
internal sealed record ImportArguments(string File, string Code, bool DryRun)
{
    public const string Usage = "Usage: import <file> --project <code> [--dry-run]";

    /// <summary>Throws <see cref="ArgumentException"/>, in words, when something is missing or unknown.</summary>
    public static ImportArguments Read(IReadOnlyList<string> arguments)
    {
        string? file = null, code = null;
        var dryRun = false;
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--dry-run":
                    dryRun = true;
                    break;
                case "--project":
                    code = ++index < arguments.Count ? arguments[index] : null;
                    break;
                case var setting when setting.StartsWith("--", StringComparison.Ordinal) && setting.Contains(':', StringComparison.Ordinal) && setting.Contains('=', StringComparison.Ordinal):
                    // The host has read it: --Database:Path=…
                    break;
                case var unknown when unknown.StartsWith('-') || file is not null:
                    throw new ArgumentException($"Unknown: {unknown}. {Usage}");
                case var first:
                    file = first;
                    break;
            }
        }
        return string.IsNullOrWhiteSpace(file) || string.IsNullOrWhiteSpace(code)
            ? throw new ArgumentException(Usage)
            : new ImportArguments(file, code, dryRun);
    }
}
