using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Customers.Owners.Disputes;
using SalesCenter.Web.Features.Customers.Owners.Merge;
using SalesCenter.Web.Features.Customers.Owners.Pool;
using SalesCenter.Web.Features.Customers.Owners.Reassign;

namespace SalesCenter.Tests.Races;

/// <summary>What somebody does to a customer in a random history.</summary>
internal enum Deed
{
    Register,
    RegisterLate,
    Claim,
    Contact,
    Sweep,
    Return,
    Reassign,
    Dispute,
    Rule,
    Merge,
    Part,
}

/// <summary>
/// Random histories of three consultants, four numbers and everything that changes owners, over months: at every instant each
/// customer has one owner at most, and every verdict follows from what was kept with it.
/// </summary>
public sealed class HistoriesOfOwners : IAsyncLifetime
{
    private static readonly string[] Numbers = ["13900000001", "13900000002", "13900000003", "13900000004"];
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Guid[] consultants = [];

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre, floors: 1, roomsPerFloor: 1);
        consultants = [project.LiWen, project.WangFang, await centre.Hire("张磊", Role.Consultant, project.Id)];
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    /// <summary>CsCheck prints the seed of a history that fails; run it again with <c>CsCheck_Seed</c> set to it.</summary>
    [Fact]
    public async Task Have_one_owner_at_every_instant_and_verdicts_that_can_be_recomputed()
    {
        var deed = Gen.Select(Gen.Enum<Deed>(), Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 20 * 24 * 60]);
        await deed.Array[5, 30].SampleAsync(async history =>
        {
            await Clear();
            foreach (var (kind, consultant, number, otherNumber, minutes) in history)
            {
                centre.Clock.Advance(TimeSpan.FromMinutes(minutes));
                (await Do(kind, consultants[consultant], Numbers[number], Numbers[otherNumber], minutes))?.Code.Should().NotStartWith("system.");
                await centre.Database(db => OwnershipTruth.Check(db, project.Id));
            }
        }, iter: 40, threads: 1);
    }

    private async Task<Refusal?> Do(Deed kind, Guid me, string number, string other, int minutes)
    {
        var (customer, second) = (await Known(number), await Known(other));
        return kind switch
        {
            Deed.Register => await Register(me, number, other, centre.Now),
            Deed.RegisterLate => await Register(me, number, number, centre.Now.AddMinutes(-minutes)),
            Deed.Claim => (await centre.Send(me, new ClaimCustomer(project.Id, customer))).Refusal,
            Deed.Contact => await Contact(customer, me),
            Deed.Sweep => (await centre.SendAsProduct(new FallToPool(project.Id))).Refusal,
            Deed.Return => (await centre.Send(me, new ReturnCustomer(project.Id, customer, "暂不考虑"))).Refusal,
            Deed.Reassign => (await centre.Send(project.Manager, new ReassignCustomers(project.Id, [customer], null, [me], "调整"))).Refusal,
            Deed.Dispute => (await centre.Send(me, new OpenDispute(project.Id, customer, null, "先接访", ""))).Refusal,
            Deed.Rule => (await centre.Send(project.Manager, new RuleDispute(project.Id, await OpenDispute(), (RulingOutcome)(minutes % 3), 50, 50, "以首次接访为准"))).Refusal,
            Deed.Merge => (await centre.Send(project.Manager, new MergeCustomers(project.Id, customer, second, "同一人"))).Refusal,
            Deed.Part => (await centre.Send(project.Manager, new PartCustomers(project.Id, await LatestJoin()))).Refusal,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>As any channel does it: known by one or two numbers, at a time that may lie before it is entered.</summary>
    private async Task<Refusal?> Register(Guid me, string number, string other, DateTime at)
    {
        await using var scope = centre.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ProjectScope>().ProjectId = project.Id;
        try
        {
            var knownBy = new[] { number, other }.Distinct().Select(IdentityFacts.Phone).ToList();
            await scope.ServiceProvider.GetRequiredService<Registrar>().Register(new Applicant(project.Id, me, "赵先生", knownBy, CustomerSource.Call, at), CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<SalesDb>().SaveChangesAsync();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private async Task<Refusal?> Contact(Guid customerId, Guid me)
    {
        await centre.Database(async db => (await db.Customers.IgnoreQueryFilters().Include(customer => customer.Ownerships).SingleOrDefaultAsync(customer => customer.Id == customerId))
            ?.Contacted(me, CustomerSource.Visit, new ProjectSettings(), centre.Now));
        return null;
    }

    private Task<Guid> Known(string number) => centre.Database(db => db.Identities.IgnoreQueryFilters().Where(identity => identity.Key == number && identity.ProjectId == project.Id).Select(identity => identity.CustomerId).SingleOrDefaultAsync());

    private Task<Guid> OpenDispute() => centre.Database(db => db.Disputes.IgnoreQueryFilters().Where(dispute => dispute.IsOpen).Select(dispute => dispute.Id).FirstOrDefaultAsync());

    private Task<Guid> LatestJoin() => centre.Database(db => db.CustomerJoins.IgnoreQueryFilters().Where(join => join.PartedAt == null).OrderByDescending(join => join.At).Select(join => join.Id).FirstOrDefaultAsync());

    private Task Clear() => centre.Database(async db =>
    {
        await db.Disputes.IgnoreQueryFilters().ExecuteDeleteAsync();
        await db.CustomerJoins.IgnoreQueryFilters().ExecuteDeleteAsync();
        await db.Verdicts.IgnoreQueryFilters().ExecuteDeleteAsync();
        await db.Customers.IgnoreQueryFilters().ExecuteDeleteAsync();
    });
}
