using MiniExcelLibs;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Features.Reports;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Payments.Dues;

namespace SalesCenter.Tests.Features.Payments;

/// <summary>A contract of 24 November whose first payment is here, and whose loan of 3,500,000 is expected on 30 January.</summary>
public sealed class ListingDues : IAsyncLifetime
{
    private static readonly DateOnly LoanDay = new(2027, 1, 30);
    private readonly TestCentre centre = new();
    private ReportGround ground = null!;
    private Signing signing = null!;

    public async ValueTask InitializeAsync()
    {
        ground = await ReportGround.In(centre);
        signing = await Signing.Contracted(centre, ground.Project);
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task What_is_here_is_not_listed_and_what_is_open_stands_with_its_deal()
    {
        var sheet = await List(ground.Project.Manager);

        sheet.Rows.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            signing.DealId,
            UnitId = ground.Project.Units[0],
            CustomerName = "赵先生",
            ConsultantId = ground.Li,
            Kind = PlanLineKind.CommercialLoan,
            Purpose = PaymentPurpose.CommercialLoan,
            DueOn = LoanDay,
            Amount = Money.FromYuan(3_500_000),
            Paid = Money.Zero,
            Left = Money.FromYuan(3_500_000),
            DaysOverdue = 0,
        });
    }

    [Fact]
    public async Task A_part_that_is_paid_leaves_the_rest_and_all_of_it_nothing()
    {
        await signing.Sale.Must(signing.Sale.Cashier, signing.Sale.Receive(Money.FromYuan(1_000_000), PaymentPurpose.CommercialLoan));
        (await List(ground.Li)).Rows.Should().ContainSingle().Which.Should().Match<DueRow>(due => due.Paid.Yuan == 1_000_000 && due.Left.Yuan == 2_500_000);
        (await List(ground.Li)).Ages[0].Should().Be(new AgeSum(DueAge.NotDue, 1, Money.FromYuan(2_500_000)));

        await signing.Sale.Must(signing.Sale.Cashier, signing.Sale.Receive(Money.FromYuan(2_500_000), PaymentPurpose.CommercialLoan));

        (await List(ground.Li)).Rows.Should().BeEmpty();
        (await List(ground.Li)).Ages.Should().Equal(Enum.GetValues<DueAge>().Select(age => new AgeSum(age, 0, Money.Zero)));
    }

    [Fact]
    public async Task Consultants_see_their_own_supervisors_their_group_and_the_desks_everything()
    {
        var stranger = await centre.Hire("二组主管", Role.Supervisor, ground.Project.Id);
        await ground.PutInGroup(stranger, "二组主管", Role.Supervisor, "二组");
        foreach (var role in new[] { Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier })
            (await List(await centre.Hire("某人", role, ground.Project.Id))).Rows.Should().ContainSingle(role.ToString());

        (await List(ground.Li)).Rows.Should().ContainSingle();
        (await List(ground.Supervisor)).Rows.Should().ContainSingle();
        (await List(ground.Wang)).Should().Match<DueSheet>(sheet => sheet.Rows.Count == 0 && sheet.Ages.All(age => age.Count == 0));
        (await List(stranger)).Should().Match<DueSheet>(sheet => sheet.Rows.Count == 0 && sheet.Ages.All(age => age.Count == 0));
        (await centre.Ask(ground.Administrator, new DueList(ground.Project.Id))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task Another_project_sees_nothing_of_it_and_its_people_none_of_this_one()
    {
        var other = await SmallProject.In(centre);

        (await centre.Ask(other.Manager, new DueList(other.Id))).Value.Rows.Should().BeEmpty();
        (await centre.Ask(other.Manager, new DueList(ground.Project.Id))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Theory]
    [InlineData(0, DueAge.NotDue)]
    [InlineData(1, DueAge.UpTo30)]
    [InlineData(30, DueAge.UpTo30)]
    [InlineData(31, DueAge.UpTo60)]
    [InlineData(60, DueAge.UpTo60)]
    [InlineData(61, DueAge.UpTo90)]
    [InlineData(90, DueAge.UpTo90)]
    [InlineData(91, DueAge.Over90)]
    public async Task It_ages_by_the_days_since_it_was_due(int days, DueAge age)
    {
        Go(LoanDay.AddDays(days));

        var sheet = await List(ground.Project.Manager);

        sheet.Rows.Single().DaysOverdue.Should().Be(days);
        sheet.Ages.Should().Equal(Enum.GetValues<DueAge>().Select(each => each == age ? new AgeSum(each, 1, Money.FromYuan(3_500_000)) : new AgeSum(each, 0, Money.Zero)));
    }

    [Theory]
    [InlineData(-31, false, false)]
    [InlineData(-30, true, false)]
    [InlineData(0, true, false)]
    [InlineData(1, false, true)]
    public async Task It_is_filtered_by_its_day_and_the_ages_stay_those_of_all(int days, bool isNear, bool isOverdue)
    {
        Go(LoanDay.AddDays(days));

        (await List(ground.Project.Manager, DueFilter.Next30Days)).Rows.Count.Should().Be(isNear ? 1 : 0);
        (await List(ground.Project.Manager, DueFilter.Overdue)).Rows.Count.Should().Be(isOverdue ? 1 : 0);
        (await List(ground.Project.Manager, DueFilter.Overdue)).Ages.Sum(age => age.Count).Should().Be(1);
    }

    [Fact]
    public async Task It_is_filtered_by_its_purpose()
    {
        (await List(ground.Li, purpose: PaymentPurpose.CommercialLoan)).Rows.Should().ContainSingle();
        (await List(ground.Li, purpose: PaymentPurpose.Instalment)).Should().Match<DueSheet>(sheet => sheet.Rows.Count == 0 && sheet.Ages.All(age => age.Count == 0));
    }

    [Fact]
    public async Task It_is_exported_by_those_who_answer_for_it_as_filtered_and_marked()
    {
        Read((await centre.Ask(signing.Sale.Cashier, new ExportDues(ground.Project.Id, DueFilter.AllOpen, null))).Value).Should().Contain("赵先生").And.Contain("3500000").And.Contain("2027-01-30").And.ContainMatch("*孙出纳*");
        Read((await centre.Ask(ground.Project.Manager, new ExportDues(ground.Project.Id, DueFilter.Overdue, null))).Value).Should().NotContain("赵先生");
        foreach (var person in new[] { ground.Li, ground.Supervisor, signing.Assistant })
            (await centre.Ask(person, new ExportDues(ground.Project.Id, DueFilter.AllOpen, null))).Refusal!.Code.Should().Be("role.forbidden");
    }

    private void Go(DateOnly day) => centre.Clock.SetUtcNow(new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8)));

    private async Task<DueSheet> List(Guid reader, DueFilter filter = DueFilter.AllOpen, PaymentPurpose? purpose = null) => (await centre.Ask(reader, new DueList(ground.Project.Id, filter, purpose))).Value;

    private static List<string> Read(byte[] workbook) =>
        [.. new MemoryStream(workbook).Query().Cast<IDictionary<string, object>>().SelectMany(row => row.Values).Select(cell => Convert.ToString(cell, System.Globalization.CultureInfo.InvariantCulture) ?? "")];
}
