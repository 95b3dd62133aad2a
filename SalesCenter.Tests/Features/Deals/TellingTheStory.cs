using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Handovers;
using SalesCenter.Domain.Papers;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Aftercare.ReturnCalls;
using SalesCenter.Web.Features.Aftercare.Service;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.Story;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Features.Handovers;
using SalesCenter.Web.Features.Loans;
using SalesCenter.Web.Features.Papers;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.Deals;

public sealed class TellingTheStory : IAsyncLifetime
{
    private readonly TestCentre centre = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Tells_the_way_to_the_keys_the_latest_first_with_who_did_what()
    {
        var signing = await Signing.Filed(centre);
        var (project, deal, clerk) = (signing.Project.Id, signing.DealId, signing.Clerk);
        await signing.Sale.Must(signing.Project.LiWen, new SignCirculationSlip(project, deal, SalesCenter.Domain.Files.CirculationDesk.Consultant));
        await signing.Sale.Must(signing.Project.LiWen, new PrintPaper(project, deal, PaperKind.PaymentPlanSheet));
        centre.Clock.Advance(TimeSpan.FromHours(1));
        await signing.Sale.Must(clerk, new InviteToHandover(project, deal, centre.Now.AddDays(1), InvitationWay.Phone, signing.Today));
        centre.Clock.Advance(TimeSpan.FromHours(1));
        await signing.Sale.Must(clerk, new RecordHandover(project, deal, new HandoverNotes(2, "", "", "", [new("漏水")], true, "")));

        var story = await Story(signing.Project.LiWen, signing.Sale);
        story.Lines.Select(line => line.At).Should().BeInDescendingOrder();
        story.Lines[0].Says.Code.Should().Be("story.handed-over");
        story.Lines.Select(line => line.Says.Code).Should().Contain(["story.held", "story.slip", "story.slip-decided", "story.begun", "story.subscribed", "story.money", "story.contract-step", "story.contract-version", "story.file-signed", "story.custody", "story.printed", "story.handover-invited"]);
        story.Lines.Where(line => line.Says.Code == "story.contract-step").Select(line => line.Says.Values[0]).Should().BeEquivalentTo(ContractSteps.All.Where(step => step != ContractStep.FileCheck).Cast<object?>());
        story.Lines.Count(line => line.Kind == StoryKind.Money).Should().Be(4, "deposit, first payment, and the deposit moved into it");
        story.People.Select(person => person.Id).Should().BeEquivalentTo([signing.Project.LiWen, signing.Project.Manager, signing.Sale.Cashier, signing.Assistant, signing.Supervisor, clerk]);
        story.People.Single(person => person.Id == clerk).Deeds.Should().Contain(deed => deed.Key == StoryDeed.HandedOver && deed.Value == 2);
        (story.Stage, story.End).Should().Be((DealStage.HandedOver, null));
        story.Next.Select(sentence => sentence.Code).Should().Contain(["story.next-defects", "story.next-title"]);
        story.Dues.Should().ContainSingle().Which.IsOverdue.Should().BeFalse("the bank has time");
    }

    [Fact]
    public async Task Says_whose_turn_it_is_and_what_came_of_what_was_asked()
    {
        var sale = await Sale.Subscribed(centre);
        var project = sale.Project;
        (await Story(project.LiWen, sale)).Next.Should().ContainSingle().Which.Code.Should().Be("story.next-appointment");
        await sale.Must(project.LiWen, new AskForExtension(project.Id, sale.DealId, new DateOnly(2026, 12, 8), "等待公积金"));
        var asked = await Story(project.LiWen, sale);
        asked.Next[0].Should().BeEquivalentTo(new StorySentence("story.next-approval", [RequestKind.Extension, Role.SalesManager]));
        asked.Lines.Single(line => line.Says.Code == "story.request-asked").Note.Should().Be("等待公积金");
        await sale.Must(project.Manager, new ApproveRequest(project.Id, sale.DealId));
        (await Story(project.LiWen, sale)).Lines.Select(line => line.Says.Code).Should().Contain(["story.request-approved", "story.request-ended"]);

        await sale.Cancel();
        var ended = await Story(project.LiWen, sale);
        (ended.End, ended.Next.Count, ended.Dues.Count).Should().Be((DealEnd.Cancelled, 0, 0));
        ended.Lines[0].Says.Code.Should().BeOneOf("story.closed", "story.request-ended");
        ended.Lines.Should().Contain(line => line.Says.Code == "story.papers-back").And.Contain(line => line.Says.Code == "story.closed" && line.ById == project.Manager);
    }

    [Fact]
    public async Task Tells_of_a_special_discount_nothing_that_tells_how_deep_it_goes()
    {
        var sale = await Sale.Subscribed(centre);
        var asked = await sale.Must(sale.Project.LiWen, new AskForDiscount(sale.Project.Id, sale.DealId, DiscountShape.LumpSumOff, 1_000_000, Sale.Mortgage, [], "补充优惠", []));
        await sale.Must(sale.Project.Manager, new ApproveDiscount(sale.Project.Id, asked.Id));

        var lines = (await Story(sale.Project.LiWen, sale)).Lines.Where(line => line.Says.Code.StartsWith("story.discount", StringComparison.Ordinal)).ToList();
        lines.Select(line => line.Says.Code).Should().BeEquivalentTo(["story.discount-approved", "story.discount-asked"]);
        lines.SelectMany(line => line.Says.Values).Should().NotContain(value => value is Role);
    }

    [Fact]
    public async Task Tells_of_loans_of_what_buyers_wanted_and_of_return_calls()
    {
        var sale = await Sale.Subscribed(centre);
        var (project, deal, li) = (sale.Project.Id, sale.DealId, sale.Project.LiWen);
        var loan = await sale.Must(li, new BeginLoanCase(project, deal, LoanKind.Commercial));
        await sale.Must(li, new CloseLoanCase(project, deal, loan, "客户不贷了"));
        var request = await sale.Must(li, new RaiseServiceRequest(project, deal, ServiceKind.Repair, "漏水"));
        await sale.Must(li, new FinishServiceRequest(project, request, "已修好"));
        await sale.Must(li, new RecordReturnCall(project, deal, OccasionKind.AfterSubscription, true, 4, "满意"));
        await sale.Must(li, new RecordReturnCall(project, deal, OccasionKind.AfterSubscription, false, null, ""));

        var lines = (await Story(sale.Cashier, sale)).Lines.Where(line => line.Deed == StoryDeed.LookedAfter).ToList();
        lines.GroupBy(line => line.Says.Code).Select(same => (same.Key, same.Count())).Should().BeEquivalentTo([("story.loan", 2), ("story.service", 2), ("story.return-call", 1), ("story.return-call-missed", 1)]);
        lines.Should().OnlyContain(line => line.ById == li && line.Link == $"deals/{deal}/aftercare").And.Contain(line => line.Note == "客户不贷了").And.Contain(line => line.Note == "已修好");
        var words = centre.Services.GetRequiredService<Words>();
        lines.Select(line => words.Say(line.Says.Code, line.Says.Values)).Should().NotContain(text => text.StartsWith("story.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_said_in_words_and_without_numbers_of_telephone_or_identity()
    {
        var signing = await Signing.Filed(centre);
        var words = centre.Services.GetRequiredService<Words>();

        var story = await Story(signing.Sale.Cashier, signing.Sale);
        var said = story.Lines.Select(line => line.Says).Concat(story.Next).Select(sentence => words.Say(sentence.Code, sentence.Values)).Concat(story.Lines.Select(line => line.Note)).ToList();
        said.Should().NotContain(text => text.StartsWith("story.", StringComparison.Ordinal), "every sentence stands in the resource file");
        said.Should().NotContain(text => text.Contains(Sale.IdNumber, StringComparison.Ordinal) || text.Contains("13800000001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_open_to_those_to_whom_the_deal_is()
    {
        var sale = await Sale.Subscribed(centre);

        (await centre.Ask(sale.Project.WangFang, new GetDealStory(sale.Project.Id, sale.DealId))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(sale.Project.LiWen, new GetDealStory(sale.Project.Id, Guid.NewGuid()))).Refusal!.Code.Should().Be("deal.unknown");
        var other = await SmallProject.In(centre);
        (await centre.Ask(other.Manager, new GetDealStory(other.Id, sale.DealId))).Refusal!.Code.Should().Be("deal.unknown");
        (await centre.Ask(other.Manager, new GetDealStory(sale.Project.Id, sale.DealId))).Refusal!.Code.Should().Be("role.forbidden");
        (await Story(sale.Cashier, sale)).UnitId.Should().Be(sale.Project.Units[0]);
    }

    private async Task<DealStory> Story(Guid readerId, Sale sale) => (await centre.Ask(readerId, new GetDealStory(sale.Project.Id, sale.DealId))).Value;
}
