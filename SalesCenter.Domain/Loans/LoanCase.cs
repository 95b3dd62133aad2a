using System.Globalization;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Loans;

/// <summary>
/// 按揭办理: one loan of a deal, from the first paper until the lender has paid. A deal has one at a time of each lender; who handles the deal stays responsible for it.
/// </summary>
public sealed class LoanCase : AggregateRoot
{
    /// <summary>How long the reason of a refusal or a closing may be.</summary>
    public const int LongestReason = 300;

    /// <summary>How many days ahead a day can be set.</summary>
    public const int MostDaysAhead = 730;

    /// <summary>How many days before the papers are due somebody is reminded; the last time when the day has passed.</summary>
    public static readonly IReadOnlyList<int> PaperReminders = [3, 0, -1];

    private readonly List<LoanPaper> papers = [];
    private readonly List<LoanMove> moves = [];

    private LoanCase() { }

    /// <summary>
    /// Begins with the lender's list of papers and the amount of the plan. Refused before the deposit is booked, where the plan borrows nothing from this lender, and for a
    /// day that has passed.
    /// </summary>
    /// <param name="papersDueOn">By when the buyer brings the papers, on the sales centre's calendar; nothing for the days that the project sets.</param>
    public LoanCase(Deal deal, Subscription subscription, LoanKind kind, DateOnly? papersDueOn, ProjectSettings settings, Guid byId, DateTime now)
    {
        if (!deal.IsOpen || deal.Stage < DealStage.Subscribed)
            throw new RefusedException(LoanRefusals.NotSubscribed(deal.UnitId));
        if (LineOf(subscription.Plan, kind) is not { } line)
            throw new RefusedException(LoanRefusals.NotInPlan(kind));
        var today = settings.Calendar.DateOf(now);
        PapersDueOn = papersDueOn ?? today.AddDays(settings.LoanPapersDays);
        CheckDay(PapersDueOn, today);
        (ProjectId, DealId, Kind, AskedFen, IsOpen) = (deal.ProjectId, deal.Id, kind, line.Amount.Fen, true);
        Bank = kind == LoanKind.Commercial ? subscription.Plan!.Bank : LoanPapers.Fund;
        ExpectedOn = line.DueOn;
        papers.AddRange(LoanPapers.Of(kind, Bank, settings.LoanBanks).Select((name, place) => new LoanPaper(place, name)));
        BegunAt = now;
        RemindOn = NextPaperReminder(today);
        Note(LoanMoveKind.Begun, byId, now);
    }

    public Guid ProjectId { get; private set; }

    public Guid DealId { get; private set; }

    public LoanKind Kind { get; private set; }

    /// <summary>按揭银行, or the provident fund.</summary>
    public string Bank { get; private set; } = "";

    public LoanState State { get; private set; }

    /// <summary>Whether it counts: neither refused nor closed. The unique index of one loan per deal and lender hangs on it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime BegunAt { get; private set; }

    /// <summary>申请金额 in fen, as the payment plan has it.</summary>
    public long AskedFen { get; private set; }

    /// <summary>By when the buyer brings all papers, on the sales centre's calendar (SOP 5.2.13).</summary>
    public DateOnly PapersDueOn { get; private set; }

    /// <summary>When the lender took the papers, UTC.</summary>
    public DateTime? SubmittedAt { get; private set; }

    public Guid? SubmittedById { get; private set; }

    /// <summary>预计放款 on the sales centre's calendar.</summary>
    public DateOnly ExpectedOn { get; private set; }

    /// <summary>批复金额 in fen, more than nothing and at most what was asked for.</summary>
    public long? ApprovedFen { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ApprovedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? RefusedAt { get; private set; }

    public string RefusedBecause { get; private set; } = "";

    /// <summary>已放款 in fen.</summary>
    public long DisbursedFen { get; private set; }

    /// <summary>When the lender paid last, UTC.</summary>
    public DateTime? DisbursedAt { get; private set; }

    /// <summary>When it was paid in full, refused or closed, UTC; nothing while it is under way.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The day from which somebody is to be reminded; nothing while there is nothing to remind of.</summary>
    public DateOnly? RemindOn { get; private set; }

    /// <summary>The lender's list.</summary>
    public IReadOnlyList<LoanPaper> Papers => papers;

    public IReadOnlyList<LoanMove> Moves => moves;

    /// <summary>差额: how much less than asked for is lent, in fen; the buyer pays it, which needs another payment plan.</summary>
    public long GapFen => ApprovedFen is { } approved ? AskedFen - approved : 0;

    /// <summary>Whether the buyer has to change the contract's way of paying, or gives the unit up: the lender refused.</summary>
    public bool LeadsToChange => State == LoanState.Refused;

    /// <summary>The names of the papers that are still to come, in the list's order.</summary>
    public IReadOnlyList<string> Missing => [.. papers.Where(paper => paper.ReceivedAt is null).OrderBy(paper => paper.Place).Select(paper => paper.Name)];

    /// <summary>The part of a plan that this kind of lender pays; nothing where there is none.</summary>
    public static PlanLine? LineOf(PaymentPlan? plan, LoanKind kind)
    {
        PlanLineKind? wanted = kind switch { LoanKind.Commercial => PlanLineKind.CommercialLoan, LoanKind.ProvidentFund => PlanLineKind.ProvidentFundLoan, _ => null };
        return plan?.Lines.FirstOrDefault(line => line.Kind == wanted);
    }

    /// <summary>Whether a plan still borrows the same of this lender, or what it approved; nothing fits a deal that has come to an end.</summary>
    public bool Fits(PaymentPlan? plan) =>
        LineOf(plan, Kind) is { } line && (line.Amount.Fen == AskedFen || line.Amount.Fen == ApprovedFen) && (Kind != LoanKind.Commercial || plan!.Bank == Bank);

    /// <summary>The deal has another plan, which fits: where it borrows what was approved, no more than that is asked for, and the buyer pays no gap any more.</summary>
    public void Follow(PaymentPlan plan) => AskedFen = LineOf(plan, Kind)!.Amount.Fen;

    /// <summary>收资料: papers came in. One that is here already stays as it is; refused for a paper that the lender does not want.</summary>
    public void Receive(IReadOnlyCollection<string> names, Guid byId, DateTime now) =>
        Take(names, paper => paper.ReceivedAt is null, paper => paper.Receive(byId, now), LoanMoveKind.PapersReceived, byId, now);

    /// <summary>退资料: papers went back to the buyer and are missing again, as long as the lender has none.</summary>
    public void GiveBack(IReadOnlyCollection<string> names, Guid byId, DateTime now) =>
        Take(names, paper => paper.ReceivedAt is not null, paper => paper.GiveBack(), LoanMoveKind.PapersGivenBack, byId, now);

    /// <summary>送审. Refused while papers are missing, and for an expected day that has passed.</summary>
    public void Submit(DateOnly expectedOn, Guid byId, DateOnly today, DateTime now)
    {
        RequireState(LoanState.Collecting);
        if (Missing is [var first, ..] missing)
            throw new RefusedException(LoanRefusals.PapersMissing(first, missing.Count));
        CheckDay(expectedOn, today);
        (State, SubmittedAt, SubmittedById) = (LoanState.Submitted, now, byId);
        Expect(expectedOn);
        Note(LoanMoveKind.Submitted, byId, now);
    }

    /// <summary>批复: the lender will lend so much. Refused beyond what was asked for, and for anything but whole 万元.</summary>
    public void Approve(Money amount, DateOnly expectedOn, Guid byId, DateOnly today, DateTime now)
    {
        RequireState(LoanState.Submitted);
        if (amount <= Money.Zero || amount.Fen > AskedFen)
            throw new RefusedException(LoanRefusals.AmountOutOfRange(new Money(AskedFen)));
        if (amount.DownTo(Quote.LoanStep) != amount)
            throw new RefusedException(LoanRefusals.NotWhole);
        CheckDay(expectedOn, today);
        (State, ApprovedFen, ApprovedAt) = (LoanState.Approved, amount.Fen, now);
        Expect(expectedOn);
        Note(LoanMoveKind.Approved, byId, now, amount.ToString());
    }

    /// <summary>改预计放款日: the lender pays on another day than it said with its approval. Refused for a day that has passed.</summary>
    public void MoveExpectation(DateOnly expectedOn, Guid byId, DateOnly today, DateTime now)
    {
        RequireState(LoanState.Approved);
        CheckDay(expectedOn, today);
        Expect(expectedOn);
        Note(LoanMoveKind.ExpectationMoved, byId, now, expectedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>被拒: the lender won't lend, with a reason; also after an approval, as long as nothing was paid.</summary>
    public void Refuse(string reason, Guid byId, DateTime now)
    {
        if (State is not (LoanState.Submitted or LoanState.Approved))
            throw new RefusedException(LoanRefusals.NotNow(State));
        RequireNothingPaid();
        RefusedBecause = Reason(reason);
        RefusedAt = now;
        Leave(LoanState.Refused, now);
        Note(LoanMoveKind.Refused, byId, now, RefusedBecause);
    }

    /// <summary>放款: the cashier has booked money from the lender. Refused beyond what was approved.</summary>
    /// <param name="byId">Who booked it.</param>
    public void Disburse(Money amount, DateTime now, Guid? byId = null)
    {
        RequireState(LoanState.Approved);
        var left = new Money(ApprovedFen!.Value - DisbursedFen);
        if (amount <= Money.Zero || amount > left)
            throw new RefusedException(LoanRefusals.AmountOutOfRange(left));
        (DisbursedFen, DisbursedAt) = (DisbursedFen + amount.Fen, now);
        if (DisbursedFen == ApprovedFen)
            (State, RemindOn, EndedAt) = (LoanState.Disbursed, null, now);
        Note(LoanMoveKind.Disbursed, byId, now, amount.ToString());
    }

    /// <summary>放款冲正: the cashier takes a booking back. Refused beyond what was paid.</summary>
    public void TakeBack(Money amount, DateTime now, Guid? byId = null)
    {
        if (State is not (LoanState.Approved or LoanState.Disbursed))
            throw new RefusedException(LoanRefusals.NotNow(State));
        if (amount <= Money.Zero || amount.Fen > DisbursedFen)
            throw new RefusedException(LoanRefusals.AmountOutOfRange(new Money(DisbursedFen)));
        (State, EndedAt, DisbursedFen) = (LoanState.Approved, null, DisbursedFen - amount.Fen);
        if (DisbursedFen == 0)
            DisbursedAt = null;
        Expect(ExpectedOn);
        Note(LoanMoveKind.DisbursementTakenBack, byId, now, amount.ToString());
    }

    /// <summary>关闭: the buyer takes no loan of this lender after all. Refused once the lender has paid.</summary>
    public void Close(string reason, Guid byId, DateTime now)
    {
        if (!IsOpen)
            throw new RefusedException(LoanRefusals.NotNow(State));
        RequireNothingPaid();
        var because = Reason(reason);
        Leave(LoanState.Closed, now);
        Note(LoanMoveKind.Closed, byId, now, because);
    }

    /// <summary>The deal's plan is another one, or its unit was given back: the loan is over, whatever had been paid. Tells whether that is news.</summary>
    public bool End(DateTime now)
    {
        if (!IsOpen)
            return false;
        Leave(LoanState.Closed, now);
        Note(LoanMoveKind.Closed, null, now);
        return true;
    }

    /// <summary>Notes a reminder of papers or of money that are awaited; answers whether one is due and was not sent yet.</summary>
    public bool Remind(DateOnly today)
    {
        if (RemindOn is not { } day || day > today)
            return false;
        RemindOn = State == LoanState.Collecting ? NextPaperReminder(today.AddDays(1)) : null;
        return State != LoanState.Collecting || Missing.Count > 0;
    }

    /// <summary>What was said about the buyer is forgotten, at their wish, once nothing came of the deal.</summary>
    public void Forget()
    {
        RefusedBecause = "";
        moves.ForEach(move => move.Forget());
    }

    private void Take(IReadOnlyCollection<string> names, Func<LoanPaper, bool> isNews, Action<LoanPaper> take, LoanMoveKind kind, Guid byId, DateTime now)
    {
        RequireState(LoanState.Collecting);
        if (names.Count == 0)
            throw new RefusedException(LoanRefusals.NothingNamed);
        if (names.FirstOrDefault(name => !papers.Exists(paper => paper.Name == name)) is { } unknown)
            throw new RefusedException(LoanRefusals.NoSuchPaper(unknown));
        var news = papers.FindAll(paper => names.Contains(paper.Name) && isNews(paper));
        news.ForEach(take);
        if (news.Count > 0)
            Note(kind, byId, now, string.Join('、', news.OrderBy(paper => paper.Place).Select(paper => paper.Name)));
    }

    private DateOnly? NextPaperReminder(DateOnly from) => PaperReminders.Select(days => (DateOnly?)PapersDueOn.AddDays(-days)).FirstOrDefault(day => day >= from);

    /// <summary>When the lender should have paid, and has not by the day after, somebody is reminded.</summary>
    private void Expect(DateOnly day) => (ExpectedOn, RemindOn) = (day, day.AddDays(1));

    private void Leave(LoanState state, DateTime now) => (State, IsOpen, RemindOn, EndedAt) = (state, false, null, now);

    private void RequireState(LoanState state)
    {
        if (State != state)
            throw new RefusedException(LoanRefusals.NotNow(State));
    }

    private void RequireNothingPaid()
    {
        if (DisbursedFen > 0)
            throw new RefusedException(LoanRefusals.MoneyPaid(new Money(DisbursedFen)));
    }

    private static void CheckDay(DateOnly day, DateOnly today)
    {
        if (day < today || day > today.AddDays(MostDaysAhead))
            throw new RefusedException(LoanRefusals.DayOutOfRange(today, today.AddDays(MostDaysAhead)));
    }

    private static string Reason(string reason) => string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason
        ? throw new RefusedException(LoanRefusals.ReasonMissing(LongestReason))
        : reason.Trim();

    private void Note(LoanMoveKind kind, Guid? byId, DateTime now, string note = "") => moves.Add(new LoanMove(kind, byId, now, note));
}
