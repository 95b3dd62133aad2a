using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Bench.Product;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Displays;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Bench.Soak;

/// <summary>A project that is worked on: its code, a lobby TV's key for each server, and those who sign in to watch.</summary>
internal sealed record Site(Guid Id, string Code, IReadOnlyList<string> DisplayKeys, IReadOnlyList<string> Viewers);

/// <summary>Two projects on the morning of their opening, with somebody at every desk, and a TV for every server.</summary>
internal static class Town
{
    public const string Password = "sea breeze at noon";
    private const int Projects = 2, Units = 400, Consultants = 8;
    private static readonly Role[] Desks = [Role.MarketingDirector, Role.ProjectCompany, Role.Cashier, Role.Supervisor, Role.SalesAssistant, Role.AdminClerk];
    private static readonly Role[] Watching = [Role.Consultant, Role.AdminClerk, Role.Cashier];

    public static async Task<IReadOnlyList<Site>> Found(string database, int servers)
    {
        await using var centre = await SalesCentre.OpenFile(database);
        var sites = new List<Site>();
        for (var number = 0; number < Projects; number++)
            sites.Add(await Found(centre, servers));
        return sites;
    }

    private static async Task<Site> Found(SalesCentre centre, int servers)
    {
        var opening = await Opening.In(centre, Units, Consultants);
        var (keys, viewers) = (new List<string>(), new List<string>());
        await centre.Database(async db =>
        {
            var project = await db.Projects.SingleAsync(project => project.Id == opening.ProjectId);
            project.Configure(
                project.Settings with
                {
                    HoldMinutes = 2,
                    HoldLimitMinutes = 6,
                    RepeatHoldPauseMinutes = 0,
                    CancellationPath = ApprovalPath.Manager,
                    SwapPath = ApprovalPath.Manager,
                    UnitReturnPath = ApprovalPath.Manager,
                    ContractChangePath = ApprovalPath.Manager,
                    ClausePath = ApprovalPath.Manager,
                }, "工行 4000");
            foreach (var role in Desks)
                db.Add(Employee($"{role}-{opening.ProjectId:N}", role, opening.ProjectId));
            foreach (var role in Watching)
            {
                var viewer = Employee($"viewer-{role}-{opening.Code}".ToLowerInvariant(), role, opening.ProjectId);
                viewer.PasswordHash = new PasswordHasher<Person>().HashPassword(viewer, Password);
                viewers.Add(viewer.UserName!);
                db.Add(viewer);
            }
            for (var server = 0; server < servers; server++)
            {
                var key = $"{Guid.NewGuid():N}{server:00000000000}";
                var display = new DisplayDevice { KeyHash = DisplayDevice.HashOf(key) };
                display.PairWith(opening.ProjectId, $"大堂 {server + 1}", opening.Manager, DateTime.UtcNow);
                keys.Add(key);
                db.Add(display);
            }
        });
        return new Site(opening.ProjectId, opening.Code, keys, viewers);
    }

    private static Person Employee(string login, Role role, Guid projectId)
    {
        var person = new Person { UserName = login, NormalizedUserName = login.ToUpperInvariant(), DisplayName = role.ToString(), SecurityStamp = Guid.NewGuid().ToString("N") };
        person.Memberships.Add(new Membership { PersonId = person.Id, Role = role, ProjectId = projectId });
        return person;
    }
}
