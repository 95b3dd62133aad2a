using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Demo;
using SalesCenter.Infrastructure.Identity;
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
        if (asked is not true && !app.Environment.IsDevelopment() && await HasOpenAccounts(app.Services))
            throw new InvalidOperationException("This database has accounts of the demonstration, whose password everybody knows. Give them others, or set Demo:Seed to say that this is meant to be a demonstration.");
        if (asked ?? app.Environment.IsDevelopment())
            _ = (await app.Services.GetRequiredService<Dispatcher>().Send<bool>(new FillDemo(OnlyWhenEmpty: asked is null), Guid.Empty)).Value;
    }

    /// <summary>Whether somebody can sign in with the password that is printed in the README.</summary>
    private static async Task<bool> HasOpenAccounts(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var names = DemoPeople.All.Select(known => known.UserName).ToList();
        var hashes = await scope.ServiceProvider.GetRequiredService<SalesDb>().Users.Where(person => person.IsActive && names.Contains(person.UserName!) && person.PasswordHash != null)
            .Select(person => person.PasswordHash!).Distinct().ToListAsync();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>();
        return hashes.Any(hash => hasher.VerifyHashedPassword(new Person(), hash, DemoPeople.Password) != PasswordVerificationResult.Failed);
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
