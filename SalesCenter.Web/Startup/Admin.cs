using System.Security.Cryptography;
using SalesCenter.Web.Features.People;

namespace SalesCenter.Web.Startup;

/// <summary>
/// Makes an administrator, or lets one in again. The password comes from the input, never from the arguments, which everybody on the machine can see; where none is asked for, one is made and
/// told once. Ends with 0, with 2 when the name or the password is refused, with 1 on failure.
/// </summary>
internal static class Admin
{
    private const int Success = 0, Refused = 2;

    /// <summary>Without letters and digits that are taken for others when they are read aloud.</summary>
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    public static async Task<int> Create(IServiceProvider services, Arguments asked, Terminal terminal)
    {
        var (userName, fromInput) = (asked["NAME"]!, asked.Has("--password-stdin"));
        var settings = services.GetRequiredService<IConfiguration>();
        DatabaseAtStart.RequireKnownFile(settings);
        await using (var scope = services.CreateAsyncScope())
            await DatabaseSetup.Prepare(scope.ServiceProvider.GetRequiredService<SalesDb>(), mayMigrateServer: false, CancellationToken.None);
        var made = Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Readable, 4));
        var password = fromInput ? (await terminal.Input.ReadLineAsync())?.TrimEnd('\r') ?? "" : string.Join('-', made);
        var appointed = await services.GetRequiredService<Dispatcher>().Send<Appointment>(new AppointAdministrator(userName, asked["--name"] ?? userName, password), Guid.Empty);
        if (!appointed.Succeeded)
        {
            var words = services.GetRequiredService<Words>();
            foreach (var reason in appointed.Refusal!.Fields is { Count: > 0 } fields ? fields.Values : [appointed.Refusal])
                await terminal.Complaints.WriteLineAsync(words.Say(reason));
            return Refused;
        }
        await terminal.Output.WriteLineAsync(appointed.Value.IsNew ? $"{userName} is an administrator of all projects." : $"{userName} is an administrator again; all their sessions ended.");
        if (Place.OfEmbedded(settings) is { } file)
            await terminal.Output.WriteLineAsync($"note  the database is {file}");
        if (!fromInput)
            await terminal.Output.WriteLineAsync($"First password, told this once, to be replaced when signing in: {password}");
        return Success;
    }
}
