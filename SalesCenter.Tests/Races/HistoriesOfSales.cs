using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Payments;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Races;

/// <summary>How far some sale came in some history.</summary>
internal enum Milestone
{
    Selected,
    Subscribed,
    Contracted,
    Filed,
    HandedOver,
    Cancelled,
    Returned,
    ContractChanged,
    DiscountUsed,
    FileInTheCabinet,
    LoanPaid,
    AreaSettled,
    ServiceRaised,
    CallerRegistered,
    VisitorReceived,
    VisitorSeenOff,
}

/// <summary>
/// Random histories of three consultants, four units and every desk, alone and up to four at once: whatever is asked and answered, no unit has two buyers, no customer two owners, no fen is lost, a refusal leaves no
/// trace, and the board shows what the database has.
/// </summary>
public sealed class HistoriesOfSales : IAsyncLifetime
{
    private const int Histories = 12;
    private readonly TestCentre centre = new();
    private readonly HashSet<Milestone> reached = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    /// <summary>CsCheck prints the seed of a history that fails; run it again with <c>CsCheck_Seed</c> set to it.</summary>
    [Fact]
    public async Task Leave_every_unit_every_fen_and_every_board_right()
    {
        // Half of what is done takes a sale on, by several steps, so that many come to their end; the telephone and the door are busy; the rest is anything.
        var errand = Gen.Frequency((5, Gen.Const(Errand.GoOn)), (1, Gen.OneOfConst(Errand.TakeCall, Errand.ReceiveVisitor)), (4, Gen.Enum<Errand>()));
        var deed = Gen.Select(errand, Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[1, 9]);
        var group = Gen.Frequency((1, deed.Array[1]), (1, deed.Array[2, 4]));
        await group.Array[14, 24].SampleAsync(async history =>
        {
            var office = await SalesOffice.In(centre);
            var book = new BoardBook(centre.Services.GetRequiredService<IServiceScopeFactory>());
            await book.Open(office.ProjectId);
            foreach (var together in history)
            {
                var refusals = await Task.WhenAll(together.Select(deed => Task.Run(() => office.Run(deed.Item1, deed.Item2, deed.Item3, deed.Item4))));
                together.Zip(refusals, (deed, refusal) => $"{deed.Item1}: {refusal?.Code}").Should().NotContain(answer => answer.Contains(": system.", StringComparison.Ordinal), "who loses is told by a rule");
                await centre.Database(db => CheckStep(db, office));
                await centre.Holds(office.ProjectId);
                await book.CatchUp(office.ProjectId, CancellationToken.None);
                await CheckBoard(await book.Open(office.ProjectId));
            }
            await centre.Database(db => Note(db, office.ProjectId));
        }, iter: Histories, threads: 1);
        reached.Should().BeEquivalentTo(Enum.GetValues<Milestone>(), "histories that never get there prove nothing");
    }

    /// <summary>What is quick to ask after every step.</summary>
    private static async Task CheckStep(SalesDb db, SalesOffice office)
    {
        (await db.AuditEntries.LongCountAsync(entry => entry.ProjectId == office.ProjectId)).Should().Be(office.Done, "what is refused leaves no trace, and what is done leaves one");
        var taken = await db.Deals.IgnoreQueryFilters().AsNoTracking().Where(deal => deal.ProjectId == office.ProjectId && deal.IsOpen).ToListAsync();
        taken.Select(deal => deal.UnitId).Should().OnlyHaveUniqueItems("a unit has one open deal");
        taken.Should().NotContain(deal => deal.Units[0].Unit.Status != deal.Stage.ToUnitStatus(), "a unit stands where its deal does");
        var ledgers = await db.Ledgers.IgnoreQueryFilters().AsNoTracking().Include(ledger => ledger.Entries).Where(ledger => ledger.ProjectId == office.ProjectId).ToListAsync();
        ledgers.Should().NotContain(ledger => ledger.BalanceFen != ledger.Entries.Sum(entry => entry.AmountFen) || Enum.GetValues<PaymentPurpose>().Any(purpose => ledger.BalanceOf(purpose) < Money.Zero), "every fen is booked");
        ledgers.Should().NotContain(ledger => ledger.IsClosed && (ledger.BalanceFen != 0 || ledger.Cheques.Any(cheque => cheque.State == ChequeState.Taken)), "what is settled is empty");
        var requests = await db.DealRequests.IgnoreQueryFilters().AsNoTracking().Where(request => request.ProjectId == office.ProjectId && request.IsOpen).ToListAsync();
        requests.Should().NotContain(request => !taken.Exists(deal => deal.Id == request.DealId && (request.State != RequestState.Asked || request.Kind.IsAskedAt(deal.Stage))), "nobody asks for what cannot be any more");
        var loans = await db.LoanCases.IgnoreQueryFilters().AsNoTracking().Where(loan => loan.ProjectId == office.ProjectId && loan.IsOpen).ToListAsync();
        foreach (var loan in loans)
            loan.Fits((await db.Subscriptions.IgnoreQueryFilters().AsNoTracking().SingleAsync(agreed => agreed.Id == loan.DealId)).Plan).Should().BeTrue("a loan fits the plan it is for");
    }

    private Task CheckBoard(BoardPicture shown) => centre.Database(async db =>
    {
        var units = await db.Units.IgnoreQueryFilters().AsNoTracking().Where(unit => unit.ProjectId == shown.ProjectId).ToListAsync();
        var open = (await db.Deals.IgnoreQueryFilters().AsNoTracking().Where(deal => deal.ProjectId == shown.ProjectId && deal.IsOpen).ToListAsync()).ToDictionary(deal => deal.UnitId);
        foreach (var unit in units)
        {
            var deal = open.GetValueOrDefault(unit.Id);
            shown.Find(unit.Id).Should().Match<BoardUnit>(cell => cell.Status == unit.Status && cell.DealId == (deal == null ? null : deal.Id) && cell.ById == (deal == null ? null : deal.ConsultantId));
        }
    });

    private async Task Note(SalesDb db, Guid projectId)
    {
        var deals = await db.Deals.IgnoreQueryFilters().AsNoTracking().Where(deal => deal.ProjectId == projectId).ToListAsync();
        foreach (var stage in new[] { DealStage.Selected, DealStage.Subscribed, DealStage.Contracted, DealStage.Filed, DealStage.HandedOver })
            NoteIf(deals.Exists(deal => deal.Stage >= stage), Enum.Parse<Milestone>(stage.ToString()));
        NoteIf(deals.Exists(deal => deal.End == DealEnd.Cancelled), Milestone.Cancelled);
        NoteIf(deals.Exists(deal => deal.End == DealEnd.Returned), Milestone.Returned);
        NoteIf((await db.Contracts.IgnoreQueryFilters().AsNoTracking().Where(contract => contract.ProjectId == projectId).ToListAsync()).Exists(contract => contract.Versions.Count > 1), Milestone.ContractChanged);
        NoteIf(await db.SpecialDiscounts.IgnoreQueryFilters().AnyAsync(discount => discount.ProjectId == projectId && discount.State == SpecialDiscountState.Used), Milestone.DiscountUsed);
        NoteIf((await db.DealFiles.IgnoreQueryFilters().AsNoTracking().Where(file => file.ProjectId == projectId).ToListAsync()).Exists(file => file.IsFiled), Milestone.FileInTheCabinet);
        NoteIf(await db.LoanCases.IgnoreQueryFilters().AnyAsync(loan => loan.ProjectId == projectId && loan.DisbursedFen > 0), Milestone.LoanPaid);
        NoteIf(await db.MeasuredUnits.IgnoreQueryFilters().AnyAsync(measured => measured.ProjectId == projectId && measured.SettledAt != null), Milestone.AreaSettled);
        NoteIf(await db.ServiceRequests.IgnoreQueryFilters().AnyAsync(request => request.ProjectId == projectId), Milestone.ServiceRaised);
        NoteIf(await db.Calls.IgnoreQueryFilters().AnyAsync(call => call.ProjectId == projectId && call.CustomerId != null), Milestone.CallerRegistered);
        NoteIf(await db.Visits.IgnoreQueryFilters().AnyAsync(visit => visit.ProjectId == projectId && visit.ConsultantId != null), Milestone.VisitorReceived);
        NoteIf(await db.Visits.IgnoreQueryFilters().AnyAsync(visit => visit.ProjectId == projectId && visit.ConsultantId != null && visit.EndedAt != null), Milestone.VisitorSeenOff);
    }

    private void NoteIf(bool isReached, Milestone milestone)
    {
        if (isReached)
            reached.Add(milestone);
    }
}
