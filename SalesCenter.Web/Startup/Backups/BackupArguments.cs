namespace SalesCenter.Web.Startup.Backups;

/// <summary>What was asked of a command about backups.</summary>
/// <param name="Force">Also where there is a database already, or findings in the backup.</param>
/// <param name="WithoutKey">Also where the personal data could not be read.</param>
/// <param name="Keep">So many good backups are left in the folder; nothing to leave all.</param>
/// <param name="KeyFile">Where the key of the personal data goes, or comes from.</param>
/// <param name="ServerFile">Where the database server writes its own backup, in its own folders.</param>
internal sealed record BackupArguments(string? Folder, bool Force, bool WithoutKey, int? Keep, string? KeyFile, string? ServerFile)
{
    /// <summary>Throws <see cref="ArgumentException"/>, in words, for what the command does not know.</summary>
    public static BackupArguments Read(string usage, IReadOnlyList<string> arguments, params string[] options)
    {
        var asked = new BackupArguments(null, false, false, null, null, null);
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (CommandLine.IsSetting(argument))
                continue;
            if (argument.StartsWith('-') ? !options.Contains(argument) : asked.Folder is not null)
                throw new ArgumentException($"Unknown: {argument}. {usage}");
            asked = argument switch
            {
                "--force" => asked with { Force = true },
                "--without-key" => asked with { WithoutKey = true },
                "--keep" => asked with { Keep = int.TryParse(Value(), out var keep) && keep > 0 ? keep : throw new ArgumentException(usage) },
                "--with-key" or "--key" => asked with { KeyFile = Path.GetFullPath(Value()) },
                "--server-file" => asked with { ServerFile = Value() },
                _ => asked with { Folder = Path.GetFullPath(argument) },
            };

            string Value() => ++index < arguments.Count ? arguments[index] : throw new ArgumentException(usage);
        }
        return asked;
    }
}
