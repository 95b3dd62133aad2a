using SalesCenter.Domain.Handovers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Handovers;
using SalesCenter.Web.Features.Handovers.Titles;

namespace SalesCenter.Tests.Features.Handovers;

public sealed class EnteringATitleDeed : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Signing signing = null!;

    public async ValueTask InitializeAsync() => signing = await Signing.Filed(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Goes_from_the_application_to_the_buyers_hands()
    {
        await Issued(signing, "粤 0001");
        await signing.Sale.Must(signing.Clerk, new GiveTitleOut(signing.Project.Id, signing.DealId, "赵先生", signing.Today));

        var title = (await centre.Ask(signing.Project.LiWen, new GetHandover(signing.Project.Id, signing.DealId))).Value.Title;
        (title.Number, title.MortgageCertificateNumber, title.GivenTo, title.Next).Should().Be(("粤 0001", "他项 1", "赵先生", (TitleStep?)null));
        title.Marks.Select(mark => mark.PersonId).Should().Equal(signing.Assistant, signing.Assistant, signing.Clerk, signing.Clerk);
        (await centre.Ask(signing.Clerk, new HandoverList(signing.Project.Id, OpenOnly: true))).Value.Should().ContainSingle().Which.Titled.Should().Be(TitleStep.GivenOut);
        (await centre.Send(signing.Clerk, new GiveTitleOut(signing.Project.Id, signing.DealId, "赵先生", signing.Today))).Refusal!.Code.Should().Be("title.already-done");
    }

    [Fact]
    public async Task Is_entered_by_a_clerk_or_an_assistant_alone_in_their_project_after_the_filing()
    {
        foreach (var person in new[] { signing.Project.LiWen, signing.Project.Manager, signing.Supervisor, signing.Sale.Cashier })
            (await centre.Send(person, new ApplyForTitle(signing.Project.Id, signing.DealId, signing.Today))).Refusal!.Code.Should().Be("role.forbidden");
        var other = await SmallProject.In(centre);
        var clerk = await centre.Hire("别处行政", Role.AdminClerk, other.Id);
        (await centre.Send(clerk, new ApplyForTitle(other.Id, signing.DealId, signing.Today))).Refusal!.Code.Should().Be("deal.unknown");
        var contracted = await Signing.Contracted(centre, signing.Project, signing.Project.Units[1]);
        (await centre.Send(contracted.Clerk, new ApplyForTitle(signing.Project.Id, contracted.DealId, signing.Today))).Refusal!.Code.Should().Be("title.not-filed");
        (await centre.Send(signing.Clerk, new PayDeedTax(signing.Project.Id, signing.DealId, signing.Today))).Refusal.Should().Be(TitleRefusals.NotYet(TitleStep.Applied));
        (await centre.Send(signing.Clerk, new ApplyForTitle(signing.Project.Id, signing.DealId, signing.Today.AddDays(1)))).Refusal!.Code.Should().Be("title.ahead");
    }

    [Fact]
    public async Task No_number_stands_on_two_deeds()
    {
        await Issued(signing, "粤 0001");
        var second = await Signing.Filed(centre, signing.Project, signing.Project.Units[1]);
        await second.Sale.Must(second.Assistant, new ApplyForTitle(second.Project.Id, second.DealId, second.Today));
        await second.Sale.Must(second.Assistant, new PayDeedTax(second.Project.Id, second.DealId, second.Today));

        (await centre.Send(second.Clerk, new IssueTitle(second.Project.Id, second.DealId, "粤 0001", "", second.Today))).Refusal.Should().Be(TitleRefusals.NumberTaken("粤 0001"));
        (await centre.Send(second.Clerk, new IssueTitle(second.Project.Id, second.DealId, new string('1', 61), "", second.Today))).Refusal!.Code.Should().Be("input.invalid");
        await second.Sale.Must(second.Clerk, new IssueTitle(second.Project.Id, second.DealId, "粤 0002", "", second.Today));
    }

    private static async Task Issued(Signing of, string number)
    {
        await of.Sale.Must(of.Assistant, new ApplyForTitle(of.Project.Id, of.DealId, of.Today));
        await of.Sale.Must(of.Assistant, new PayDeedTax(of.Project.Id, of.DealId, of.Today));
        await of.Sale.Must(of.Clerk, new IssueTitle(of.Project.Id, of.DealId, number, "他项 1", of.Today));
    }
}
