using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Console;
using SalesCenter.Web.Startup.Backups;

namespace SalesCenter.Web.Startup;

/// <summary>What can be asked for on the command line instead of starting the product: <c>dotnet run -- verify</c>.</summary>
public static class CommandLine
{
    /// <summary>Does with the services of the product what was asked; answers the exit code.</summary>
    private delegate Task<int> Work(IServiceProvider services, Arguments asked, Terminal terminal);

    private static readonly Command[] Commands =
    [
        new("admin create NAME [--name TEXT] [--password-stdin]", "makes an administrator, or lets one in again", Admin.Create),
        new("backup [FOLDER] [--keep NUMBER] [--with-key FILE] [--server-file FILE]", "copies everything while the product runs, and checks the copy", Backup.Run),
        new("help", "these lines", null),
        new("import FILE --project CODE [--dry-run]", "imports a price table", Import.Run),
        new("migrate [--list]", "brings the database up to date, or names what is missing", Migrate.Run),
        new("restore BACKUP [--force] [--key FILE] [--without-key]", "puts a backup in the database's place", Restore.Run),
        new("restored", "to be run after a database server's own restore", Epoch.Run),
        new("verify", "checks invariants and the audit trail", Verify.Run),
    ];

    /// <summary>Whether a command is asked for, known or not; else the product itself is to start.</summary>
    public static bool IsAsked(string[] arguments) => arguments is [var word, ..] && word is not ['-' or '/', ..] && !word.Contains('=', StringComparison.Ordinal);

    /// <summary>Puts the product together and runs the command that the first argument names; answers the exit code. A word that is no command says so and starts nothing.</summary>
    public static Task<int> Run(string[] arguments) => Run(arguments, Terminal.Own, null);

    /// <summary>Runs a command with the services of a product that is put together already. What an operator can mend is told in words and ends with 1; a defect ends as one.</summary>
    internal static async Task<int> Run(string[] arguments, Terminal terminal, IServiceProvider? services)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en"));
        try
        {
            var command = Array.Find(Commands, known => known.Name.Equals(arguments[0], StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException($"Unknown command: {arguments[0]}. There are: {string.Join(", ", Commands.Select(known => known.Name))}.");
            var asked = new Arguments(command.Usage, arguments[1..]);
            if (command.Work is null)
                return await Help(terminal);
            await using var product = services is null ? Product(arguments) : null;
            return await command.Work(services ?? product!.Services, asked, terminal);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or IOException or InvalidDataException or UnauthorizedAccessException or TimeoutException or DbException or DbUpdateException)
        {
            await terminal.Complaints.WriteLineAsync(WordsOf(failure));
            return 1;
        }
    }

    /// <summary>Keeps a command's lines free of the log: only failures are told, and aside; what the database said, the command itself tells in words.</summary>
    public static void TellFailuresOnly(this ILoggingBuilder logging)
    {
        logging.ClearProviders().AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Error);
        logging.AddFilter<ConsoleLoggerProvider>("Microsoft.EntityFrameworkCore", LogLevel.None);
    }

    /// <summary>Behind a command only --Name:Part=value is a setting: the host would take a path that begins with / for one that swallows the next word.</summary>
    private static WebApplication Product(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder([.. arguments.Where(Arguments.IsSetting)]);
        builder.AddSalesCenter();
        builder.Logging.TellFailuresOnly();
        return builder.Build();
    }

    /// <summary>What the database said, where it is beneath what others made of it.</summary>
    private static string WordsOf(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException said)
                return said.Message;
        }
        return failure.Message;
    }

    private static async Task<int> Help(Terminal terminal)
    {
        await terminal.Output.WriteLineAsync("Without a command the product starts. Every setting can stand behind a command: --Database:Path=… Each ends with 0 when it did what was asked.");
        var width = Commands.Max(command => command.Usage.Length);
        foreach (var command in Commands)
            await terminal.Output.WriteLineAsync($"  {command.Usage.PadRight(width)}  {command.Meaning}");
        return 0;
    }

    /// <param name="Work">Nothing for the one that needs no product, which bad settings must not keep away.</param>
    private sealed record Command(string Usage, string Meaning, Work? Work)
    {
        public string Name { get; } = Usage.Split(' ')[0];
    }
}
