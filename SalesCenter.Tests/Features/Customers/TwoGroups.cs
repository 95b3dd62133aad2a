using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Features.Customers;

/// <summary>李雯 and 张磊 in the first group, led by 吴刚; 王芳 in the second, led by 周敏; 何平, who leads no group; and a customer of nobody.</summary>
internal sealed record TwoGroups(LoggedCentre Centre, SmallProject Project, Guid First, Guid Second, Guid Ungrouped, Guid ZhangLei, Guid InPool)
{
    public Guid Id => Project.Id;

    /// <summary>赵先生 of 李雯.</summary>
    public Guid Ours => Project.CustomerOfLiWen;

    /// <summary>钱女士 of 王芳.</summary>
    public Guid Theirs => Project.CustomerOfWangFang;

    public static async Task<TwoGroups> In(LoggedCentre centre)
    {
        var project = await SmallProject.In(centre);
        var nobodys = KnownCustomer.Of(project.LiWen, project.Id, "孙女士", "13800000003", centre.Now.AddDays(-90));
        nobodys.FallToPool(centre.Now);
        var ground = new TwoGroups(
            centre, project, await centre.Hire("吴刚", Role.Supervisor, project.Id), await centre.Hire("周敏", Role.Supervisor, project.Id), await centre.Hire("何平", Role.Supervisor, project.Id),
            await centre.Hire("张磊", Role.Consultant, project.Id), nobodys.Id);
        await centre.Database(async db =>
        {
            await db.Customers.AddAsync(nobodys);
            foreach (var (group, people) in new[] { ("一组", new[] { ground.First, project.LiWen, ground.ZhangLei }), ("二组", [ground.Second, project.WangFang]) })
            {
                foreach (var person in await db.Users.Include(person => person.Memberships).Where(person => people.Contains(person.Id)).ToListAsync())
                    person.Memberships[0].Group = group;
            }
        });
        return ground;
    }

    public Task<Guid?> OwnerOf(Guid customerId) => Centre.Database(db => db.Customers.IgnoreQueryFilters().Where(customer => customer.Id == customerId).Select(customer => customer.OwnerId).SingleAsync());
}

/// <summary>A centre of which one reads what it writes down about those who reach for what is not theirs.</summary>
public sealed class LoggedCentre : TestCentre
{
    private readonly Overheard log = new();

    /// <summary>The warnings since the last look.</summary>
    public IReadOnlyList<string> Warnings() => log.Take();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.Let(log);
    }
}
