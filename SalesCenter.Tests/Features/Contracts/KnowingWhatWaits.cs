using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Features.Reports;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Contracts.AtHand;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.People.ClosePerson;

namespace SalesCenter.Tests.Features.Contracts;

/// <summary>签约待办 of everybody at a contract of 李雯, who is in the first group.</summary>
public sealed class KnowingWhatWaits : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private ReportGround ground = null!;
    private Signing signing = null!;

    public async ValueTask InitializeAsync()
    {
        ground = await ReportGround.In(centre);
        signing = await Signing.Begun(centre, ground.Project);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Each_step_waits_for_its_desk_and_for_nobody_else()
    {
        var (id, deal, li, manager) = (ground.Project.Id, signing.DealId, ground.Li, ground.Project.Manager);
        await Waits(li, ContractStep.SigningForm);
        await signing.Sale.Must(li, new FillInForm(id, deal, await signing.Form()));
        await Waits(li, ContractStep.PapersCheck);
        await signing.Sale.Must(li, new CheckPapers(id, deal, Enum.GetValues<BroughtPaper>()));
        await Waits(manager, ContractStep.Review);
        await signing.Sale.Must(manager, new ReviewContract(id, deal));
        await Waits(manager, ContractStep.DraftSigned);
        await signing.Sale.Must(manager, new SignDraft(id, deal));
        await Waits(signing.Assistant, ContractStep.Comparison);
        await signing.Sale.Must(signing.Assistant, new CompareContract(id, deal, Enum.GetValues<ComparedMatter>()));
        await Waits(signing.Assistant, ContractStep.FormalContract);
        await signing.Sale.Must(signing.Assistant, new IssueContract(id, deal));
        (await Steps(ground.Supervisor)).Should().Equal(ContractStep.SignatureCheck);
        (await Steps(manager)).Should().BeEmpty();
        await signing.Sale.Must(ground.Supervisor, new CheckSignatures(id, deal, Enum.GetValues<SignaturePlace>()));
        await Waits(signing.Sale.Cashier, ContractStep.FirstPayment);
        await signing.Sale.Must(signing.Sale.Cashier, await signing.FirstPayment());

        (await Steps(signing.Clerk)).Should().BeEquivalentTo([ContractStep.FileCheck, ContractStep.OnlineSigning]);
        (await Steps(signing.Assistant)).Should().Equal(ContractStep.OnlineSigning);
        (await Steps(li)).Should().BeEmpty();
        centre.Clock.Advance(TimeSpan.FromDays(31));
        (await AtHand(signing.Assistant)).Steps.Should().ContainSingle().Which.Should().Match<ContractToDo>(step => step.DueOn == new DateOnly(2026, 12, 24) && step.DaysLeft == -1 && step.CustomerName == "赵先生");
        await signing.Sale.Must(signing.Assistant, new SignOnline(id, deal, "WQ-1", signing.Today));
        await signing.Sale.Must(signing.Assistant, new EnterFiling(id, deal, "BA-1", signing.Today));
        (await Steps(signing.Assistant)).Should().BeEmpty();
        (await Steps(signing.Clerk)).Should().Equal(ContractStep.FileCheck);
        await signing.Sale.Must(signing.Clerk, new CountPapers(id, deal, [.. Enum.GetValues<FilePaperKind>().Select(kind => new PaperCount(kind, 9))]));
        await signing.Sale.Must(signing.Clerk, new CheckContractFile(id, deal));
        (await Steps(signing.Clerk)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_papers_wait_from_the_day_before_the_appointment()
    {
        await signing.Sale.Must(ground.Li, new MakeAppointment(ground.Project.Id, signing.DealId, centre.Now.AddDays(3)));
        await signing.Sale.Must(ground.Li, new FillInForm(ground.Project.Id, signing.DealId, await signing.Form()));
        (await Steps(ground.Li)).Should().BeEmpty();
        centre.Clock.Advance(TimeSpan.FromDays(2));

        (await AtHand(ground.Li)).Steps.Should().ContainSingle().Which.Should().Match<ContractToDo>(step => step.Step == ContractStep.PapersCheck && step.AppointedAt == centre.Now.AddDays(1));
    }

    [Fact]
    public async Task Nobody_is_asked_who_would_be_refused()
    {
        var other = await centre.Hire("二组主管", Role.Supervisor, ground.Project.Id);
        await ground.PutInGroup(other, "二组主管", Role.Supervisor, "二组");
        var issued = await Signing.Issued(centre, ground.Project, ground.Project.Units[1]);
        (await Steps(other)).Should().BeEmpty("it is another group's");
        (await Steps(ground.Supervisor)).Should().Equal(ContractStep.SignatureCheck);

        await issued.Sale.Must(ground.Li, new AskForExtension(ground.Project.Id, issued.DealId, new DateOnly(2026, 12, 20), "资料未齐"));

        (await Steps(ground.Supervisor)).Should().BeEmpty("a request holds it up");
        (await centre.Ask(await centre.Hire("吴总", Role.ProjectCompany, ground.Project.Id), new ContractsAtHand(ground.Project.Id))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask((await SmallProject.In(centre)).Manager, new ContractsAtHand(ground.Project.Id))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Deals_of_those_who_left_wait_for_their_superiors()
    {
        var other = await centre.Hire("二组主管", Role.Supervisor, ground.Project.Id);
        await ground.PutInGroup(other, "二组主管", Role.Supervisor, "二组");
        (await AtHand(ground.Supervisor)).Left.Should().BeEmpty();
        (await centre.Send(ground.Administrator, new ClosePerson(ground.Li))).Refusal.Should().BeNull();

        foreach (var superior in new[] { ground.Supervisor, ground.Project.Manager })
            (await AtHand(superior)).Left.Should().Equal(new LeftDeal(signing.DealId, ground.Project.Units[0], "赵先生", ground.Li, DealStage.Subscribed));
        foreach (var person in new[] { other, ground.Wang, signing.Clerk, signing.Sale.Cashier })
            (await AtHand(person)).Left.Should().BeEmpty();
    }

    private async Task Waits(Guid person, ContractStep step)
    {
        foreach (var each in new[] { ground.Li, ground.Wang, ground.Project.Manager, signing.Assistant, ground.Supervisor, signing.Sale.Cashier, signing.Clerk })
            (await Steps(each)).Should().Equal(each == person ? [step] : [], step.ToString());
    }

    private async Task<IEnumerable<ContractStep>> Steps(Guid reader) => (await AtHand(reader)).Steps.Select(step => step.Step);

    private async Task<ContractsToDo> AtHand(Guid reader) => (await centre.Ask(reader, new ContractsAtHand(ground.Project.Id))).Value;
}
