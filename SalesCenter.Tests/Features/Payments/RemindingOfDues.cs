using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Features.Reports;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Payments.Dues;

namespace SalesCenter.Tests.Features.Payments;

/// <summary>Reminders of a loan that is expected on 30 January.</summary>
public sealed class RemindingOfDues : IAsyncLifetime
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
    public async Task Consultant_and_cashier_are_told_before_on_and_after_the_day_once_each_and_superiors_once_it_has_passed()
    {
        var other = await centre.Hire("二组主管", Role.Supervisor, ground.Project.Id);
        await ground.PutInGroup(other, "二组主管", Role.Supervisor, "二组");
        for (var days = -8; days <= 31; days++)
        {
            Go(LoanDay.AddDays(days));
            await centre.Clockwork.Run(CancellationToken.None);
            if (days % 7 == 0)
                await centre.Clockwork.Run(CancellationToken.None);
        }

        int[] before = [-7, -3, -1, 0], after = [1, 7, 30];
        (string, int)[] all = [.. before.Select(day => ("notice.due-near", day)), .. after.Select(day => ("notice.due-overdue", day))], overdue = [.. after.Select(day => ("notice.due-overdue", day))];
        (await Told(ground.Li)).Should().Equal(all);
        (await Told(signing.Sale.Cashier)).Should().Equal(all);
        (await Told(ground.Project.Manager)).Should().Equal(overdue);
        (await Told(ground.Supervisor)).Should().Equal(overdue);
        (await Told(other)).Should().BeEmpty();
        (await Told(ground.Wang)).Should().BeEmpty();
        await centre.Holds();
    }

    [Fact]
    public async Task What_is_here_and_what_is_being_given_up_is_not_reminded_of()
    {
        await signing.Sale.Must(signing.Sale.Cashier, signing.Sale.Receive(Money.FromYuan(3_500_000), PaymentPurpose.CommercialLoan));
        var (given, _) = (await Signing.Contracted(centre, ground.Project, ground.Project.Units[1]), 0);
        await given.Sale.Must(ground.Li, new AskForUnitReturn(ground.Project.Id, given.DealId, CancellationGround.NobodysFault, Money.Zero, "贷款被拒"));
        Go(LoanDay);

        (await centre.SendAsProduct(new RemindOfDues(ground.Project.Id))).Value.Should().Be(0);
        await given.Sale.Must(ground.Li, new WithdrawRequest(ground.Project.Id, given.DealId));

        (await centre.SendAsProduct(new RemindOfDues(ground.Project.Id))).Value.Should().Be(1);
        (await centre.SendAsProduct(new RemindOfDues(ground.Project.Id))).Value.Should().Be(0, "it was told today");
    }

    [Fact]
    public async Task Nobody_but_the_product_reminds()
    {
        (await centre.Send(ground.Project.Manager, new RemindOfDues(ground.Project.Id))).Refusal!.Code.Should().Be("role.forbidden");
    }

    private void Go(DateOnly day) => centre.Clock.SetUtcNow(new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8)));

    private async Task<IEnumerable<(string Code, int Day)>> Told(Guid person) =>
        (await centre.Database(db => db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == person && notice.Code.StartsWith("notice.due-")).OrderBy(notice => notice.Number).ToListAsync()))
        .Select(notice => (notice.Code, DateOnly.FromDateTime(notice.At.AddHours(8)).DayNumber - LoanDay.DayNumber));
}
