using SalesCenter.Web.Startup;

var builder = WebApplication.CreateBuilder(CommandLine.SettingsIn(args));
builder.AddSalesCenter();
var command = CommandLine.Find(args);
if (command is not null)
    builder.Logging.TellFailuresOnly();
var app = builder.Build();
if (command is not null)
    return await command(app.Services, args[1..]);

app.UseSalesCenter();
await app.Prepare();
await app.FillDemonstration();
await app.RunAsync();
return 0;

/// <summary>The host; named so that tests can start it.</summary>
public partial class Program;
