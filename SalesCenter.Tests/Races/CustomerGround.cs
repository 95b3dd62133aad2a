using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.Owners.Disputes;
using SalesCenter.Web.Features.Customers.Owners.Merge;
using SalesCenter.Web.Features.Customers.Owners.Pool;
using SalesCenter.Web.Features.Customers.Owners.Reassign;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Races;

/// <summary>How the customer stands when the race begins.</summary>
public enum CustomerStart
{
    Protected,
    RanOut,
    InPool,
    InDispute,
    Joined,
}

/// <summary>What can be done to the ownership of a customer: every channel there is.</summary>
public enum CustomerMove
{
    ClaimByWangFang,
    ClaimByZhangLei,
    RegisterByZhangLei,
    Sweep,
    Return,
    GiveToWangFang,
    GiveToZhangLeiByManager,
    Merge,
    MergeWithThird,
    Part,
    PartByManager,
    DisputeByWangFang,
    DisputeByZhangLei,
    State,
    RuleKeeps,
    RuleMoves,
    RuleSharesByManager,
    HoldByLiWen,
}

/// <summary>One customer of 李雯, two more of hers, and everybody who wants something of it.</summary>
public sealed class CustomerGround
{
    private const string Number = "13900000001";
    private readonly SmallProject project;
    private readonly Dictionary<Guid, string> names;
    private readonly Guid supervisor, director, zhangLei;
    private readonly Customer one, second, third;
    private Guid disputeId, joinId;

    private CustomerGround(SmallProject project, Guid supervisor, Guid director, Guid zhangLei, CustomerStart start)
    {
        (this.project, this.supervisor, this.director, this.zhangLei) = (project, supervisor, director, zhangLei);
        var since = Centre.Now.AddDays(start == CustomerStart.RanOut ? -40 : -3);
        one = KnownCustomer.Of(project.LiWen, project.Id, "赵先生", Number, since);
        second = KnownCustomer.Of(project.LiWen, project.Id, "钱女士", "13900000002", Centre.Now.AddDays(-2));
        third = KnownCustomer.Of(project.LiWen, project.Id, "孙女士", "13900000003", Centre.Now.AddDays(-1));
        names = new() { [project.LiWen] = "李雯", [project.WangFang] = "王芳", [zhangLei] = "张磊", [one.Id] = "first", [second.Id] = "second", [third.Id] = "third" };
    }

    public Guid ProjectId => project.Id;

    public Guid CustomerId => one.Id;

    public Guid WangFang => project.WangFang;

    private TestCentre Centre => project.Centre;

    public static async Task<CustomerGround> Prepare(TestCentre centre, CustomerStart start)
    {
        var project = await SmallProject.In(centre, floors: 1, roomsPerFloor: 1);
        var ground = new CustomerGround(
            project, await centre.Hire("吴刚", Role.Supervisor, project.Id), await centre.Hire("林总监", Role.MarketingDirector, project.Id), await centre.Hire("张磊", Role.Consultant, project.Id), start);
        await ground.Reach(start);
        return ground;
    }

    /// <summary>Makes the move; answers why not, or nothing.</summary>
    public Task<Refusal?> Make(CustomerMove move) => move switch
    {
        CustomerMove.ClaimByWangFang => Do(project.WangFang, new ClaimCustomer(project.Id, one.Id)),
        CustomerMove.ClaimByZhangLei => Do(zhangLei, new ClaimCustomer(project.Id, one.Id)),
        CustomerMove.RegisterByZhangLei => Do(zhangLei, new RegisterCustomer(project.Id, "赵先生", Number, CustomerSource.Call)),
        CustomerMove.Sweep => Do(Guid.Empty, new FallToPool(project.Id)),
        CustomerMove.Return => Do(project.LiWen, new ReturnCustomer(project.Id, one.Id, "暂不考虑")),
        CustomerMove.GiveToWangFang => Do(supervisor, new ReassignCustomers(project.Id, [one.Id], null, [project.WangFang], "调整")),
        CustomerMove.GiveToZhangLeiByManager => Do(project.Manager, new ReassignCustomers(project.Id, [one.Id], null, [zhangLei], "调整")),
        CustomerMove.Merge => Do(project.Manager, new MergeCustomers(project.Id, one.Id, second.Id, "同一人")),
        CustomerMove.MergeWithThird => Do(director, new MergeCustomers(project.Id, one.Id, third.Id, "同一人")),
        CustomerMove.Part => Do(supervisor, new PartCustomers(project.Id, joinId)),
        CustomerMove.PartByManager => Do(project.Manager, new PartCustomers(project.Id, joinId)),
        CustomerMove.DisputeByWangFang => Do(project.WangFang, new OpenDispute(project.Id, one.Id, null, "首次接访在先", "")),
        CustomerMove.DisputeByZhangLei => Do(zhangLei, new OpenDispute(project.Id, one.Id, null, "首次接电在先", "")),
        CustomerMove.State => Do(project.LiWen, new StateCase(project.Id, disputeId, "一直由我跟进")),
        CustomerMove.RuleKeeps => Rule(project.Manager, RulingOutcome.Keeps),
        CustomerMove.RuleMoves => Rule(director, RulingOutcome.Moves),
        CustomerMove.RuleSharesByManager => Rule(project.Manager, RulingOutcome.Shares),
        CustomerMove.HoldByLiWen => Do(project.LiWen, new HoldUnit(project.Id, project.Units[0], one.Id)),
        _ => throw new ArgumentOutOfRangeException(nameof(move)),
    };

    /// <summary>Where everything ended: both answers, whose the customers are and were, and the case.</summary>
    public async Task<string> End(Refusal? first, Refusal? second)
    {
        var customers = await Centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().Include(customer => customer.Ownerships).Include(customer => customer.Identities)
            .Where(customer => customer.ProjectId == project.Id && customer.Phone.StartsWith("1390")).OrderBy(customer => customer.Phone).ToListAsync());
        var rulings = await Centre.Database(db => db.Disputes.IgnoreQueryFilters().Where(dispute => dispute.ProjectId == project.Id).Select(dispute => $"{dispute.IsOpen} {dispute.Outcome} {dispute.Statement}").ToListAsync());
        return $"{first?.Code ?? "done"}, {second?.Code ?? "done"}; {string.Join("; ", customers.Select(Told))}; {string.Join("/", rulings)}; {await Deals()}";
    }

    /// <summary>Who has a unit, for whom.</summary>
    public async Task<string> Deals() => string.Join("/", (await Centre.Database(db => db.Deals.IgnoreQueryFilters().AsNoTracking().Where(deal => deal.ProjectId == project.Id && deal.IsOpen).ToListAsync()))
        .Select(deal => $"held by {Name(deal.ConsultantId)} for {Name(deal.CustomerId)}"));

    public Task<int> OpenOwnerships() => Centre.Database(db => db.Ownerships.IgnoreQueryFilters().CountAsync(ownership => ownership.CustomerId == one.Id && ownership.IsOpen));

    private string Told(Customer customer) =>
        $"{names[customer.Id]} of {Name(customer.OwnerId)} joined to {Name(customer.JoinedToId)}, {customer.Identities.Count} identities, in dispute {customer.DisputeId is not null}, "
        + string.Join("/", customer.Ownerships.OrderBy(ownership => ownership.Since).ThenBy(ownership => ownership.IsOpen).Select(ownership => $"{Name(ownership.OwnerId)} {ownership.End}"));

    private string Name(Guid? id) => id is { } known ? names[known] : "nobody";

    private Task<Refusal?> Rule(Guid judge, RulingOutcome outcome) => Do(judge, new RuleDispute(project.Id, disputeId, outcome, 60, 40, "以首次接访为准"));

    private async Task<Refusal?> Do<T>(Guid personId, Command<T> command) => (await Centre.Send(personId, command)).Refusal;

    private async Task Reach(CustomerStart start)
    {
        await Centre.Database(async db =>
        {
            if (start == CustomerStart.InPool)
                one.Return(new Actor(project.LiWen, "", new HashSet<Role>()), "暂不考虑", Centre.Now);
            await db.Customers.AddRangeAsync(one, second, third);
        });
        if (start == CustomerStart.InDispute)
            disputeId = (await Centre.Send(project.WangFang, new OpenDispute(project.Id, one.Id, null, "首次接访在先", ""))).Value;
        if (start == CustomerStart.Joined)
            joinId = (await Centre.Send(project.Manager, new MergeCustomers(project.Id, one.Id, second.Id, "同一人"))).Value;
    }
}
