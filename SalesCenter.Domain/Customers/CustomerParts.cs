namespace SalesCenter.Domain.Customers;

/// <summary>How far a customer has come.</summary>
public enum CustomerStage
{
    /// <summary>Known by name and number only.</summary>
    Lead = 0,

    /// <summary>来电客户: has called.</summary>
    Caller = 1,

    /// <summary>来访客户: has come.</summary>
    Visitor = 2,

    /// <summary>已选房.</summary>
    Selected = 3,

    /// <summary>已认购.</summary>
    Subscribed = 4,

    /// <summary>已签约.</summary>
    Contracted = 5,

    /// <summary>已交房.</summary>
    HandedOver = 6,

    /// <summary>已流失: bought elsewhere or gave up.</summary>
    Lost = 7,
}

/// <summary>意向等级: how likely the customer buys; A most.</summary>
public enum IntentLevel
{
    A = 1,
    B = 2,
    C = 3,
    D = 4,
}

/// <summary>称谓: how the customer is addressed; used from the first sentence on (SOP 1.2.4).</summary>
public enum FormOfAddress
{
    None = 0,
    Mr = 1,
    Ms = 2,
}

/// <summary>What the customer wants, as told in calls and forms; texts from the project's lists, several joined by 、.</summary>
/// <param name="AreaFrom">Wanted gross area in whole ㎡.</param>
/// <param name="BudgetFrom">Budget in 万元.</param>
public sealed record CustomerWishes(
    string Layouts = "", int? AreaFrom = null, int? AreaTo = null, int? BudgetFrom = null, int? BudgetTo = null, string Purpose = "", string PointsOfInterest = "", string Objections = "")
{
    public static readonly CustomerWishes None = new();

    /// <summary>What was told now, and what was known before where nothing was told.</summary>
    public CustomerWishes Or(CustomerWishes before) => new(
        Layouts.Length > 0 ? Layouts : before.Layouts, AreaFrom ?? before.AreaFrom, AreaTo ?? before.AreaTo, BudgetFrom ?? before.BudgetFrom, BudgetTo ?? before.BudgetTo,
        Purpose.Length > 0 ? Purpose : before.Purpose, PointsOfInterest.Length > 0 ? PointsOfInterest : before.PointsOfInterest, Objections.Length > 0 ? Objections : before.Objections);
}

/// <summary>What the first-visit form asks of the person (客户首次来访登记表).</summary>
public sealed record CustomerProfile(
    string LivesIn = "", string WorksIn = "", string AgeBand = "", string Household = "", string AwarenessSource = "", string Competitors = "")
{
    public static readonly CustomerProfile None = new();

    /// <summary>What was told now, and what was known before where nothing was told.</summary>
    public CustomerProfile Or(CustomerProfile before) => new(
        First(LivesIn, before.LivesIn), First(WorksIn, before.WorksIn), First(AgeBand, before.AgeBand), First(Household, before.Household),
        First(AwarenessSource, before.AwarenessSource), First(Competitors, before.Competitors));

    private static string First(string now, string before) => now.Length > 0 ? now : before;
}

/// <summary>How two people are related; spouses and direct relatives share an owner (SOP 3.2.3).</summary>
public enum Relation
{
    Spouse = 0,
    Parent = 1,
    Child = 2,
    Sibling = 3,
    Other = 4,
}

/// <summary>Somebody of a customer's family, by name and number or as a customer of their own.</summary>
public sealed class Relative
{
    private Relative() { }

    internal Relative(Customer customer, Relation relation, string name, string phone, Guid? otherCustomerId)
    {
        ProjectId = customer.ProjectId;
        CustomerId = customer.Id;
        Relation = relation;
        Name = name;
        Phone = phone;
        OtherCustomerId = otherCustomerId;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid ProjectId { get; private set; }

    public Guid CustomerId { get; private set; }

    public Relation Relation { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>A normalised number; empty when unknown.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>The relative as a customer of the same project.</summary>
    public Guid? OtherCustomerId { get; private set; }

    /// <summary>The relative belongs to another customer from now on.</summary>
    internal void BelongTo(Customer customer) => CustomerId = customer.Id;
}

/// <summary>What the customer agreed to have done with their data, and when (个人信息保护法 13).</summary>
/// <param name="TextVersion">Which wording they saw.</param>
public sealed record Consent(string TextVersion, DateTime At);

/// <summary>What is to be done next for a customer, and when.</summary>
/// <param name="RemindedAt">When the owner was told that the time has come; nothing while it has not.</param>
public sealed record NextAction(string What, DateTime At, DateTime? RemindedAt = null);
