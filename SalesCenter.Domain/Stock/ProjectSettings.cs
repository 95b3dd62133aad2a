using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Loans;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Stock;

/// <summary>The numbers a project decides for itself; the defaults are those of the procedure.</summary>
public sealed record ProjectSettings
{
    /// <summary>The highest yearly rate that a project can set, in 0.01 %.</summary>
    public const int HighestRate = 2_400;

    /// <summary>How long a hold lasts, in minutes (1 to 120).</summary>
    public int HoldMinutes { get; init; } = 15;

    /// <summary>After how many minutes a hold ends for good, however often it was prolonged (up to 480).</summary>
    public int HoldLimitMinutes { get; init; } = 45;

    /// <summary>How long a consultant waits before holding the same unit for the same customer again, in minutes (0 to 240).</summary>
    public int RepeatHoldPauseMinutes { get; init; } = 10;

    /// <summary>明码标价: whether the lobby TV shows the list price of units on sale.</summary>
    public bool ShowPricesInPublic { get; init; } = true;

    /// <summary>Whether the lobby TV shows how many subscriptions there are, today's and all.</summary>
    public bool ShowSubscriptionsInPublic { get; init; } = true;

    /// <summary>From when the lobby TV may go dark for the night, on the sales centre's clock; nothing when it never does.</summary>
    public TimeOnly? PublicRestFrom { get; init; }

    /// <summary>Until when the lobby TV stays dark; may be earlier in the day than its beginning.</summary>
    public TimeOnly? PublicRestUntil { get; init; }

    /// <summary>客户归属保护期 of a customer who called, in days from the last effective contact (1 to 365).</summary>
    public int CallProtectionDays { get; init; } = 15;

    /// <summary>客户归属保护期 of a customer who came, in days from the last effective contact (1 to 365).</summary>
    public int VisitProtectionDays { get; init; } = 30;

    /// <summary>公海认领上限: how many customers a consultant can claim from the public pool in a day (0 to 200).</summary>
    public int ClaimsPerDay { get; init; } = 10;

    /// <summary>How long a broker's report is protected, in days from the report (1 to 365).</summary>
    public int BrokerProtectionDays { get; init; } = 15;

    /// <summary>防截客: how much older than the visit a broker's report must be to count, in minutes (0 to 1440).</summary>
    public int BrokerLeadMinutes { get; init; } = 30;

    /// <summary>Whether the customer's first visit decides between brokers, and not the first report.</summary>
    public bool FirstVisitWins { get; init; }

    /// <summary>Whether adverts are running hot: calls are to be short (SOP 1.2.9).</summary>
    public bool IsHotAdvertising { get; init; }

    /// <summary>How long a call at the hotline may last while adverts run hot, in minutes (1 to 60; SOP 1.2.9).</summary>
    public int HotCallMinutes { get; init; } = 3;

    /// <summary>How long a call at the hotline may last at most, in minutes (up to 60; SOP 1.2.9).</summary>
    public int CallMinutes { get; init; } = 5;

    /// <summary>After how many days without contact a lead that bought nothing is made anonymous (30 to 3650).</summary>
    public int LeadRetentionDays { get; init; } = 730;

    /// <summary>The colours of the statuses on the board and on the lobby TV.</summary>
    public BoardPalette Palette { get; init; }

    /// <summary>首付比例下限: the least part of the price that a buyer with a loan pays at once, in per cent (1 to 100).</summary>
    public int LeastFirstPaymentPercent { get; init; } = 30;

    /// <summary>商业贷款年利率: what banks ask for a commercial mortgage, in 0.01 % a year (0 to 2400).</summary>
    public int CommercialRateHundredths { get; init; } = 350;

    /// <summary>公积金贷款年利率: what the provident fund asks, in 0.01 % a year (0 to 2400).</summary>
    public int ProvidentFundRateHundredths { get; init; } = 260;

    /// <summary>公积金贷款最高额度: the most that the provident fund lends one household, in 万元 (1 to 1000).</summary>
    public int ProvidentFundLimit { get; init; } = 120;

    /// <summary>签约期限: within how many days of the subscription the contract is to be signed (1 to 90).</summary>
    public int SigningDays { get; init; } = 7;

    /// <summary>预计放款: how many days after the contract a bank or the fund is expected to pay out a loan (1 to 365).</summary>
    public int DisbursementDays { get; init; } = 60;

    /// <summary>服务处理期限: within how many days a service request is to be seen to, where nobody says another day (1 to 60).</summary>
    public int ServiceDays { get; init; } = 3;

    /// <summary>按揭资料期限: within how many days from the beginning of a loan the buyer brings the lender's papers (1 to 90).</summary>
    public int LoanPapersDays { get; init; } = 15;

    /// <summary>按揭银行: the banks that lend here, each with the papers that it wants (up to 20).</summary>
    public IReadOnlyList<LoanBank> LoanBanks { get; init; } = [];

    /// <summary>面积补差依据: which area contracts are priced by.</summary>
    public AreaBasis AreaBasis { get; init; }

    /// <summary>退认购审批: who approves giving a subscribed unit up.</summary>
    public ApprovalPath CancellationPath { get; init; } = ApprovalPath.ManagerThenProjectCompany;

    /// <summary>延期审批: who approves a later signing deadline.</summary>
    public ApprovalPath ExtensionPath { get; init; } = ApprovalPath.Manager;

    /// <summary>换房审批: who approves taking another unit.</summary>
    public ApprovalPath SwapPath { get; init; } = ApprovalPath.ManagerThenDirector;

    /// <summary>更名审批: who approves other buyers (SOP 3.2.3).</summary>
    public ApprovalPath BuyerChangePath { get; init; } = ApprovalPath.ManagerThenDirector;

    /// <summary>价格变更审批: who approves using a special discount after the subscription.</summary>
    public ApprovalPath PriceChangePath { get; init; } = ApprovalPath.Manager;

    /// <summary>合同变更审批: who approves another version of a contract, once an assistant has reviewed the evidence.</summary>
    public ApprovalPath ContractChangePath { get; init; } = ApprovalPath.All;

    /// <summary>退房审批: who approves the return of a unit after the contract.</summary>
    public ApprovalPath UnitReturnPath { get; init; } = ApprovalPath.All;

    /// <summary>补充条款审批: who approves a clause beyond the model contract (SOP 5.2.4).</summary>
    public ApprovalPath ClausePath { get; init; } = ApprovalPath.ManagerThenProjectCompany;

    /// <summary>网签期限: within how many days of the signature the contract is signed online (1 to 90).</summary>
    public int OnlineSigningDays { get; init; } = 30;

    /// <summary>备案期限: within how many days of the signature it is filed (1 to 90; Urban Real Estate Administration Law, art. 45).</summary>
    public int FilingDays { get; init; } = 30;

    /// <summary>退房违约金: what a return by the buyer's fault costs them unless the request says otherwise, in per cent of the price (0 to 20).</summary>
    public int ReturnPenaltyPercent { get; init; } = 5;

    /// <summary>首付比例下限 by use and day; where none fits, <see cref="LeastFirstPaymentPercent"/> holds.</summary>
    public IReadOnlyList<FirstPaymentRule> FirstPaymentRules { get; init; } = [];

    /// <summary>特殊折扣审批权限: who may grant how much, and until when.</summary>
    public DiscountMatrix Discounts { get; init; } = new();

    /// <summary>The sales centre's time zone (IANA name).</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>When the business day ends (SOP 2.2.9).</summary>
    public TimeOnly CutOff { get; init; } = new(17, 30);

    public HoldTerms Holds => new(HoldMinutes, HoldLimitMinutes, RepeatHoldPauseMinutes);

    /// <summary>How long a call may last now.</summary>
    public TimeSpan CallLimit => TimeSpan.FromMinutes(IsHotAdvertising ? HotCallMinutes : CallMinutes);

    public BusinessCalendar Calendar => new(TimeZoneInfo.FindSystemTimeZoneById(TimeZone), CutOff);

    /// <summary>The same rules for a use of units on a day: the first payment that it asks for.</summary>
    public ProjectSettings For(string use, DateOnly day) =>
        FirstPaymentRules.Where(rule => rule.Holds(use, day)).MaxBy(rule => (rule.From, rule.Use.Length)) is { } rule ? this with { LeastFirstPaymentPercent = rule.LeastPercent } : this;

    /// <summary>Who approves a request of this kind about a deal at this stage, in their order.</summary>
    public IReadOnlyList<Role> ApprovalsOf(RequestKind kind, DealStage stage) => kind switch
    {
        RequestKind.NameCorrection or RequestKind.PaymentChange or RequestKind.AreaChange => [Role.SalesAssistant, .. ContractChangePath.Roles()],
        RequestKind.BuyerChange or RequestKind.PriceChange when stage >= DealStage.Contracted => [Role.SalesAssistant, .. ContractChangePath.Roles()],
        RequestKind.UnitReturn => UnitReturnPath.Roles(),
        RequestKind.Clause => ClausePath.Roles(),
        RequestKind.Cancellation => CancellationPath.Roles(),
        RequestKind.Extension => ExtensionPath.Roles(),
        RequestKind.Swap => SwapPath.Roles(),
        RequestKind.BuyerChange => BuyerChangePath.Roles(),
        RequestKind.PriceChange => PriceChangePath.Roles(),
        _ => [],
    };

    /// <summary>Refuses numbers outside their ranges and unknown time zones.</summary>
    internal void Check()
    {
        Require(HoldMinutes is >= 1 and <= 120, nameof(HoldMinutes), 1, 120);
        Require(HoldLimitMinutes >= HoldMinutes && HoldLimitMinutes <= 480, nameof(HoldLimitMinutes), HoldMinutes, 480);
        Require(RepeatHoldPauseMinutes is >= 0 and <= 240, nameof(RepeatHoldPauseMinutes), 0, 240);
        Require(CallProtectionDays is >= 1 and <= 365, nameof(CallProtectionDays), 1, 365);
        Require(VisitProtectionDays is >= 1 and <= 365, nameof(VisitProtectionDays), 1, 365);
        Require(ClaimsPerDay is >= 0 and <= 200, nameof(ClaimsPerDay), 0, 200);
        Require(BrokerProtectionDays is >= 1 and <= 365, nameof(BrokerProtectionDays), 1, 365);
        Require(BrokerLeadMinutes is >= 0 and <= 1440, nameof(BrokerLeadMinutes), 0, 1440);
        Require(HotCallMinutes is >= 1 and <= 60, nameof(HotCallMinutes), 1, 60);
        Require(CallMinutes >= HotCallMinutes && CallMinutes <= 60, nameof(CallMinutes), HotCallMinutes, 60);
        Require(LeadRetentionDays is >= 30 and <= 3650, nameof(LeadRetentionDays), 30, 3650);
        Require(LeastFirstPaymentPercent is >= 1 and <= 100, nameof(LeastFirstPaymentPercent), 1, 100);
        Require(CommercialRateHundredths is >= 0 and <= HighestRate, nameof(CommercialRateHundredths), 0, HighestRate / 100);
        Require(ProvidentFundRateHundredths is >= 0 and <= HighestRate, nameof(ProvidentFundRateHundredths), 0, HighestRate / 100);
        Require(ProvidentFundLimit is >= 1 and <= 1_000, nameof(ProvidentFundLimit), 1, 1_000);
        Require(SigningDays is >= 1 and <= 90, nameof(SigningDays), 1, 90);
        Require(DisbursementDays is >= 1 and <= 365, nameof(DisbursementDays), 1, 365);
        Require(OnlineSigningDays is >= 1 and <= 90, nameof(OnlineSigningDays), 1, 90);
        Require(FilingDays is >= 1 and <= 90, nameof(FilingDays), 1, 90);
        Require(ReturnPenaltyPercent is >= 0 and <= 20, nameof(ReturnPenaltyPercent), 0, 20);
        Require(FirstPaymentRules.Count <= 20 && FirstPaymentRules.All(rule => rule.LeastPercent is >= 1 and <= 100), nameof(LeastFirstPaymentPercent), 1, 100);
        ApprovalPath[] paths = [CancellationPath, ExtensionPath, SwapPath, BuyerChangePath, PriceChangePath, ContractChangePath, UnitReturnPath, ClausePath];
        Require(ServiceDays is >= 1 and <= 60, nameof(ServiceDays), 1, 60);
        Require(LoanPapersDays is >= 1 and <= 90, nameof(LoanPapersDays), 1, 90);
        LoanBank.Check(LoanBanks);
        if (!Enum.IsDefined(AreaBasis))
            throw new RefusedException(new Refusal("settings.area-basis"));
        if (!paths.All(Enum.IsDefined))
            throw new RefusedException(new Refusal("settings.path"));
        Discounts.Check();
        if (!Enum.IsDefined(Palette))
            throw new RefusedException(new Refusal("settings.palette"));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            throw new RefusedException(new Refusal("settings.time-zone", TimeZone));
    }

    private static void Require(bool holds, string setting, int from, int to)
    {
        if (!holds)
            throw new RefusedException(new Refusal("settings.out-of-range", setting, from, to));
    }
}

/// <summary>首付比例规定: the least first payment for a use of units, from a day on.</summary>
/// <param name="Use">用途 as the price table names it, such as 住宅 or 商铺; empty for every use.</param>
/// <param name="From">On the sales centre's calendar.</param>
/// <param name="LeastPercent">In per cent of the price (1 to 100).</param>
public sealed record FirstPaymentRule(string Use, DateOnly From, int LeastPercent)
{
    internal bool Holds(string use, DateOnly day) => From <= day && (Use.Length == 0 || Use == use);
}

/// <summary>配色: which colours statuses have. Each keeps them apart for every kind of colour vision, with word and sign beside.</summary>
public enum BoardPalette
{
    /// <summary>Green is free, amber held, orange subscribed, violet sold.</summary>
    Standard = 0,

    /// <summary>红色为已售: red is sold, as on the boards of many sales centres.</summary>
    RedIsSold = 1,

    /// <summary>White is free and black sold; for bright rooms and tired eyes.</summary>
    HighContrast = 2,
}

/// <summary>What a project says of holds, in minutes.</summary>
/// <param name="Minutes">How long a hold lasts.</param>
/// <param name="LimitMinutes">After how long it ends for good.</param>
/// <param name="PauseMinutes">How long until the same unit can be held for the same customer again.</param>
public readonly record struct HoldTerms(int Minutes, int LimitMinutes, int PauseMinutes)
{
    public TimeSpan Duration => TimeSpan.FromMinutes(Minutes);

    public TimeSpan Limit => TimeSpan.FromMinutes(LimitMinutes);

    public TimeSpan Pause => TimeSpan.FromMinutes(PauseMinutes);
}
