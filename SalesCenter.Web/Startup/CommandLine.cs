using Microsoft.Extensions.Logging.Console;
using SalesCenter.Web.Startup.Backups;

namespace SalesCenter.Web.Startup;

/// <summary>What can be asked for on the command line instead of starting the product: <c>dotnet run -- verify</c>.</summary>
public static class CommandLine
{
    /// <summary>Runs with the services of the product and the arguments after the command's name; answers the exit code.</summary>
    public delegate Task<int> Run(IServiceProvider services, string[] arguments);

    private static readonly SortedDictionary<string, (Run Run, string Meaning)> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["admin"] = (Admin.Run, "admin create NAME [--name TEXT] [--password-stdin]     makes an administrator, or lets one in again"),
        ["backup"] = (Backup.Run, "backup [FOLDER] [--keep NUMBER] [--with-key FILE]      copies everything while the product runs, and checks the copy"),
        ["help"] = (Help, "help                                                   these lines"),
        ["import"] = (Import.Run, "import FILE --project CODE [--dry-run]                 imports a price table"),
        ["migrate"] = (Migrate.Run, "migrate [--list]                                       brings the database up to date, or names what is missing"),
        ["restore"] = (Restore.Run, "restore BACKUP [--force] [--key FILE] [--without-key]  puts a backup in the database's place"),
        ["restored"] = (Epoch.Run, "restored                                               to be run after a database server's own restore"),
        ["verify"] = (Verify.Run, "verify                                                 checks invariants and the audit trail"),
    };

    /// <summary>Keeps a command's lines free of the log: only failures are told, and aside.</summary>
    public static void TellFailuresOnly(this ILoggingBuilder logging)
    {
        logging.ClearProviders().AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Error);
    }

    /// <summary>The command that the first argument names; nothing when the product itself is to start. A word that is no command says so and starts nothing.</summary>
    public static Run? Find(string[] arguments) => arguments switch
    {
        [] or [['-' or '/', ..], ..] => null,
        [var word, ..] when word.Contains('=', StringComparison.Ordinal) => null,
        [var word, ..] => Commands.TryGetValue(word, out var known) ? known.Run : (_, _) => Unknown(word),
    };

    /// <summary>What the host reads as settings. Behind a command that is --Name:Part=value alone: a path that begins with / would be taken for a setting that swallows the next word.</summary>
    public static string[] SettingsIn(string[] arguments) => Find(arguments) is null ? arguments : [.. arguments.Where(IsSetting)];

    /// <summary>Whether a word behind a command is a setting, which the host has read.</summary>
    internal static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains(':', StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal);

    private static Task<int> Help(IServiceProvider services, string[] arguments)
    {
        Console.WriteLine("Without a command the product starts. Every setting can stand behind a command: --Database:Path=… Each ends with 0 when it did what was asked.");
        foreach (var (_, meaning) in Commands.Values)
            Console.WriteLine($"  {meaning}");
        return Task.FromResult(0);
    }

    private static async Task<int> Unknown(string word)
    {
        await Console.Error.WriteLineAsync($"Unknown command: {word}. There are: {string.Join(", ", Commands.Keys)}.");
        return 1;
    }
}
