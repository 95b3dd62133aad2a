using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;

namespace SalesCenter.Domain.Contracts;

/// <summary>合同版本: what a contract says from a day on. A change makes the next one; none is ever changed.</summary>
public sealed class ContractVersion
{
    private ContractVersion() { }

    internal ContractVersion(int number, DateTime at, Guid? requestId, RequestKind? change, ContractTerms terms) => (Number, At, RequestId, Change, Terms) = (number, at, requestId, change, terms);

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    /// <summary>Since when it holds, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The request that made it; nothing for the first.</summary>
    public Guid? RequestId { get; private set; }

    /// <summary>What was changed; nothing for the first.</summary>
    public RequestKind? Change { get; private set; }

    public ContractTerms Terms { get; private set; } = null!;

    /// <summary>Names are forgotten; that there was a version stays.</summary>
    internal void Forget() => Terms = Terms with { Buyers = [.. Terms.Buyers.Select(buyer => buyer with { Name = "", IdEnding = "" })] };
}

/// <summary>What a version of a contract says.</summary>
/// <param name="Clauses">补充条款 that were approved.</param>
/// <param name="GrossArea">建筑面积 of all units, in 0.0001 ㎡.</param>
/// <param name="InnerArea">套内面积 of all units, in 0.0001 ㎡; nothing where one is not known.</param>
public sealed record ContractTerms(IReadOnlyList<ContractBuyer> Buyers, PriceLadder Price, PaymentPlan Plan, IReadOnlyList<string> Clauses, long GrossArea, long? InnerArea)
{
    /// <summary>What is agreed now.</summary>
    public static ContractTerms Of(Subscription agreed, IReadOnlyList<string> clauses, long grossArea, long? innerArea) => new(
        [.. agreed.Buyers.OrderBy(buyer => buyer.Place).Select(buyer => new ContractBuyer(buyer.Name, buyer.ShareHundredths, buyer.IdEnding))], agreed.Price!, agreed.Plan!, clauses, grossArea, innerArea);
}

/// <summary>A buyer as a version names them.</summary>
/// <param name="ShareHundredths">共有比例 in 0.01 %.</param>
public sealed record ContractBuyer(string Name, int ShareHundredths, string IdEnding);
