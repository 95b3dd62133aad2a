using SalesCenter.Infrastructure.Demo;
using SalesCenter.Web.Features.Demo;

namespace SalesCenter.Web.Startup;

/// <summary>
/// The demonstration: in Development it fills a database in which nobody has an account; elsewhere only the setting
/// <c>Demo:Seed</c> asks for it. <c>Demo:Simulate</c> says whether its colleagues work by themselves.
/// </summary>
internal static class Demonstration
{
    public static void AddDemonstration(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue("Demo:Simulate", builder.Environment.IsDevelopment()))
            builder.Services.AddHostedService<DemoColleagues>();
    }

    /// <summary>Adds the demonstration project where it is wanted and missing.</summary>
    public static async Task FillDemonstration(this WebApplication app)
    {
        var asked = app.Configuration.GetValue<bool?>("Demo:Seed");
        if (asked ?? app.Environment.IsDevelopment())
            _ = (await app.Services.GetRequiredService<Dispatcher>().Send<bool>(new FillDemo(OnlyWhenEmpty: asked is null), Guid.Empty)).Value;
    }

    /// <summary>The lines of the greeting that name the accounts; none without the demonstration.</summary>
    public static async Task<IReadOnlyList<string>> Accounts(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        if (!db.Projects.Any(project => project.Code == DemoProject.Code))
            return [];
        var words = services.GetRequiredService<Words>();
        return
        [
            $"Demonstration accounts, all with the password {DemoPeople.Password}:",
            .. DemoPeople.Guests.Select(guest => $"  {guest.UserName,-16} {guest.Name} {words.Name(guest.Role)} ({guest.Role})"),
        ];
    }
}
