using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using SalesCenter.Web.Features.People;

namespace SalesCenter.Web.Startup;

/// <summary>
/// Makes an administrator, or lets one in again. The password comes from the prompt or from the input, never from the arguments, which everybody on the machine can see; where none is given,
/// one is made and told once. Ends with 0, with 2 when the name or the password is refused, with 1 on failure.
/// </summary>
internal sealed class Admin(IServiceProvider services, TextReader input, TextWriter output, TextWriter complaints)
{
    private const string Usage = "Usage: admin create <user name> [--name <name on screens>] [--password-stdin]";
    private const int Success = 0, Failure = 1, Refused = 2;

    /// <summary>Without letters and digits that are taken for others when they are read aloud.</summary>
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    public static Task<int> Run(IServiceProvider services, string[] arguments) => new Admin(services, Console.In, Console.Out, Console.Error).Run(arguments);

    /// <summary>Answers the exit code.</summary>
    public async Task<int> Run(IReadOnlyList<string> arguments)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            return await Create(arguments);
        }
        catch (Exception failure) when (failure is ArgumentException or IOException or UnauthorizedAccessException or InvalidOperationException or DbException)
        {
            await complaints.WriteLineAsync(failure.Message);
            return Failure;
        }
    }

    private async Task<int> Create(IReadOnlyList<string> arguments)
    {
        string? userName = null, name = null;
        var fromInput = false;
        for (var index = 1; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--password-stdin":
                    fromInput = true;
                    break;
                case "--name" when index + 1 < arguments.Count:
                    name = arguments[++index];
                    break;
                case var setting when setting.StartsWith("--", StringComparison.Ordinal) && setting.Contains('=', StringComparison.Ordinal):
                    break;
                case var unknown when unknown.StartsWith('-') || userName is not null:
                    throw new ArgumentException($"Unknown: {unknown}. {Usage}");
                case var first:
                    userName = first;
                    break;
            }
        }
        if (arguments is not ["create" or "reset", ..] || string.IsNullOrWhiteSpace(userName))
            throw new ArgumentException(Usage);

        var settings = services.GetRequiredService<IConfiguration>();
        DatabaseAtStart.RequireKnownFile(settings);
        await using (var scope = services.CreateAsyncScope())
            await DatabaseSetup.Prepare(scope.ServiceProvider.GetRequiredService<SalesDb>(), mayMigrateServer: false, CancellationToken.None);
        var made = Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Readable, 4));
        var password = fromInput ? (await input.ReadLineAsync())?.TrimEnd('\r') ?? "" : string.Join('-', made);
        var appointed = await services.GetRequiredService<Dispatcher>().Send<Appointment>(new AppointAdministrator(userName, name ?? userName, password), Guid.Empty);
        if (!appointed.Succeeded)
        {
            var words = services.GetRequiredService<Words>();
            foreach (var reason in appointed.Refusal!.Fields is { Count: > 0 } fields ? fields.Values : [appointed.Refusal])
                await complaints.WriteLineAsync(words.Say(reason));
            return Refused;
        }
        await output.WriteLineAsync(appointed.Value.IsNew ? $"{userName} is an administrator of all projects." : $"{userName} is an administrator again; all their sessions ended.");
        if (Place.OfEmbedded(settings) is { } file)
            await output.WriteLineAsync($"note  the database is {file}");
        if (!fromInput)
            await output.WriteLineAsync($"First password, told this once, to be replaced when signing in: {password}");
        return Success;
    }
}
