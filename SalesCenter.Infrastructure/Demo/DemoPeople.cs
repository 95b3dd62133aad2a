using Microsoft.AspNetCore.Identity;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>The people of the demonstration: those a newcomer signs in as, and colleagues who work by themselves.</summary>
public static class DemoPeople
{
    /// <summary>Everybody's password, printed at start; there is no such account outside the demonstration.</summary>
    public const string Password = "SalesCenter-2026";

    /// <summary>One account for each role.</summary>
    public static readonly IReadOnlyList<DemoPerson> Guests =
    [
        new DemoPerson("li.wen", "李雯", Role.Consultant, "一组"),
        new DemoPerson("wu.gang", "吴刚", Role.Supervisor, "一组"),
        new DemoPerson("chen.zhiyuan", "陈志远", Role.SalesManager),
        new DemoPerson("zheng.guoqiang", "郑国强", Role.MarketingDirector),
        new DemoPerson("he.jian", "何建", Role.ProjectCompany),
        new DemoPerson("lin.yue", "林悦", Role.AdminClerk),
        new DemoPerson("xu.qing", "许晴", Role.SalesAssistant),
        new DemoPerson(CashierName, "马超", Role.Cashier),
        new DemoPerson("admin", "系统管理员", Role.Administrator),
    ];

    /// <summary>Consultants whom the product plays.</summary>
    public static readonly IReadOnlyList<DemoPerson> Consultants =
    [
        new DemoPerson("wang.fang", "王芳", Role.Consultant, "一组"),
        new DemoPerson("zhang.lei", "张磊", Role.Consultant, "一组"),
        new DemoPerson("liu.yang", "刘洋", Role.Consultant, "一组"),
        new DemoPerson("chen.jing", "陈静", Role.Consultant, "二组"),
        new DemoPerson("zhao.min", "赵敏", Role.Consultant, "二组"),
        new DemoPerson("sun.hao", "孙浩", Role.Consultant, "二组"),
        new DemoPerson("zhou.ting", "周婷", Role.Consultant, "二组"),
    ];

    /// <summary>The manager whom the product plays.</summary>
    public static readonly DemoPerson Manager = new DemoPerson("huang.li", "黄丽", Role.SalesManager);

    /// <summary>The cashier's account, in whose name deposits are booked.</summary>
    public const string CashierName = "ma.chao";

    /// <summary>The name of somebody who does not exist.</summary>
    public static string BuyerName(Random random) => DemoNames.Name(random);

    /// <summary>An ID number of a region that does not exist.</summary>
    public static string IdNumber(Random random) => DemoNames.IdNumber(random);

    /// <summary>Everybody.</summary>
    public static IEnumerable<DemoPerson> All => [.. Guests, .. Consultants, Manager];

    /// <summary>The accounts, by user name, with their roles in the project; the administrator's reaches all projects.</summary>
    internal static IReadOnlyDictionary<string, Person> Hire(Guid projectId)
    {
        // One hash for all: hashing is slow on purpose, and this password is no secret.
        var hash = new PasswordHasher<Person>().HashPassword(new Person(), Password);
        return All.ToDictionary(known => known.UserName, known =>
        {
            var person = new Person
            {
                UserName = known.UserName,
                NormalizedUserName = known.UserName.ToUpperInvariant(),
                DisplayName = known.Name,
                PasswordHash = hash,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
            };
            person.Memberships.Add(new Membership { PersonId = person.Id, Role = known.Role, ProjectId = known.Role == Role.Administrator ? null : projectId, Group = known.Group });
            return person;
        });
    }
}

/// <summary>Somebody of the demonstration.</summary>
/// <param name="Group">销售组: where they work, or what they lead; empty for everybody else.</param>
public sealed record DemoPerson(string UserName, string Name, Role Role, string Group = "");
