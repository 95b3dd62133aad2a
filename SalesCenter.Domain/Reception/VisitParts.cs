using SalesCenter.Domain.Customers;

namespace SalesCenter.Domain.Reception;

/// <summary>How often somebody has come.</summary>
public enum VisitKind
{
    /// <summary>首访.</summary>
    First = 0,

    /// <summary>复访.</summary>
    Repeat = 1,

    /// <summary>业内参观: counts nowhere.</summary>
    Trade = 2,
}

/// <summary>How the first-visit form (客户首次来访登记表) of a visit stands.</summary>
public enum FormState
{
    /// <summary>A repeat or trade visit, or nobody knows yet who came.</summary>
    NotNeeded = 0,

    Missing = 1,

    Filled = 2,
}

/// <summary>随访人: somebody who came along with a customer.</summary>
public sealed class Companion
{
    private Companion() { }

    internal Companion(string name, Relation relation, string phone) => (Name, Relation, Phone) = (name, relation, phone);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Name { get; private set; } = "";

    public Relation Relation { get; private set; }

    /// <summary>A normalised number; empty when unknown.</summary>
    public string Phone { get; private set; } = "";
}
