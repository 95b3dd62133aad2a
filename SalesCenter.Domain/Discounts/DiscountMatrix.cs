using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;

namespace SalesCenter.Domain.Discounts;

/// <summary>
/// 折扣审批权限: who may grant how much, and what happens when nobody answers. Each level has a limit by depth, by amount, by result (how near to the floor) and by month;
/// nobody goes below the floor.
/// </summary>
public sealed record DiscountMatrix
{
    /// <summary>审批层级, the lowest first.</summary>
    public static readonly IReadOnlyList<Role> Levels = [Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany];

    /// <summary>As of a sales manager: 1 %.</summary>
    public DiscountLimit Manager { get; init; } = new(100, 100_000, 100, 1_000_000);

    /// <summary>As of a marketing director: 3 %.</summary>
    public DiscountLimit Director { get; init; } = new(300, 300_000, 0, 3_000_000);

    /// <summary>As of the project company: down to the floor.</summary>
    public DiscountLimit Company { get; init; } = new((int)Discount.DeepestPercent, DiscountLimit.MostYuan, 0, 0);

    /// <summary>催办: after how many minutes without an answer the approvers are told again (1 to 120).</summary>
    public int RemindMinutes { get; init; } = 3;

    /// <summary>升级: after how many minutes without an answer the next level is asked (1 to 240).</summary>
    public int EscalateMinutes { get; init; } = 5;

    /// <summary>未答复失效: after how many minutes without an answer the request ends, not approved (up to 1,440).</summary>
    public int AnswerMinutes { get; init; } = 30;

    /// <summary>有效期: for how many hours an approval can be used (1 to 72).</summary>
    public int ValidHours { get; init; } = 24;

    /// <summary>How often a consultant may ask about one unit in 30 days (1 to 20): whoever tries on and on learns what they should not.</summary>
    public int MostAsked { get; init; } = 3;

    /// <summary>The special discount's place among the general ones (1 to 99).</summary>
    public int SpecialOrder { get; init; } = 90;

    /// <summary>折上折: whether it comes on top of the general ones, or instead of them.</summary>
    public bool Stacks { get; init; } = true;

    /// <summary>What a level may grant.</summary>
    public DiscountLimit LimitOf(Role level) => level switch
    {
        Role.SalesManager => Manager,
        Role.MarketingDirector => Director,
        Role.ProjectCompany => Company,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    /// <summary>
    /// Who is asked first: the lowest level that may grant so much by depth and amount. The floor has no part in it: whoever asks sees who answers, and must not learn from that how near they came.
    /// Where the result is too near the floor for that level, it offers less or passes it on.
    /// </summary>
    public Role LevelFor(Concession concession) => Levels.FirstOrDefault(level => LimitOf(level).Allows(concession with { Floor = null }), Levels[^1]);

    /// <summary>Whether a level stands as high as another, or higher.</summary>
    public static bool IsAtLeast(Role level, Role other) => Rank(level) >= Rank(other);

    /// <summary>The place of a level, from 0; -1 for a role that approves no discounts.</summary>
    public static int Rank(Role role) => Array.IndexOf([.. Levels], role);

    /// <summary>Refuses limits and times outside their ranges, and a level that may less than the one below.</summary>
    public void Check()
    {
        foreach (var limit in new[] { Manager, Director, Company })
            limit.Check();
        if (Director.DepthHundredths < Manager.DepthHundredths || Company.DepthHundredths < Director.DepthHundredths)
            throw new RefusedException(SpecialDiscountRefusals.LevelsOutOfOrder);
        Require(RemindMinutes is >= 1 and <= 120, nameof(RemindMinutes), 1, 120);
        Require(EscalateMinutes is >= 1 and <= 240, nameof(EscalateMinutes), 1, 240);
        Require(AnswerMinutes >= EscalateMinutes && AnswerMinutes <= 1_440, nameof(AnswerMinutes), EscalateMinutes, 1_440);
        Require(ValidHours is >= 1 and <= 72, nameof(ValidHours), 1, 72);
        Require(MostAsked is >= 1 and <= 20, nameof(MostAsked), 1, 20);
        Require(SpecialOrder is >= 1 and <= 99, nameof(SpecialOrder), 1, 99);
    }

    internal static void Require(bool holds, string setting, long from, long to)
    {
        if (!holds)
            throw new RefusedException(new Refusal("settings.out-of-range", setting, from, to));
    }
}

/// <summary>What a level may grant.</summary>
/// <param name="DepthHundredths">By depth: in 0.01 % of the price without it (0 to 5000).</param>
/// <param name="Yuan">By amount: in yuan (0 to 100 million).</param>
/// <param name="MarginHundredths">By result: how far above the floor the price must stay, in 0.01 % of the floor (0 to 5000).</param>
/// <param name="MonthlyYuan">月度额度: how much in a month on the sales centre's calendar, in yuan (0 to 1,000 million); 0 for no limit.</param>
public sealed record DiscountLimit(int DepthHundredths, long Yuan, int MarginHundredths, long MonthlyYuan)
{
    internal const long MostYuan = 100_000_000;

    /// <summary>Whether depth, amount and result are within it; the month is counted elsewhere.</summary>
    public bool Allows(Concession concession) => concession.Off <= Most(concession.Before, concession.Floor);

    /// <summary>The most that may come off a price; never less than nothing.</summary>
    public Money Most(Money before, Money? floor)
    {
        var most = Math.Min((long)((Int128)before.Fen * DepthHundredths / 10_000), Yuan * 100);
        if (floor is { } bottom)
            most = Math.Min(most, before.Fen - LeastAbove(bottom));
        return new Money(Math.Max(0, most));
    }

    /// <summary>The same by depth, where that is less: what is delegated is never more than there is.</summary>
    public DiscountLimit AtMost(int depthHundredths) => this with { DepthHundredths = Math.Min(DepthHundredths, depthHundredths) };

    internal void Check()
    {
        DiscountMatrix.Require(DepthHundredths is >= 0 and <= (int)Discount.DeepestPercent, nameof(DepthHundredths), 0, Discount.DeepestPercent);
        DiscountMatrix.Require(Yuan is >= 0 and <= MostYuan, nameof(Yuan), 0, MostYuan);
        DiscountMatrix.Require(MarginHundredths is >= 0 and <= 5_000, nameof(MarginHundredths), 0, 5_000);
        DiscountMatrix.Require(MonthlyYuan is >= 0 and <= MostYuan * 10, nameof(MonthlyYuan), 0, MostYuan * 10);
    }

    /// <summary>The lowest price in fen that keeps the margin, rounded up.</summary>
    private long LeastAbove(Money floor) => (long)(((Int128)floor.Fen * (10_000 + MarginHundredths) + 9_999) / 10_000);
}
