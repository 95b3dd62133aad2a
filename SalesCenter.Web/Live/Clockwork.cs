using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Reception;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Aftercare.Service;
using SalesCenter.Web.Features.Brokers.Reports;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Customers.FollowUps;
using SalesCenter.Web.Features.Customers.Owners.Pool;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Deals.LapseHolds;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Features.Handovers;
using SalesCenter.Web.Features.Loans;
using SalesCenter.Web.Features.Payments.Dues;
using SalesCenter.Web.Features.Reception.Invitations;
using SalesCenter.Web.Features.Reports.Daily;
using SalesCenter.Web.Features.Stock.Batches;
using SalesCenter.Web.Features.Stock.Prices;
using SalesCenter.Web.Features.Stock.Withholding;

namespace SalesCenter.Web.Live;

/// <summary>
/// Does what the clock asks for, once a second and project by project. Lapsing holds only tidies: the next claim would
/// do it too, and so it is with ownerships whose protection has run out. Planned openings and prices, and reminders, wait for it.
/// </summary>
public sealed class Clockwork(IServiceScopeFactory scopes, Dispatcher dispatcher, TimeProvider time, ILogger<Clockwork> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private DateTime nextMinute;
    private DateTime nextRetention;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The clockwork failed; trying again in a second");
            }
        }
    }

    /// <summary>Does what is due now. Prices come before openings: what opens at the same time opens at the new price.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var now = time.GetUtcNow().UtcDateTime;
        await ForEach(ExpiredHolds(db, now), project => new LapseHolds(project), cancellation);
        await ForEach(db.UnfinishedSubscriptions(now).IgnoreQueryFilters().Select(subscription => subscription.ProjectId), project => new LapseSubscriptions(project), cancellation);
        await ForEach(ApprovedPrices(db, now), project => new PutPricesIntoEffect(project), cancellation);
        await ForEach(PlannedBatches(db, now), project => new OpenPlannedBatches(project), cancellation);
        await ForEach(EndedWithholdings(db, now), project => new RemindOfWithholdings(project), cancellation);
        await ForEach(EndedInvitations(db, now), project => new MissInvitations(project), cancellation);
        await ForEach(DueFollowUps(db, now), project => new RemindOfFollowUps(project), cancellation);
        await AnonymiseOldLeads(db, now, cancellation);
        await ForEach(EndedReports(db, now), project => new EndReports(project), cancellation);
        await ForEach(DueDiscounts(db, now), project => new TendDiscounts(project), cancellation);
        await VoidDiscounts(db, cancellation);
        if (now < nextMinute)
            return;
        nextMinute = now + Minute;
        await db.Kind.LookAfter(db, cancellation);
        await ForEach(db.RunOut(now).IgnoreQueryFilters().Select(ownership => ownership.ProjectId), project => new FallToPool(project), cancellation);
        await ForEach(db.RunningOut(now).IgnoreQueryFilters().Select(ownership => ownership.ProjectId), project => new WarnOwners(project), cancellation);
        await RemindOfReports(db, cancellation);
        await RemindByDay(db, now, cancellation);
    }

    private static IQueryable<Guid> ExpiredHolds(SalesDb db, DateTime now) =>
        db.Deals.IgnoreQueryFilters().Where(deal => deal.IsOpen && deal.Stage == DealStage.Held && deal.HeldUntil <= now).Select(deal => deal.ProjectId);

    private static IQueryable<Guid> ApprovedPrices(SalesDb db, DateTime now) =>
        db.PriceVersions.IgnoreQueryFilters().Where(version => version.Stage == PriceVersionStage.Approved && version.EffectiveFrom <= now).Select(version => version.ProjectId);

    private static IQueryable<Guid> PlannedBatches(SalesDb db, DateTime now) => db.ReleaseBatches.IgnoreQueryFilters()
        .Where(batch => batch.OpensAt <= now && batch.OpenedAt == null && batch.CalledOffAt == null && batch.OpeningRefusedAt == null).Select(batch => batch.ProjectId);

    private static IQueryable<Guid> EndedWithholdings(SalesDb db, DateTime now) =>
        db.Units.IgnoreQueryFilters().Where(unit => unit.Withholding!.Until <= now && unit.Withholding.RemindedAt == null).Select(unit => unit.ProjectId);

    private static IQueryable<Guid> EndedInvitations(SalesDb db, DateTime now) =>
        db.Invitations.IgnoreQueryFilters().Where(invitation => invitation.State == InvitationState.Open && invitation.EndsAt <= now).Select(invitation => invitation.ProjectId);

    private static IQueryable<Guid> DueFollowUps(SalesDb db, DateTime now) =>
        db.Customers.IgnoreQueryFilters().Where(customer => customer.Next!.RemindedAt == null && customer.Next.At <= now).Select(customer => customer.ProjectId);

    /// <summary>Years need no second: looked at once an hour, and every minute while there are some, a few at a time.</summary>
    private async Task AnonymiseOldLeads(SalesDb db, DateTime now, CancellationToken cancellation)
    {
        if (now < nextRetention)
            return;
        nextRetention = now.AddHours(1);
        foreach (var project in await db.Projects.AsNoTracking().Select(project => new { project.Id, project.Settings }).ToListAsync(cancellation))
        {
            var old = db.Customers.IgnoreQueryFilters().Where(customer => customer.ProjectId == project.Id).OldLeads(db.Deals.IgnoreQueryFilters(), now.AddDays(-project.Settings.LeadRetentionDays));
            if (!await old.AnyAsync(cancellation))
                continue;
            await dispatcher.Send<int>(new AnonymiseOldLeads(project.Id), Guid.Empty, cancellation);
            nextRetention = now + Minute;
        }
    }

    private async Task RemindOfReports(SalesDb db, CancellationToken cancellation)
    {
        foreach (var project in await db.Projects.Select(project => project.Id).ToListAsync(cancellation))
        {
            if (await dispatcher.Send<int>(new MissingReports(project), Guid.Empty, cancellation) is { Succeeded: true, Value: > 0 })
                await dispatcher.Send<int>(new RemindOfReports(project), Guid.Empty, cancellation);
        }
    }

    /// <summary>What is reminded of by the day, each project's by its own calendar.</summary>
    private async Task RemindByDay(SalesDb db, DateTime now, CancellationToken cancellation)
    {
        foreach (var project in await db.Projects.AsNoTracking().Select(project => new { project.Id, project.Settings }).ToListAsync(cancellation))
        {
            var today = project.Settings.Calendar.DateOf(now);
            await Remind(db.SigningsNear(today).IgnoreQueryFilters().Select(subscription => subscription.ProjectId), new RemindOfSignings(project.Id));
            await Remind(db.ServiceNear(today).IgnoreQueryFilters().Select(request => request.ProjectId), new RemindOfServiceRequests(project.Id));
            await Remind(db.ContractsNear(project.Settings.Calendar, now).IgnoreQueryFilters().Select(contract => contract.ProjectId), new RemindOfContracts(project.Id));
            await Remind(db.DuesNear(project.Id, today).IgnoreQueryFilters().Select(ledger => ledger.ProjectId), new RemindOfDues(project.Id));
            await Remind(db.HandoversNear(project.Settings.Calendar, now).IgnoreQueryFilters().Select(handover => handover.ProjectId), new RemindOfHandovers(project.Id));
            await Remind(db.LoansToRemindOf(today).IgnoreQueryFilters().Select(loan => loan.ProjectId), new RemindOfLoans(project.Id));
            if (await db.TotalsAreDue(project.Id, project.Settings.Calendar, now, cancellation))
                await dispatcher.Send<int>(new KeepTotals(project.Id), Guid.Empty, cancellation);

            async Task Remind(IQueryable<Guid> near, Command<int> duty)
            {
                if (await near.AnyAsync(projectId => projectId == project.Id, cancellation))
                    await dispatcher.Send<int>(duty, Guid.Empty, cancellation);
            }
        }
    }

    private static IQueryable<Guid> DueDiscounts(SalesDb db, DateTime now) => db.SpecialDiscounts.IgnoreQueryFilters().Where(discount => discount.DueAt <= now).Select(discount => discount.ProjectId);

    /// <summary>Looked at in every project that has one which can still become void; there are few.</summary>
    private async Task VoidDiscounts(SalesDb db, CancellationToken cancellation)
    {
        foreach (var project in (await db.LiveDiscounts().IgnoreQueryFilters().Select(discount => discount.ProjectId).ToListAsync(cancellation)).Distinct())
        {
            if (await dispatcher.Send<int>(new StaleDiscounts(project), Guid.Empty, cancellation) is { Succeeded: true, Value: > 0 })
                await dispatcher.Send<int>(new VoidDiscounts(project), Guid.Empty, cancellation);
        }
    }

    private static IQueryable<Guid> EndedReports(SalesDb db, DateTime now) =>
        db.BrokerReports.IgnoreQueryFilters().Where(report => report.IsOpen && report.ProtectedUntil <= now).Select(report => report.ProjectId);

    private async Task ForEach(IQueryable<Guid> projects, Func<Guid, Command<int>> duty, CancellationToken cancellation)
    {
        // What is due is little. Made distinct by the database, it would be looked for through all there is, in the projects' order.
        foreach (var project in (await projects.ToListAsync(cancellation)).Distinct())
            await dispatcher.Send<int>(duty(project), Guid.Empty, cancellation);
    }
}
