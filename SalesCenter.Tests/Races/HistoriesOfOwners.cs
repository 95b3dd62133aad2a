using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Features.Brokers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Tests.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.Import;
using SalesCenter.Web.Features.Customers.Owners.Disputes;
using SalesCenter.Web.Features.Customers.Owners.Merge;
using SalesCenter.Web.Features.Customers.Owners.Pool;
using SalesCenter.Web.Features.Customers.Owners.Reassign;
using SalesCenter.Web.Features.Customers.Privacy;

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
    Report,
    ReportMasked,
    Confirm,
    Import,
    UndoImport,
    AddNumber,
    RemoveNumber,
    Relate,
    Lose,
    Erase,
}

/// <summary>
/// Random histories of three consultants, four numbers and everything that changes owners, over months: at every instant each
/// customer has one owner at most, and every verdict follows from what was kept with it.
/// </summary>
public sealed class HistoriesOfOwners : IAsyncLifetime
{
    private static readonly string[] Numbers = ["13900000001", "13900000002", "13900000003", "13900000004"];
    private readonly TestCentre centre = new();
    private BrokerProject brokers = null!;
    private Guid[] consultants = [];

    private SmallProject Project => brokers.Project;

    public async ValueTask InitializeAsync()
    {
        brokers = await BrokerProject.In(centre);
        consultants = [Project.LiWen, Project.WangFang, await centre.Hire("张磊", Role.Consultant, Project.Id)];
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    /// <summary>CsCheck prints the seed of a history that fails; run it again with <c>CsCheck_Seed</c> set to it.</summary>
    [Fact]
    public async Task Have_one_owner_at_every_instant_and_verdicts_that_can_be_recomputed()
    {
        var done = new HashSet<Deed>();
        var deed = Gen.Select(Gen.Enum<Deed>(), Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], Gen.OneOf(Gen.Int[0, 120], Gen.Int[0, 20 * 24 * 60]));
        Task Live() => deed.Array[5, 45].SampleAsync(async history =>
        {
            await Clear();
            foreach (var (kind, consultant, number, otherNumber, minutes) in history)
            {
                centre.Clock.Advance(TimeSpan.FromMinutes(minutes));
                var refusal = await Do(kind, consultants[consultant], Numbers[number], Numbers[otherNumber], minutes);
                refusal?.Code.Should().NotStartWith("system.", $"{kind} at {centre.Now:u}");
                if (refusal is null)
                    done.Add(kind);
                await centre.Database(db => OwnershipTruth.Check(db, Project.Id));
            }
        }, iter: 40, threads: 1);

        await Live();
        for (var more = 0; more < 5 && done.Count < Enum.GetValues<Deed>().Length; more++)
            await Live();
        done.Should().BeEquivalentTo(Enum.GetValues<Deed>(), "a deed that is always refused tests nothing");
    }

    private async Task<Refusal?> Do(Deed kind, Guid me, string number, string other, int minutes)
    {
        var (customer, second) = (await Known(number), await Known(other));
        var owner = minutes % 3 == 0 ? me : await OwnerOf(customer) ?? me;
        return kind switch
        {
            Deed.Register => await Register(me, number, other, centre.Now),
            Deed.RegisterLate => await Register(me, number, number, centre.Now.AddMinutes(-minutes)),
            Deed.Claim => (await centre.Send(me, new ClaimCustomer(Project.Id, customer))).Refusal,
            Deed.Contact => await Contact(customer, me),
            Deed.Sweep => (await centre.SendAsProduct(new FallToPool(Project.Id))).Refusal,
            Deed.Return => (await centre.Send(owner, new ReturnCustomer(Project.Id, customer, "暂不考虑"))).Refusal,
            Deed.Reassign => (await centre.Send(Project.Manager, new ReassignCustomers(Project.Id, [customer], null, [me], "调整"))).Refusal,
            Deed.Dispute => (await centre.Send(me, new OpenDispute(Project.Id, customer, minutes % 2 == 0 ? consultants[minutes % 3] : null, "先接访", ""))).Refusal,
            Deed.Rule when await OpenDispute() == Guid.Empty => await Do(Deed.Dispute, consultants.First(consultant => consultant != owner), number, other, 1) ?? await Do(kind, me, number, other, minutes),
            Deed.Rule => (await centre.Send(Project.Manager, new RuleDispute(Project.Id, await OpenDispute(), (RulingOutcome)(minutes % 3), 50, 50, "以首次接访为准"))).Refusal,
            Deed.Merge => (await centre.Send(Project.Manager, new MergeCustomers(Project.Id, customer, second, "同一人"))).Refusal,
            Deed.Report => (await brokers.Report("赵先生", number, byOther: minutes % 2 == 0)).Refusal,
            Deed.ReportMasked => (await brokers.Report("赵先生", $"{number[..3]}****{number[^4..]}", byOther: minutes % 2 == 0)).Refusal,
            Deed.Confirm when await OpenCode() is "" => await Do(Deed.Report, me, number, other, minutes) ?? await ConfirmLater(number, me),
            Deed.Confirm => (await brokers.Confirm(await OpenCode(), number, me)).Refusal,
            Deed.Import => await Import($"赵先生,{number}、{other},{Name(me)},,,,", minutes),
            Deed.UndoImport when await LatestImport() == Guid.Empty => await Do(Deed.Import, me, number, other, minutes) ?? await Do(kind, me, number, other, minutes),
            Deed.UndoImport => (await centre.Send(Project.Manager, new UndoCustomerImport(Project.Id, await LatestImport()))).Refusal,
            Deed.AddNumber => (await centre.Send(owner, new AddIdentity(Project.Id, customer, IdentityKind.Phone, other))).Refusal,
            Deed.RemoveNumber => (await centre.Send(owner, new RemoveIdentity(Project.Id, customer, await IdentityOf(customer)))).Refusal,
            Deed.Relate => (await centre.Send(owner, new LinkRelative(Project.Id, customer, Relation.Spouse, "钱女士", other))).Refusal,
            Deed.Lose => (await centre.Send(owner, new LoseCustomer(Project.Id, customer, "另购他处"))).Refusal,
            Deed.Erase => (await centre.Send(Project.Manager, new EraseCustomer(Project.Id, customer, "本人要求"))).Refusal,
            Deed.Part when await LatestJoin() == Guid.Empty => await Do(Deed.Merge, me, number, other, minutes) ?? await Do(kind, me, number, other, minutes),
            Deed.Part => (await centre.Send(Project.Manager, new PartCustomers(Project.Id, await LatestJoin()))).Refusal,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    /// <summary>As any channel does it: known by one or two numbers, at a time that may lie before it is entered.</summary>
    private async Task<Refusal?> Register(Guid me, string number, string other, DateTime at)
    {
        await using var scope = centre.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ProjectScope>().ProjectId = Project.Id;
        try
        {
            var knownBy = new[] { number, other }.Distinct().Select(IdentityFacts.Phone).ToList();
            await scope.ServiceProvider.GetRequiredService<Registrar>().Register(new Applicant(Project.Id, me, "赵先生", knownBy, CustomerSource.Call, at), CancellationToken.None);
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

    /// <summary>The list of another office; the same one twice changes nothing.</summary>
    private async Task<Refusal?> Import(string line, int minutes)
    {
        var list = CustomerCsv.Read(minutes % 2 == 0 ? [line] : [line, "孙女士,13900000009,张磊,,,,"]);
        var preview = await centre.Ask(Project.Manager, new PreviewCustomerList(Project.Id, null, list));
        return preview.Refusal ?? (await centre.Send(Project.Manager, new ApplyCustomerList(Project.Id, "客户.csv", "hash", null, preview.Value.Tally, true, list))).Refusal;
    }

    /// <summary>The customer comes when the report is old enough to count.</summary>
    private async Task<Refusal?> ConfirmLater(string number, Guid consultant)
    {
        centre.Clock.Advance(TimeSpan.FromMinutes(45));
        return await OpenCode() is { Length: > 0 } code ? (await brokers.Confirm(code, number, consultant)).Refusal : BrokerRefusals.CodeUnknown;
    }

    private string Name(Guid consultant) => centre.Services.GetRequiredService<PeopleBook>().NameOf(consultant);

    private Task<string> OpenCode() => centre.Database(async db =>
        await db.BrokerReports.IgnoreQueryFilters().Where(report => report.State == BrokerReportState.Open).OrderBy(report => report.ReportedAt).Select(report => report.Code).FirstOrDefaultAsync() ?? "");

    private Task<Guid> LatestImport() => centre.Database(db => db.CustomerImports.IgnoreQueryFilters().Where(import => import.UndoneAt == null).OrderByDescending(import => import.At).Select(import => import.Id).FirstOrDefaultAsync());

    private Task<Guid> IdentityOf(Guid customerId) => centre.Database(db => db.Identities.IgnoreQueryFilters().Where(identity => identity.CustomerId == customerId).OrderBy(identity => identity.Key).Select(identity => identity.Id).FirstOrDefaultAsync());

    private Task<Guid?> OwnerOf(Guid customerId) => centre.Database(db => db.Customers.IgnoreQueryFilters().Where(customer => customer.Id == customerId).Select(customer => customer.OwnerId).SingleOrDefaultAsync());

    /// <summary>Whose number it is; while it is nobody's, some other customer.</summary>
    private Task<Guid> Known(string number) => centre.Database(db =>
        db.Identities.IgnoreQueryFilters().Where(identity => identity.ProjectId == Project.Id && identity.Key.StartsWith("139")).OrderByDescending(identity => identity.Key == number).ThenBy(identity => identity.Key)
            .Select(identity => identity.CustomerId).FirstOrDefaultAsync());

    private Task<Guid> OpenDispute() => centre.Database(db => db.Disputes.IgnoreQueryFilters().Where(dispute => dispute.IsOpen).Select(dispute => dispute.Id).FirstOrDefaultAsync());

    private Task<Guid> LatestJoin() => centre.Database(db => db.CustomerJoins.IgnoreQueryFilters().Where(join => join.PartedAt == null && join.At > centre.Now.AddDays(-1)).OrderByDescending(join => join.At).Select(join => join.Id).FirstOrDefaultAsync());

    private Task Clear() => centre.Database(async db =>
    {
        await db.Disputes.IgnoreQueryFilters().ExecuteDeleteAsync();
        await db.BrokerReports.IgnoreQueryFilters().ExecuteDeleteAsync();
        await db.CustomerImports.IgnoreQueryFilters().ExecuteDeleteAsync();
        await db.ImportedCustomers.IgnoreQueryFilters().ExecuteDeleteAsync();
        await db.CustomerJoins.IgnoreQueryFilters().ExecuteDeleteAsync();
        await db.Verdicts.IgnoreQueryFilters().ExecuteDeleteAsync();
        await db.Customers.IgnoreQueryFilters().ExecuteDeleteAsync();
    });
}
