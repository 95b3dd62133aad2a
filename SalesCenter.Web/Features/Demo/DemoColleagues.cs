using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Demo;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.FreeUnit;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Demo;

/// <summary>
/// Plays the colleagues of the demonstration, so that a newcomer sees the board live: every few seconds one of them
/// does one thing, by the same commands as people do. They never touch a newcomer's deals nor another project.
/// </summary>
public sealed class DemoColleagues(IServiceScopeFactory scopes, Dispatcher dispatcher, BoardBook boards, PeopleBook people, TimeProvider time, ILogger<DemoColleagues> log) : BackgroundService
{
    private const int ShortestPause = 2_000, LongestPause = 6_000;

    /// <summary>When less than this is left on sale, selected units come back, so that there is always something to take.</summary>
    private const int AvailablePercent = 45;

    /// <summary>When more than this is subscribed, nobody subscribes any more.</summary>
    private const int SubscribedPercent = 40;

    /// <summary>Lets one of them do one thing; tells what was tried, nothing when there was nothing to do.</summary>
    public async Task<IMessage?> Act(Random random, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SalesDb>();
        var projectId = await db.Projects.Where(project => project.Code == DemoProject.Code).Select(project => project.Id).SingleOrDefaultAsync(cancellation);
        var known = (await people.All(cancellation)).ToDictionary(person => person.UserName, person => person.Id);
        if (projectId == Guid.Empty || !known.TryGetValue(DemoPeople.Manager.UserName, out var manager))
            return null;
        var consultants = DemoPeople.Consultants.Where(person => known.ContainsKey(person.UserName)).Select(person => known[person.UserName]).ToList();
        var deals = await db.Deals.IgnoreQueryFilters().IgnoreAutoIncludes().AsNoTracking()
            .Where(deal => deal.ProjectId == projectId && deal.IsOpen && consultants.Contains(deal.ConsultantId))
            .Select(deal => new OpenDeal(deal.Id, deal.ConsultantId, deal.Stage, deal.Slip!.State, deal.Slip.HandedBackAt != null)).ToListAsync(cancellation);

        var consultant = consultants[random.Next(consultants.Count)];
        var (sender, message) = deals.Find(deal => deal.ConsultantId == consultant && deal.Stage == DealStage.Held) is { } held
            ? GoOn(held, projectId, manager, random)
            : await Begin(db, deals, projectId, consultant, manager, random, cancellation);
        if (message is not null)
            await Send(message, sender, cancellation);
        return message;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var random = new Random();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(ShortestPause, LongestPause)), time, stoppingToken);
                await Act(random, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The demonstration's colleagues stumbled; they go on");
            }
        }
    }

    /// <summary>What becomes of a hold: most customers think better of it, some select, and the manager mostly agrees.</summary>
    private static (Guid Sender, IMessage Message) GoOn(OpenDeal held, Guid projectId, Guid manager, Random random) => held.Slip switch
    {
        SlipState.Submitted when random.Next(4) == 0 => (manager, new RefuseSelection(projectId, held.Id, "客户身份证号待核对")),
        SlipState.Submitted => (manager, new ApproveSelection(projectId, held.Id)),
        null when random.Next(4) == 0 => (held.ConsultantId, new SubmitSlip(projectId, held.Id)),
        _ => (held.ConsultantId, new GiveUpHold(projectId, held.Id)),
    };

    /// <summary>A consultant without a hold takes a unit for a customer; when little is left, a selected unit comes back first.</summary>
    private async Task<(Guid Sender, IMessage? Message)> Begin(
        SalesDb db, List<OpenDeal> deals, Guid projectId, Guid consultant, Guid manager, Random random, CancellationToken cancellation)
    {
        var released = (await boards.Open(projectId, cancellation)).Units.Where(unit => unit.Status != UnitStatus.Unreleased).ToList();
        var available = released.FindAll(unit => unit.Status == UnitStatus.Available && unit.LinkedToId is null);
        if (deals.Find(deal => deal.IsHandedBack) is { } handedBack)
            return (manager, new FreeUnit(projectId, handedBack.Id));
        var selected = deals.FindAll(deal => deal.Stage == DealStage.Selected);
        if (available.Count * 100 < released.Count * AvailablePercent && selected.Count > 0)
        {
            var back = selected[random.Next(selected.Count)];
            return (back.ConsultantId, new HandBackSlip(projectId, back.Id));
        }
        if (selected.Count > 0 && random.Next(3) == 0 && deals.Count(deal => deal.Stage == DealStage.Subscribed) * 100 < released.Count * SubscribedPercent)
            return await GoOnToSubscription(db, selected[random.Next(selected.Count)], projectId, random, cancellation);
        var customers = await db.Customers.IgnoreQueryFilters().Where(customer => customer.ProjectId == projectId && customer.OwnerId == consultant)
            .Select(customer => customer.Id).ToListAsync(cancellation);
        return available.Count == 0 || customers.Count == 0
            ? (consultant, null)
            : (consultant, new HoldUnit(projectId, available[random.Next(available.Count)].Id, customers[random.Next(customers.Count)]));
    }

    /// <summary>The next step towards the deposit: buyers, terms, and the cashier's receipt.</summary>
    private async Task<(Guid Sender, IMessage? Message)> GoOnToSubscription(SalesDb db, OpenDeal deal, Guid projectId, Random random, CancellationToken cancellation)
    {
        var subscription = await db.Subscriptions.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(subscription => subscription.Id == deal.Id, cancellation);
        if (subscription is null || subscription.FinishBy <= time.GetUtcNow().UtcDateTime)
            return (deal.ConsultantId, null);
        if (subscription.Buyers.Count == 0)
            return (deal.ConsultantId, new NameBuyers(projectId, deal.Id, [new BuyerWish(DemoPeople.BuyerName(random), 100, IdDocumentKind.IdCard, DemoPeople.IdNumber(random), "13800009999", "演示市云栖区江岸路 1 号")]));
        if (subscription.Plan is not { } plan)
            return (deal.ConsultantId, new AgreeTerms(projectId, deal.Id, new PlanTerms(PaymentMethod.OnePayment, Money.FromYuan(10_000)), []));
        var cashier = (await people.All(cancellation)).FirstOrDefault(person => person.UserName == DemoPeople.CashierName);
        return cashier is null
            ? (deal.ConsultantId, null)
            : (cashier.Id, new BookReceipt(projectId, deal.Id, new Payment(PaymentPurpose.Deposit, plan.Deposit, PaymentWay.Card, "DEMO", subscription.Buyers[0].Name)));
    }

    /// <summary>A refusal is part of the play: a newcomer may have been faster.</summary>
    private async Task Send(IMessage message, Guid sender, CancellationToken cancellation)
    {
        var refusal = message switch
        {
            HoldUnit => (await dispatcher.Send<Hold>(message, sender, cancellation)).Refusal,
            SubmitSlip => (await dispatcher.Send<SubmittedSlip>(message, sender, cancellation)).Refusal,
            BookReceipt => (await dispatcher.Send<BookedEntry>(message, sender, cancellation)).Refusal,
            _ => (await dispatcher.Send<Done>(message, sender, cancellation)).Refusal,
        };
        if (refusal is not null)
            log.LogDebug("{Message} of the demonstration was refused: {Refusal}", message.GetType().Name, refusal.Code);
    }

    private sealed record OpenDeal(Guid Id, Guid ConsultantId, DealStage Stage, SlipState? Slip, bool IsHandedBack);
}
