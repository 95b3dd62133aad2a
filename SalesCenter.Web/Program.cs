using SalesCenter.Web.Startup;

if (CommandLine.IsAsked(args))
    return await CommandLine.Run(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddSalesCenter();
var app = builder.Build();
app.UseSalesCenter();
await app.Prepare();
await app.FillDemonstration();
await app.RunAsync();
return 0;

/// <summary>The host; named so that tests can start it.</summary>
public partial class Program;
