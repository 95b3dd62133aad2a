using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using static SalesCenter.Tests.Domain.Aftercare.SoldDeal;

namespace SalesCenter.Tests.Domain.Aftercare;

public sealed class SeeingToARequest
{
    private readonly Deal deal = Subscribed();

    [Fact]
    public void Falls_to_the_deals_consultant_within_the_days_of_the_project_unless_somebody_says_otherwise()
    {
        var usual = Raised();
        (usual.OwnerId, usual.DueOn, usual.State, usual.DealId, usual.ProjectId).Should().Be((Consultant.Id, Today.AddDays(3), ServiceState.Open, deal.Id, deal.ProjectId));

        var other = Raised(new ServiceWish(ServiceKind.Defect, " 窗框划伤 ", " 主卧 ", Clerk.Id, Today), Settings with { ServiceDays = 9 });
        (other.OwnerId, other.DueOn, other.Text, other.Place).Should().Be((Clerk.Id, Today, "窗框划伤", "主卧"));
        Raised(settings: Settings with { ServiceDays = 9 }).DueOn.Should().Be(Today.AddDays(9));
    }

    [Fact]
    public void Is_raised_about_what_is_sold_only()
    {
        foreach (var (unsold, name) in new[] { (Held(), "held"), (Selected(), "selected"), (Closed(), "closed") })
            RefusalOf(() => _ = new ServiceRequest(unsold, new ServiceWish(ServiceKind.Repair, "漏水"), Consultant.Id, Settings, Now)).Should().Be("service.not-subscribed", name);
    }

    [Theory]
    [InlineData("", "", 0, "service.text-missing")]
    [InlineData(" \n ", "", 0, "service.text-missing")]
    [InlineData("1001", "", 0, "service.text-missing")]
    [InlineData("1000", "", 0, null)]
    [InlineData("漏水", "61", 0, "service.place-too-long")]
    [InlineData("漏水", "60", 0, null)]
    [InlineData("漏水", "", -1, "service.due-in-the-past")]
    public void Is_refused_for_words_that_are_missing_or_too_many_and_for_a_day_that_is_over(string text, string place, int days, string? refusal) =>
        RefusalOf(() => Raised(new ServiceWish(ServiceKind.Repair, Words(text), Words(place), null, Today.AddDays(days)))).Should().Be(refusal);

    [Fact]
    public void Is_refused_for_a_kind_that_does_not_exist() => RefusalOf(() => Raised(new ServiceWish((ServiceKind)7, "漏水"))).Should().Be("service.kind-missing");

    [Theory]
    [InlineData(0, "settings.out-of-range")]
    [InlineData(1, null)]
    [InlineData(60, null)]
    [InlineData(61, "settings.out-of-range")]
    public void A_project_gives_one_to_sixty_days(int days, string? refusal) =>
        RefusalOf(() => new Project("BAY", "海湾花园").Configure(Settings with { ServiceDays = days }, "")).Should().Be(refusal);

    [Fact]
    public void Today_is_the_sales_centres()
    {
        var evening = new DateTime(2026, 11, 24, 15, 59, 0, DateTimeKind.Utc);
        RefusalOf(() => Raised(new ServiceWish(ServiceKind.Repair, "漏水", DueOn: Today), now: evening)).Should().BeNull();
        RefusalOf(() => Raised(new ServiceWish(ServiceKind.Repair, "漏水", DueOn: Today), now: evening.AddMinutes(1))).Should().Be("service.due-in-the-past");
    }

    [Fact]
    public void Is_finished_by_its_owner_or_a_manager_once_and_with_an_answer()
    {
        var request = Raised();
        foreach (var other in new[] { Colleague, Clerk, Person(Role.Supervisor) })
            RefusalOf(() => request.Finish("已修好", other, Now)).Should().Be("service.of-other");
        RefusalOf(() => request.Finish(" ", Consultant, Now)).Should().Be("service.text-missing");
        RefusalOf(() => request.Finish(Words("1001"), Consultant, Now)).Should().Be("service.text-missing");
        (request.State, request.Answer, request.DoneAt).Should().Be((ServiceState.Open, "", null), "a refusal changes nothing");

        request.Finish(" 已修好 ", Consultant, Now);

        (request.State, request.Answer, request.DoneById, request.DoneAt).Should().Be((ServiceState.Done, "已修好", Consultant.Id, Now));
        RefusalOf(() => request.Finish("又修好", Manager, Now)).Should().Be("service.done");
        RefusalOf(() => request.HandTo(Clerk.Id, Manager, deal, Now)).Should().Be("service.done");
        RefusalOf(() => request.GoAlong(Clerk.Id, Manager.Id, Now)).Should().Be("service.done");
        RefusalOf(() => Raised().Finish("经理处理", Manager, Now)).Should().BeNull();
    }

    [Fact]
    public void Is_handed_on_by_those_to_whom_it_is_open_and_the_new_owner_finishes_it()
    {
        var request = Raised();
        RefusalOf(() => request.HandTo(Colleague.Id, Colleague, deal, Now)).Should().Be("service.of-other");
        RefusalOf(() => request.HandTo(Consultant.Id, Manager, deal, Now)).Should().Be("service.already-theirs");

        request.HandTo(Colleague.Id, Consultant, deal, Now);

        (request.OwnerId, request.DueOn).Should().Be((Colleague.Id, Today.AddDays(3)));
        RefusalOf(() => request.Finish("已修好", Consultant, Now)).Should().Be("service.of-other");
        request.HandTo(Clerk.Id, Consultant, deal, Now);
        request.Finish("已修好", Clerk, Now);
        request.Moves.Select(move => (move.Kind, move.ById, move.OwnerId, move.Note)).Should().Equal(
            (ServiceMoveKind.Raised, Consultant.Id, Consultant.Id, ""), (ServiceMoveKind.HandedOn, Consultant.Id, Colleague.Id, ""),
            (ServiceMoveKind.HandedOn, Consultant.Id, Clerk.Id, ""), (ServiceMoveKind.Finished, Clerk.Id, Clerk.Id, "已修好"));
    }

    [Fact]
    public void Is_open_to_owner_handler_their_superiors_and_the_desks()
    {
        var request = Raised();
        request.HandTo(Colleague.Id, Consultant, deal, Now);
        var leads = Person(Role.Supervisor) with { Group = new HashSet<Guid> { Consultant.Id } };
        var leadsOwner = Person(Role.Supervisor) with { Group = new HashSet<Guid> { Colleague.Id } };
        var leadsOthers = Person(Role.Supervisor) with { Group = new HashSet<Guid> { Guid.NewGuid() } };

        new[] { Consultant, Colleague, Manager, Clerk, leads, leadsOwner, Person(Role.ProjectCompany), Person(Role.SalesAssistant) }.Should().OnlyContain(person => request.IsOpenTo(person, deal.ConsultantId));
        new[] { Person(Role.Consultant), leadsOthers, Person(Role.Cashier), Person(Role.Administrator) }.Should().OnlyContain(person => !request.IsOpenTo(person, deal.ConsultantId));
    }

    [Fact]
    public void Is_opened_again_when_the_buyer_is_not_content_and_the_days_begin_anew()
    {
        var request = Raised();
        RefusalOf(() => request.Reopen("仍漏水", Consultant, deal, Settings, Now)).Should().Be("service.still-open");
        request.Finish("已修好", Consultant, Now);
        var later = Now.AddDays(10);
        RefusalOf(() => request.Reopen(" ", Clerk, deal, Settings, later)).Should().Be("service.text-missing");
        RefusalOf(() => request.Reopen("仍漏水", Colleague, deal, Settings, later)).Should().Be("service.of-other");

        request.Reopen("仍漏水", Clerk, deal, Settings, later);

        (request.State, request.Answer, request.DoneAt, request.DoneById, request.DueOn).Should().Be((ServiceState.Open, "", null, null, Today.AddDays(13)));
        request.Moves.Select(move => move.Note).Should().Equal("", "已修好", "仍漏水");
        RefusalOf(() => request.Reopen("仍漏水", Clerk, deal, Settings, later)).Should().Be("service.still-open");
        request.Finish("换了密封条", Consultant, later);
        request.State.Should().Be(ServiceState.Done);
    }

    [Fact]
    public void Reminds_the_day_before_on_the_day_and_the_day_after_once_each()
    {
        var request = Raised(new ServiceWish(ServiceKind.Repair, "漏水", DueOn: Today.AddDays(5)));

        Enumerable.Range(0, 10).Where(day => request.Remind(Today.AddDays(day)) && !request.Remind(Today.AddDays(day))).Should().Equal(4, 5, 6);
    }

    [Fact]
    public void Done_reminds_of_nothing_and_handed_on_reminds_the_new_owner()
    {
        var request = Raised(new ServiceWish(ServiceKind.Repair, "漏水", DueOn: Today));
        request.Remind(Today).Should().BeTrue();
        request.HandTo(Clerk.Id, Manager, deal, Now);
        request.Remind(Today).Should().BeTrue("the new owner knows nothing yet");
        request.Finish("已修好", Clerk, Now);
        request.Remind(Today.AddDays(1)).Should().BeFalse();
    }

    [Fact]
    public void Forgets_what_was_said_and_not_who_had_it()
    {
        var request = Raised(new ServiceWish(ServiceKind.Defect, "赵先生家漏水", "主卧"));
        request.Finish("已修好赵先生家", Consultant, Now);

        request.Forget();

        $"{request.Text}{request.Place}{request.Answer}{string.Concat(request.Moves.Select(move => move.Note))}".Should().BeEmpty();
        request.Moves.Should().HaveCount(2);
    }

    /// <summary>A number stands for so many characters.</summary>
    private static string Words(string said) => int.TryParse(said, out var length) ? new string('水', length) : said;

    private ServiceRequest Raised(ServiceWish? wish = null, ProjectSettings? settings = null, DateTime? now = null) =>
        new(deal, wish ?? new ServiceWish(ServiceKind.Repair, "厨房漏水"), Consultant.Id, settings ?? Settings, now ?? Now);
}
