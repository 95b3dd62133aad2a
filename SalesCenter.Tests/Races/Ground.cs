using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Tests.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.FreeUnit;
using SalesCenter.Web.Features.Deals.GiveUpHold;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.LapseHolds;
using SalesCenter.Web.Features.Deals.ProlongHold;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Features.Stock;
using SalesCenter.Web.Features.Stock.Batches;
using SalesCenter.Web.Features.Stock.Blocks;
using SalesCenter.Web.Features.Stock.Import;
using SalesCenter.Web.Features.Stock.Links;
using SalesCenter.Web.Features.Stock.Prices;
using SalesCenter.Web.Features.Stock.Withholding;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Races;

/// <summary>Where the unit stands when the race begins.</summary>
public enum Start
{
    Free,
    Held,
    HoldRanOut,
    SlipSubmitted,
    Selected,
    SlipHandedBack,
    TermsAgreed,
    TermsAgreedSlipHandedBack,
    DepositBegun,
    DayOver,
    Subscribed,
    CancellationAsked,
    CancellationApproved,
    CancellationSettled,
    SwapAsked,
    Withheld,
    PricesDue,
    BatchDue,
}

/// <summary>What can be done to the unit: every channel there is.</summary>
public enum Move
{
    HoldByLiWen,
    HoldByWangFang,
    HoldOtherUnitByLiWen,
    GiveUp,
    GiveUpByManager,
    Prolong,
    Lapse,
    SubmitSlip,
    Approve,
    ApproveByDirector,
    Refuse,
    HandBack,
    Free,
    FreeByDirector,
    NameBuyers,
    AgreeTerms,
    ReceiveDeposit,
    ReceivePart,
    RefundPart,
    Consent,
    LapseSubscription,
    AskForCancellation,
    AskForExtension,
    ApproveRequest,
    ApproveRequestByDirector,
    RefuseRequest,
    WithdrawRequest,
    TakePapersBack,
    Settle,
    PutBackOnSale,
    PutBackOnSaleByDirector,
    AskForSwap,
    SignSlip,
    ReceiveFile,
    HoldOtherUnitByWangFang,
    WithholdOtherUnit,
    BlockOtherUnit,
    Withhold,
    WithholdByDirector,
    EndWithholding,
    Block,
    TieOtherUnitToIt,
    PutPricesIntoEffect,
    OpenBatch,
    OpenPlannedBatches,
    CallOffBatch,
    Import,
}

/// <summary>One unit, everybody who wants something of it, and how it came to stand where it does.</summary>
public sealed class Ground
{
    private static readonly Money Part = Money.FromYuan(40_000);
    private static readonly PriceTable LargerUnit = Csv.Read("1栋,1单元,1,101,131.5,,,5000000,,,");
    private readonly SmallProject project;
    private readonly Guid director;
    private readonly Start start;
    private Guid dealId, batchId, cashier, clerk;
    private ImportTally confirmed = null!;
    private long logged;

    private Ground(SmallProject project, Guid director, Start start)
    {
        this.project = project;
        this.director = director;
        this.start = start;
        UnitId = project.Units[0];
    }

    public Guid ProjectId => project.Id;

    public Guid UnitId { get; private set; }

    public Guid LiWen => project.LiWen;

    private TestCentre Centre => project.Centre;

    private Sale Sale => new(project, dealId, cashier);

    public static async Task<Ground> Prepare(TestCentre centre, Start start)
    {
        var project = await SmallProject.In(centre, floors: 1, roomsPerFloor: 2);
        var ground = new Ground(project, await centre.Hire("林总监", Role.MarketingDirector, project.Id), start);
        (ground.cashier, ground.clerk) = (await centre.Hire("孙出纳", Role.Cashier, project.Id), await centre.Hire("林悦", Role.AdminClerk, project.Id));
        await ground.Reach();
        ground.confirmed = (await centre.Ask(project.Manager, new PreviewImport(project.Id, LargerUnit))).Value.Tally;
        ground.logged = await centre.Database(db => db.BoardLog.IgnoreQueryFilters().Where(entry => entry.ProjectId == project.Id).MaxAsync(entry => entry.Number));
        return ground;
    }

    /// <summary>Makes the move; answers why not, or nothing.</summary>
    public Task<Refusal?> Make(Move move) => move switch
    {
        Move.HoldByLiWen => Do(project.LiWen, new HoldUnit(project.Id, UnitId, project.CustomerOfLiWen)),
        Move.HoldByWangFang => Do(project.WangFang, new HoldUnit(project.Id, UnitId, project.CustomerOfWangFang)),
        Move.HoldOtherUnitByLiWen => Do(project.LiWen, new HoldUnit(project.Id, project.Units[1], project.CustomerOfLiWen)),
        Move.GiveUp => Do(project.LiWen, new GiveUpHold(project.Id, dealId)),
        Move.GiveUpByManager => Do(project.Manager, new GiveUpHold(project.Id, dealId)),
        Move.Prolong => Do(project.LiWen, new ProlongHold(project.Id, dealId)),
        Move.Lapse => Do(Guid.Empty, new LapseHolds(project.Id)),
        Move.SubmitSlip => Do(project.LiWen, new SubmitSlip(project.Id, dealId)),
        Move.Approve => Do(project.Manager, new ApproveSelection(project.Id, dealId)),
        Move.ApproveByDirector => Do(director, new ApproveSelection(project.Id, dealId)),
        Move.Refuse => Do(project.Manager, new RefuseSelection(project.Id, dealId, "客户资料不齐")),
        Move.HandBack => Do(project.LiWen, new HandBackSlip(project.Id, dealId)),
        Move.Free => Do(project.Manager, new FreeUnit(project.Id, dealId)),
        Move.FreeByDirector => Do(director, new FreeUnit(project.Id, dealId)),
        Move.NameBuyers => Do(project.LiWen, Sale.NameBuyer()),
        Move.AgreeTerms => Do(project.LiWen, new AgreeTerms(project.Id, dealId, Sale.Mortgage with { Deposit = Money.FromYuan(200_000) }, [])),
        Move.ReceiveDeposit => Do(cashier, Sale.Receive()),
        Move.ReceivePart => Do(cashier, Sale.Receive(Part)),
        Move.RefundPart => Do(cashier, new RefundPrepayment(project.Id, dealId, new Payment(PaymentPurpose.Deposit, Part, PaymentWay.Cash, "", "赵先生"), "改天再来")),
        Move.Consent => Do(project.Manager, new ConsentToNextDay(project.Id, dealId)),
        Move.LapseSubscription => Do(Guid.Empty, new LapseSubscriptions(project.Id)),
        Move.AskForCancellation => Do(project.LiWen, new AskForCancellation(project.Id, dealId, CancellationGround.SellersBreach, "延期交房")),
        Move.AskForExtension => Do(project.LiWen, new AskForExtension(project.Id, dealId, DateOnly.FromDateTime(Centre.Now).AddDays(30), "资料未齐")),
        Move.ApproveRequest => Do(project.Manager, new ApproveRequest(project.Id, dealId)),
        Move.ApproveRequestByDirector => Do(director, new ApproveRequest(project.Id, dealId)),
        Move.RefuseRequest => Do(project.Manager, new RefuseRequest(project.Id, dealId, "再谈谈")),
        Move.WithdrawRequest => Do(project.LiWen, new WithdrawRequest(project.Id, dealId)),
        Move.TakePapersBack => Do(clerk, new TakePapersBack(project.Id, dealId)),
        Move.Settle => Do(cashier, new SettleCancellation(project.Id, dealId, PaymentWay.BankTransfer, "TX 1", "赵先生")),
        Move.PutBackOnSale => Do(project.Manager, new PutBackOnSale(project.Id, dealId)),
        Move.PutBackOnSaleByDirector => Do(director, new PutBackOnSale(project.Id, dealId)),
        Move.AskForSwap => Do(project.LiWen, new AskForSwap(project.Id, dealId, project.Units[1], Sale.Mortgage, [], "换一套")),
        Move.SignSlip => Do(project.LiWen, new SignCirculationSlip(project.Id, dealId, CirculationDesk.Consultant)),
        Move.ReceiveFile => Do(clerk, new ReceiveFile(project.Id, dealId)),
        Move.HoldOtherUnitByWangFang => Do(project.WangFang, new HoldUnit(project.Id, project.Units[1], project.CustomerOfWangFang)),
        Move.WithholdOtherUnit => Do(project.Manager, new WithholdUnits(project.Id, [project.Units[1]], "样板间", Centre.Now.AddDays(1))),
        Move.BlockOtherUnit => Do(project.Manager, new SetSaleBlocks(project.Id, [project.Units[1]], SaleBlocks.Seized, Lift: false)),
        Move.Withhold => Do(project.Manager, new WithholdUnits(project.Id, [UnitId], "留给员工", Centre.Now.AddDays(1))),
        Move.WithholdByDirector => Do(director, new WithholdUnits(project.Id, [UnitId], "样板间", Centre.Now.AddDays(2))),
        Move.EndWithholding => Do(project.Manager, new EndWithholdings(project.Id, [UnitId])),
        Move.Block => Do(project.Manager, new SetSaleBlocks(project.Id, [UnitId], SaleBlocks.Seized, Lift: false)),
        Move.TieOtherUnitToIt => Do(project.Manager, new LinkUnits(project.Id, [project.Units[1]], UnitId)),
        Move.PutPricesIntoEffect => Do(Guid.Empty, new PutPricesIntoEffect(project.Id)),
        Move.OpenBatch => Do(project.Manager, new OpenBatch(project.Id, batchId)),
        Move.OpenPlannedBatches => Do(Guid.Empty, new OpenPlannedBatches(project.Id)),
        Move.Import => Do(project.Manager, new ApplyImport(project.Id, "价格表.csv", "", confirmed, SkipWrongRows: false, LargerUnit)),
        Move.CallOffBatch => Do(project.Manager, new CallOffBatch(project.Id, batchId)),
        _ => throw new ArgumentOutOfRangeException(nameof(move)),
    };

    /// <summary>Where everything ended: both answers, the units, the open deals, and what the board log tells of the race.</summary>
    public async Task<string> End(Refusal? first, Refusal? second)
    {
        var units = await Centre.Database(db => db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == project.Id).ToDictionaryAsync(unit => unit.Id, unit => unit.Status));
        var openDeals = await OpenDeals();
        var log = await Centre.Database(db => db.BoardLog.IgnoreQueryFilters().Where(entry => entry.ProjectId == project.Id && entry.Number > logged)
            .OrderBy(entry => entry.Number).Select(entry => entry.Status).ToListAsync());
        var received = await Centre.Database(db => db.LedgerEntries.IgnoreQueryFilters().Where(entry => entry.ProjectId == project.Id).OrderBy(entry => entry.Number).Select(entry => $"{entry.Number} {entry.AmountFen}").ToListAsync());
        return $"{first?.Code ?? "done"}, {second?.Code ?? "done"}; {string.Join("/", received)}; units {string.Join("/", project.Units.Append(UnitId).Select(unit => units[unit]))}; {openDeals} open deals; log {string.Join("/", log)}";
    }

    /// <summary>How many open deals there are in the project.</summary>
    public Task<int> OpenDeals() => Centre.Database(db => db.Deals.IgnoreQueryFilters().CountAsync(deal => deal.ProjectId == project.Id && deal.IsOpen));

    private async Task<Refusal?> Do<T>(Guid personId, Command<T> command) => (await Centre.Send(personId, command)).Refusal;

    private Task Reach() => start switch
    {
        Start.Free => Task.CompletedTask,
        Start.Withheld => Steps(Move.Withhold),
        Start.PricesDue => ApprovePrices(),
        Start.BatchDue => PlanBatch(),
        Start.SlipSubmitted => Hold(Move.SubmitSlip),
        Start.Selected => Hold(Move.SubmitSlip, Move.Approve),
        Start.SlipHandedBack => Hold(Move.SubmitSlip, Move.Approve, Move.HandBack),
        Start.TermsAgreed => Agree(),
        Start.TermsAgreedSlipHandedBack => Agree(Move.HandBack),
        Start.DepositBegun => Agree(Move.ReceivePart),
        Start.DayOver => Agree(),
        Start.Subscribed => Agree(Move.ReceiveDeposit),
        Start.CancellationAsked => Agree(Move.ReceiveDeposit, Move.AskForCancellation),
        Start.SwapAsked => Agree(Move.ReceiveDeposit, Move.AskForSwap),
        Start.CancellationApproved => Agree(Move.ReceiveDeposit, Move.AskForCancellation, Move.ApproveRequest, Move.TakePapersBack),
        Start.CancellationSettled => Agree(Move.ReceiveDeposit, Move.AskForCancellation, Move.ApproveRequest, Move.TakePapersBack, Move.Settle),
        _ => Hold(),
    };

    private async Task Steps(params Move[] steps)
    {
        foreach (var step in steps)
            (await Make(step)).Should().BeNull();
    }

    private async Task Hold(params Move[] steps)
    {
        dealId = (await Centre.Send(project.LiWen, new HoldUnit(project.Id, UnitId, project.CustomerOfLiWen))).Value.DealId;
        if (start == Start.HoldRanOut)
            Centre.Clock.Advance(TimeSpan.FromMinutes(15));
        await Steps(steps);
    }

    private async Task Agree(params Move[] steps)
    {
        dealId = (await Sale.Agreed(Centre, project, UnitId)).DealId;
        await Centre.Database(async db => (await db.Projects.SingleAsync(stored => stored.Id == project.Id)).Configure(new ProjectSettings { CancellationPath = ApprovalPath.Manager, SwapPath = ApprovalPath.Manager }, "工行 4000"));
        await Steps(steps);
        if (start == Start.DayOver)
            Centre.Clock.Advance(await Centre.Database(db => db.Subscriptions.IgnoreQueryFilters().Where(subscription => subscription.Id == dealId).Select(subscription => subscription.FinishBy).SingleAsync()) - Centre.Now);
    }

    private async Task ApprovePrices()
    {
        var versionId = (await Centre.Send(director, new DraftPrices(project.Id, "二批", new UnitFilter()))).Value;
        (await Do(project.Manager, new CheckPrices(project.Id, versionId))).Should().BeNull();
        (await Do(await Centre.Hire("吴总", Role.ProjectCompany, project.Id), new ApprovePrices(project.Id, versionId, Centre.Now))).Should().BeNull();
    }

    /// <summary>A further unit, not yet offered, in a batch whose time has come.</summary>
    private async Task PlanBatch()
    {
        await Centre.Database(async db =>
        {
            var building = await db.Buildings.IgnoreQueryFilters().SingleAsync(building => building.ProjectId == project.Id);
            var unit = new Unit(project.Id, building.Id, new UnitPosition("1单元", 2, "201"), new UnitTraits("两房", "南", "住宅", Area.FromSquareMetres(89), null), Centre.Now);
            var prices = new PriceVersion(project.Id, 2, "加推", project.Manager, Centre.Now);
            prices.Set(unit.Id, new UnitPrices(null, Money.FromYuan(4_000_000), null));
            prices.PutFirstPricesIntoEffect(new Dictionary<Guid, Unit> { [unit.Id] = unit }, Centre.Now);
            await db.AddRangeAsync(unit, prices);
            UnitId = unit.Id;
        });
        batchId = (await Centre.Send(project.Manager, new PlanBatch(project.Id, "加推", [UnitId], BatchOpening.AtTime, Centre.Now.AddMinutes(1)))).Value;
        Centre.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
