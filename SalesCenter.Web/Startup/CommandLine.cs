using Microsoft.Extensions.Logging.Console;

namespace SalesCenter.Web.Startup;

/// <summary>What can be asked for on the command line instead of starting the product: <c>dotnet run -- verify</c>.</summary>
public static class CommandLine
{
    /// <summary>Runs with the services of the product and the arguments after the command's name; answers the exit code.</summary>
    public delegate Task<int> Run(IServiceProvider services, string[] arguments);

    private static readonly Dictionary<string, Run> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["import"] = Import.Run,
        ["migrate"] = Migrate.Run,
        ["verify"] = Verify.Run,
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
        [var word, ..] => Commands.GetValueOrDefault(word) ?? ((_, _) => Unknown(word)),
    };

    private static async Task<int> Unknown(string word)
    {
        await Console.Error.WriteLineAsync($"Unknown command: {word}. There are: {string.Join(", ", Commands.Keys.Order())}.");
        return 1;
    }
}
