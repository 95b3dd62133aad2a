using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Brokers;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Tests.Features.Brokers;
using SalesCenter.Tests.Features.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Tests.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.Import;
using SalesCenter.Web.Features.Customers.Owners.Merge;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reception.Form;
using SalesCenter.Web.Pipeline;
using Dispatcher = SalesCenter.Web.Pipeline.Dispatcher;

namespace SalesCenter.Tests.Races;

/// <summary>How a number comes to a consultant: every channel there is.</summary>
public enum Channel
{
    Registration,
    Call,
    CallOfOwnCustomer,
    Visit,
    FormLink,
    Import,
    BrokerConfirmation,
    Edit,
    Merge,
    Part,
}

/// <summary>A consultant to whom the number comes, by which channel, and what had to be there before.</summary>
internal sealed record Rival(Channel Channel, Guid Id, Customer Own)
{
    public string Code { get; init; } = "";

    public Guid JoinId { get; init; }

    public Guid VisitId { get; init; }

    public string Token { get; } = FormLink.NewToken();

    public CustomerListTally Preview { get; init; } = new(0, 0, 0, 0, 0);
}

/// <summary>One number that comes to two consultants at once, each of whom has a customer already; nobody's, or that of a customer whose protection ran out.</summary>
internal sealed class NumberGround
{
    private const string Name = "孙女士", Number = "13900000009";
    private static readonly Channel[] OfKnown = [Channel.Merge, Channel.Part];
    private readonly SmallProject project;
    private Customer? known;
    private BrokerProject brokers = null!;
    private ReceptionGround reception = null!;

    private NumberGround(SmallProject project) => this.project = project;

    public Guid ProjectId => project.Id;

    public Rival LiWen { get; private set; } = null!;

    public Rival WangFang { get; private set; } = null!;

    private TestCentre Centre => project.Centre;

    public static async Task<NumberGround> Prepare(TestCentre centre, Channel ofLiWen, Channel ofWangFang)
    {
        var ground = new NumberGround(await SmallProject.In(centre, 1, 1));
        await ground.Reach(ofLiWen, ofWangFang);
        return ground;
    }

    /// <summary>The number comes; answers why not, or nothing.</summary>
    public Task<Refusal?> Come(Rival rival) => rival.Channel switch
    {
        Channel.Registration => Do(rival.Id, new RegisterCustomer(project.Id, Name, "139 0000 0009")),
        Channel.Call => Do(rival.Id, new RecordCall(project.Id, "+86 139-0000-0009", Name, Centre.Now, 0)),
        Channel.CallOfOwnCustomer => Do(rival.Id, new RecordCall(project.Id, rival.Own.Phone, rival.Own.Name, Centre.Now, 0) { MorePhones = Number }),
        Channel.Visit => Do(rival.Id, reception.Form(rival.VisitId, Name, Number)),
        Channel.FormLink => Send(rival),
        Channel.Import => Do(project.Manager, new ApplyCustomerList(project.Id, "客户.csv", "hash", rival.Id, rival.Preview, false, List)),
        Channel.BrokerConfirmation => Confirm(rival),
        Channel.Edit => Do(rival.Id, new AddIdentity(project.Id, rival.Own.Id, IdentityKind.Phone, "１３９ ００００ ０００９")),
        Channel.Merge => Do(project.Manager, new MergeCustomers(project.Id, known!.Id, rival.Own.Id, "同一人")),
        Channel.Part => Do(project.Manager, new PartCustomers(project.Id, rival.JoinId)),
        _ => throw new ArgumentOutOfRangeException(nameof(rival)),
    };

    /// <summary>What is read by those who were slower: beside the button, in the next preview of the list, or, where a visitor must not read it, by the consultant.</summary>
    public async Task<Refusal?> Told(Rival rival, Refusal? answer) => rival.Channel switch
    {
        Channel.FormLink when answer is null => NoticeValues.Read(await Centre.Database(db => db.Notices.IgnoreQueryFilters()
            .Where(notice => notice.ProjectId == project.Id && notice.RecipientId == rival.Id).OrderBy(notice => notice.Number).Select(notice => notice.Values).LastAsync())).OfType<Refusal>().SingleOrDefault(),
        Channel.Import when answer == ImportRefusals.CustomersChanged() => (await Preview(rival.Id)).Rows.Single().Verdict.Refusal,
        _ => answer,
    };

    /// <summary>Whose the number is, since when and until when.</summary>
    public async Task<object[]> Owner()
    {
        var owner = (await Customers()).Should().ContainSingle("one customer has the number").Which.Ownerships.Should().ContainSingle(ownership => ownership.IsOpen).Subject;
        return [new PersonReference(owner.OwnerId), owner.Since, owner.ProtectedUntil];
    }

    /// <summary>Every customer who has the number.</summary>
    public Task<List<Customer>> Customers() => Centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().Include(customer => customer.Identities).Include(customer => customer.Ownerships)
        .Where(customer => customer.ProjectId == project.Id && customer.Identities.Any(identity => identity.Key == Number)).ToListAsync());

    /// <summary>Where everything ended: both answers, whose the number is, and what every channel left behind.</summary>
    public async Task<string> End(Refusal? ofLiWen, Refusal? ofWangFang)
    {
        var customers = (await Customers()).Select(customer => $"{customer.Name} of {NameOf(customer.OwnerId)}, {customer.Identities.Count} identities, {string.Join("/", customer.Ownerships.OrderBy(ownership => ownership.Since).Select(ownership => $"{NameOf(ownership.OwnerId)} {ownership.End}"))}");
        var left = await Centre.Database(async db => new[]
        {
            $"{await db.Calls.IgnoreQueryFilters().CountAsync(call => call.ProjectId == project.Id)} calls",
            string.Join("/", await db.Visits.IgnoreQueryFilters().Where(visit => visit.ProjectId == project.Id).OrderBy(visit => visit.Turn).Select(visit => visit.Form).ToListAsync()),
            $"{await db.FormLinks.IgnoreQueryFilters().CountAsync(link => link.ProjectId == project.Id && link.Answers != "")} forms to look at",
            $"{await db.CustomerImports.IgnoreQueryFilters().CountAsync(import => import.ProjectId == project.Id)} imports",
            string.Join("/", await db.BrokerReports.IgnoreQueryFilters().Where(report => report.ProjectId == project.Id).OrderBy(report => report.Id).Select(report => $"{report.State} {report.Verdict}").ToListAsync()),
            $"{await db.Verdicts.IgnoreQueryFilters().CountAsync(verdict => verdict.ProjectId == project.Id)} verdicts",
        });
        return $"{ofLiWen?.Code ?? "done"}, {ofWangFang?.Code ?? "done"}; {string.Join("; ", customers)}; {string.Join("; ", left)}";
    }

    private static ListedCustomers List => CustomerCsv.Read($"{Name},{Number},,,,,");

    private string NameOf(Guid? id) => id == LiWen.Id ? "李雯" : id == WangFang.Id ? "王芳" : id is null ? "nobody" : "孙磊";

    private async Task<Refusal?> Do<T>(Guid personId, Command<T> command) => (await Centre.Send(personId, command)).Refusal;

    private async Task<Refusal?> Send(Rival rival) => (await Centre.Services.GetRequiredService<Dispatcher>().Send<Done>(
        new SendForm(rival.Token) { Name = Name, Phone = Number, ConsentVersion = "1", Fields = new VisitFormFields { Name = Name, Phone = Number } }, null)).Refusal;

    private async Task<Refusal?> Confirm(Rival rival)
    {
        var answer = await brokers.Confirm(rival.Code, consultant: rival.Id);
        return answer is { Succeeded: true, Value: { Verdict: BrokerVerdict.AlreadyOwned } report } ? CustomerRefusals.OwnedByOther(report.OwnerId!.Value, report.OwnedSince!.Value, report.ProtectedUntil!.Value) : answer.Refusal;
    }

    private async Task<CustomerListPreview> Preview(Guid owner) => (await Centre.Ask(project.Manager, new PreviewCustomerList(project.Id, owner, List))).Value;

    /// <summary>Brokers report first, an hour before everything else.</summary>
    private async Task Reach(Channel ofLiWen, Channel ofWangFang)
    {
        var bothReport = ofLiWen == Channel.BrokerConfirmation && ofWangFang == Channel.BrokerConfirmation;
        brokers = await BrokerProject.Of(project, rules => rules with { FirstVisitWins = bothReport });
        var (own, others) = (Known(project.LiWen, "冯先生", "13700000001", -2), Known(project.WangFang, "陈女士", "13700000002", -3));
        if (OfKnown.Contains(ofLiWen) || OfKnown.Contains(ofWangFang))
            known = Known(await Centre.Hire("孙磊", Role.Consultant, project.Id), Name, Number, -40);
        await Centre.Database(db => db.Customers.AddRangeAsync(new[] { own, others, known }.OfType<Customer>()));
        var (one, other) = (await Beforehand(new Rival(ofLiWen, project.LiWen, own), byOther: false), await Beforehand(new Rival(ofWangFang, project.WangFang, others), byOther: true));
        Centre.Clock.Advance(TimeSpan.FromHours(1));
        (one, other) = (await Joined(one), await Joined(other));
        reception = await ReceptionGround.Of(project);
        (LiWen, WangFang) = (await OnTheDay(one), await OnTheDay(other));
    }

    private Customer Known(Guid owner, string name, string phone, int days) => KnownCustomer.Of(owner, project.Id, name, phone, Centre.Now.AddDays(days));

    private async Task<Rival> Beforehand(Rival rival, bool byOther) =>
        rival.Channel == Channel.BrokerConfirmation ? rival with { Code = (await brokers.Report(Name, Number, byOther)).Value.Code } : rival;

    private async Task<Rival> Joined(Rival rival) =>
        rival.Channel == Channel.Part ? rival with { JoinId = (await Centre.Send(project.Manager, new MergeCustomers(project.Id, known!.Id, rival.Own.Id, "同一人"))).Value } : rival;

    private async Task<Rival> OnTheDay(Rival rival)
    {
        if (rival.Channel == Channel.Import)
            return rival with { Preview = (await Preview(rival.Id)).Tally };
        if (rival.Channel is not (Channel.Visit or Channel.FormLink))
            return rival;
        var visit = await reception.Arrival();
        (await reception.Assign(visit, chosen: rival.Id, reason: "客户指名")).Refusal.Should().BeNull();
        (await Centre.Send(rival.Id, new MakeFormLink(project.Id, visit, rival.Token))).Refusal.Should().BeNull();
        return rival with { VisitId = visit };
    }
}
