using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Papers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Papers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Approvals;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.FreeUnit;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.ProlongHold;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Desk;
using SalesCenter.Web.Features.Papers;
using SalesCenter.Web.Features.Today;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Deals;

public sealed class SelectingAUnit : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Guid deal;

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        deal = (await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen))).Value.DealId;
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    private Task<SubmittedSlip> Submit() => Must(centre.Send(project.LiWen, new SubmitSlip(project.Id, deal)));

    private static async Task<T> Must<T>(Task<SalesCenter.Domain.Common.Result<T>> answer)
    {
        var result = await answer;
        result.Refusal.Should().BeNull();
        return result.Value;
    }

    [Fact]
    public async Task A_submitted_slip_is_numbered_by_day_and_waits_for_a_manager_who_is_told_at_once()
    {
        await centre.Services.GetRequiredService<DeskRelay>().CatchUp(CancellationToken.None);
        var told = new List<Notice>();
        using var listening = centre.Services.GetRequiredService<DeskFeed>().Listen(project.Manager, told.Add);

        (await Submit()).Number.Should().Be("XF202611240001");

        await centre.Services.GetRequiredService<DeskRelay>().CatchUp(CancellationToken.None);
        told.Should().ContainSingle().Which.Code.Should().Be("notice.slip-submitted");
        var slip = (await Must(centre.Ask(project.Manager, new PendingSlips(project.Id)))).Should().ContainSingle().Subject;
        (slip.DealId, slip.CustomerName, slip.ListPrice.Yuan).Should().Be((deal, "赵先生", 5_000_000m));
    }

    [Fact]
    public async Task The_newest_slip_lies_on_top_of_the_stack()
    {
        await Submit();
        centre.Clock.Advance(TimeSpan.FromMinutes(1));
        var newer = (await Must(centre.Send(project.WangFang, new HoldUnit(project.Id, project.Units[1], project.CustomerOfWangFang)))).DealId;
        await Must(centre.Send(project.WangFang, new SubmitSlip(project.Id, newer)));
        centre.Clock.Advance(TimeSpan.FromMinutes(1));

        (await Must(centre.Ask(project.Manager, new PendingSlips(project.Id)))).Select(slip => slip.DealId).Should().Equal(newer, deal);
    }

    [Fact]
    public async Task A_slip_submitted_twice_is_one_slip_and_one_notice()
    {
        var first = await Submit();
        (await Submit()).Should().Be(first);

        (await Must(centre.Ask(project.Manager, new MyNotices(project.Id)))).Unread.Should().Be(1);
    }

    [Fact]
    public async Task An_approved_slip_selects_the_unit_and_the_consultant_is_told()
    {
        await Submit();

        await Must(centre.Send(project.Manager, new ApproveSelection(project.Id, deal)));
        (await centre.Database(db => db.Customers.IgnoreQueryFilters().SingleAsync(customer => customer.Id == project.CustomerOfLiWen))).Stage.Should().Be(CustomerStage.Selected);

        (await project.Unit(project.Units[0])).Status.Should().Be(UnitStatus.Selected);
        (await Must(centre.Ask(project.LiWen, new MyNotices(project.Id)))).Latest.Should().ContainSingle().Which.Code.Should().Be("notice.slip-approved");
        centre.Clock.Advance(TimeSpan.FromHours(1));
        (await centre.Send(project.WangFang, new HoldUnit(project.Id, project.Units[0], project.CustomerOfWangFang))).Refusal!.Code.Should().Be("unit.taken");
    }

    [Fact]
    public async Task A_refused_slip_keeps_the_hold_and_can_be_submitted_again()
    {
        await Submit();

        await Must(centre.Send(project.Manager, new RefuseSelection(project.Id, deal, "客户资料不全")));

        (await project.Unit(project.Units[0])).Status.Should().Be(UnitStatus.Held);
        (await Submit()).Number.Should().Be("XF202611240002");
    }

    [Fact]
    public async Task Nobody_approves_their_own_slip_not_even_in_a_second_role()
    {
        await Submit();
        await centre.Database(async db => await db.Memberships.AddAsync(new Membership { PersonId = project.LiWen, Role = Role.SalesManager, ProjectId = project.Id }));
        centre.Services.GetRequiredService<PeopleBook>().Forget();

        (await centre.Send(project.LiWen, new ApproveSelection(project.Id, deal))).Refusal.Should().Be(DealRefusals.OwnApproval);
    }

    [Fact]
    public async Task A_consultant_can_neither_approve_nor_touch_a_colleagues_deal()
    {
        await Submit();

        (await centre.Send(project.WangFang, new ApproveSelection(project.Id, deal))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(project.WangFang, new HandBackSlip(project.Id, deal))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(project.WangFang, new PrintPaper(project.Id, deal, PaperKind.SelectionSlip))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task A_manager_of_another_project_finds_nothing_to_approve()
    {
        await Submit();
        var other = await SmallProject.In(centre);

        (await centre.Send(other.Manager, new ApproveSelection(project.Id, deal))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(other.Manager, new ApproveSelection(other.Id, deal))).Refusal.Should().Be(DealRefusals.Unknown);
    }

    [Fact]
    public async Task Approval_comes_too_late_once_the_hold_has_run_out()
    {
        await Submit();
        centre.Clock.Advance(TimeSpan.FromMinutes(15));

        (await centre.Send(project.Manager, new ApproveSelection(project.Id, deal))).Refusal!.Code.Should().Be("deal.hold-ran-out");
        (await Must(centre.Ask(project.Manager, new PendingSlips(project.Id)))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_hold_is_prolonged_up_to_its_absolute_end_and_no_further()
    {
        var held = centre.Now;
        foreach (var expected in new[] { 25, 35, 45 })
        {
            centre.Clock.Advance(TimeSpan.FromMinutes(10));
            (await Must(centre.Send(project.LiWen, new ProlongHold(project.Id, deal)))).Until.Should().Be(held.AddMinutes(expected));
        }
        centre.Clock.Advance(TimeSpan.FromMinutes(10));

        (await centre.Send(project.LiWen, new ProlongHold(project.Id, deal))).Refusal!.Code.Should().Be("deal.hold-limit");
    }

    [Fact]
    public async Task A_selected_unit_is_freed_by_a_manager_and_only_after_the_slip_came_back()
    {
        await Submit();
        await Must(centre.Send(project.Manager, new ApproveSelection(project.Id, deal)));
        (await centre.Send(project.Manager, new FreeUnit(project.Id, deal))).Refusal!.Code.Should().Be("deal.slip-not-handed-back");
        (await centre.Send(project.LiWen, new FreeUnit(project.Id, deal))).Refusal!.Code.Should().Be("role.forbidden");

        await Must(centre.Send(project.LiWen, new HandBackSlip(project.Id, deal)));
        (await Must(centre.Ask(project.Manager, new GetToday(project.Id)))).ToFree.Should().ContainSingle();
        await Must(centre.Send(project.Manager, new FreeUnit(project.Id, deal)));

        (await project.Unit(project.Units[0])).Status.Should().Be(UnitStatus.Available);
        (await Must(centre.Ask(project.Manager, new DealList(project.Id, OpenOnly: false)))).Should().ContainSingle().Which.End.Should().Be(DealEnd.Freed);
    }

    [Fact]
    public async Task Today_shows_each_person_what_waits_for_them()
    {
        await Submit();

        (await Must(centre.Ask(project.LiWen, new GetToday(project.Id)))).Mine.Should().ContainSingle().Which.Slip.Should().Be(SlipState.Submitted);
        (await Must(centre.Ask(project.Manager, new GetToday(project.Id)))).Slips.Should().Be(1);
        (await Must(centre.Ask(project.WangFang, new GetToday(project.Id)))).Mine.Should().BeEmpty();
        (await Must(centre.Ask(project.WangFang, new DealList(project.Id, OpenOnly: true)))).Should().BeEmpty();
    }

    [Fact]
    public async Task The_printed_slip_names_unit_price_and_people()
    {
        await Submit();
        await Must(centre.Send(project.Manager, new ApproveSelection(project.Id, deal)));

        var paper = await Must(centre.Send(project.LiWen, new PrintPaper(project.Id, deal, PaperKind.SelectionSlip)));
        var slip = PaperHtml.Of((await centre.Services.GetRequiredService<ScanFolder>().Read(paper, CancellationToken.None))!);

        slip.Should().ContainAll("XF202611240001", "赵先生", "138****0001", "陈经理", "1栋1单元101", "¥ 5,000,000.00", "伍佰万元整");
        (await centre.Database(db => db.AuditEntries.CountAsync(entry => entry.Action == nameof(ApproveSelection)))).Should().Be(1);
    }
}
