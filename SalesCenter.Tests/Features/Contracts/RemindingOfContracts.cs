using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Requests;

namespace SalesCenter.Tests.Features.Contracts;

public sealed class RemindingOfContracts : IAsyncDisposable
{
    private readonly TestCentre centre = new();

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Of_an_appointment_consultant_and_assistant_are_told_the_day_before_and_on_the_day()
    {
        var signing = await Signing.Begun(centre);
        var project = signing.Project;
        (await Remind(project)).Should().Be(1);
        (await Remind(project)).Should().Be(0, "they know");
        Go("2026-11-25 08:00");
        (await Remind(project)).Should().Be(1);
        Go("2026-11-26 08:00");
        (await Remind(project)).Should().Be(0, "the hour has passed");

        foreach (var person in new[] { project.LiWen, signing.Assistant })
            (await Told(person)).Should().Equal(("notice.appointment-near", "2026-11-24"), ("notice.appointment-near", "2026-11-25"));
        foreach (var person in new[] { project.Manager, signing.Supervisor, signing.Clerk, project.WangFang })
            (await Told(person)).Should().BeEmpty();
    }

    [Fact]
    public async Task An_appointment_further_away_or_kept_is_not_told_and_a_new_one_is()
    {
        var signing = await Signing.Begun(centre);
        await signing.Sale.Must(signing.Project.LiWen, new MakeAppointment(signing.Project.Id, signing.DealId, centre.Now.AddDays(3)));
        (await Remind(signing.Project)).Should().Be(0);
        Go("2026-11-26 09:00");
        (await Remind(signing.Project)).Should().Be(1);
        await signing.Sale.Must(signing.Project.LiWen, new FillInForm(signing.Project.Id, signing.DealId, await signing.Form()));
        await signing.Sale.Must(signing.Project.LiWen, new CheckPapers(signing.Project.Id, signing.DealId, Enum.GetValues<BroughtPaper>()));
        Go("2026-11-27 09:00");

        (await Remind(signing.Project)).Should().Be(0, "the customer was here");
    }

    [Fact]
    public async Task Of_the_deadlines_of_the_law_the_desks_are_told_as_they_come_near_and_managers_once_they_have_passed()
    {
        var signing = await Signing.Contracted(centre);
        for (var day = new DateOnly(2026, 12, 15); day <= new DateOnly(2026, 12, 27); day = day.AddDays(1))
        {
            Go($"{day:yyyy-MM-dd} 10:00");
            await centre.Clockwork.Run(CancellationToken.None);
            await centre.Clockwork.Run(CancellationToken.None);
        }

        (string, string)[] near = [.. new[] { "2026-12-17", "2026-12-21", "2026-12-23", "2026-12-24" }.Select(day => ("notice.deadline-near", day))], passed = [("notice.deadline-passed", "2026-12-25")];
        foreach (var person in new[] { signing.Project.LiWen, signing.Assistant, signing.Clerk })
            (await Told(person)).Should().Equal(near.Concat(passed));
        (await Told(signing.Project.Manager)).Should().Equal(passed);
        (await Told(signing.Supervisor)).Should().BeEmpty();
    }

    [Fact]
    public async Task After_the_online_signing_the_filing_is_reminded_of_and_after_the_filing_nothing()
    {
        var signing = await Signing.Contracted(centre);
        await centre.Database(async db =>
        {
            var project = await db.Projects.SingleAsync(project => project.Id == signing.Project.Id);
            project.Configure(project.Settings with { FilingDays = 31 }, project.EscrowAccount);
        });
        var other = await Signing.Contracted(centre, signing.Project, signing.Project.Units[1]);
        await other.Sale.Must(other.Clerk, new SignOnline(other.Project.Id, other.DealId, "WQ-2", other.Today));
        await signing.Sale.Must(signing.Clerk, new SignOnline(signing.Project.Id, signing.DealId, "WQ-1", signing.Today));
        await signing.Sale.Must(signing.Clerk, new EnterFiling(signing.Project.Id, signing.DealId, "BA-1", signing.Today));

        Go("2026-12-24 10:00");
        (await Remind(signing.Project)).Should().Be(1, "one day is left until the filing of the second");
        (await Told(signing.Clerk)).Should().Equal(("notice.deadline-near", "2026-12-24"));
    }

    [Fact]
    public async Task A_contract_that_is_being_given_up_is_not_reminded_of()
    {
        var signing = await Signing.Contracted(centre);
        await signing.Sale.Must(signing.Project.LiWen, new AskForUnitReturn(signing.Project.Id, signing.DealId, CancellationGround.NobodysFault, Money.Zero, "贷款被拒"));
        Go("2026-12-24 10:00");
        (await Remind(signing.Project)).Should().Be(0);
        await signing.Sale.Must(signing.Project.LiWen, new WithdrawRequest(signing.Project.Id, signing.DealId));

        (await Remind(signing.Project)).Should().Be(1);
        (await centre.Send(signing.Project.Manager, new RemindOfContracts(signing.Project.Id))).Refusal!.Code.Should().Be("role.forbidden");
    }

    private void Go(string shanghai) => centre.Clock.SetUtcNow(new DateTimeOffset(DateTime.Parse(shanghai, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8)));

    private async Task<int> Remind(SmallProject project) => (await centre.SendAsProduct(new RemindOfContracts(project.Id))).Value;

    private async Task<IEnumerable<(string Code, string Day)>> Told(Guid person) =>
        (await centre.Database(db => db.Notices.IgnoreQueryFilters().Where(notice => notice.RecipientId == person && (notice.Code == "notice.appointment-near" || notice.Code.StartsWith("notice.deadline-"))).OrderBy(notice => notice.Number).ToListAsync()))
        .Select(notice => (notice.Code, new ProjectSettings().Calendar.DateOf(notice.At).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
}
