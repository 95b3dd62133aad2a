using System.Globalization;
using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Payments;

/// <summary>What is numbered.</summary>
public enum NumberSeries
{
    /// <summary>收据.</summary>
    Receipt = 0,

    /// <summary>退款单.</summary>
    Refund = 1,

    /// <summary>红字冲销单.</summary>
    Reversal = 2,

    /// <summary>结算单: forfeits and compensations.</summary>
    Settlement = 3,

    /// <summary>特殊折扣审批单.</summary>
    SpecialDiscount = 4,

    /// <summary>合同.</summary>
    Contract = 5,

    /// <summary>转款单.</summary>
    Transfer = 6,
}

/// <summary>
/// 编号簿: the numbers of one kind of paper in a project and year, without gaps: a number is taken in the transaction that uses it, so that a step
/// that fails gives it back.
/// </summary>
public sealed class NumberBook : AggregateRoot
{
    private NumberBook() { }

    /// <summary>A new book, of which nothing is taken yet.</summary>
    public NumberBook(Guid projectId, NumberSeries series, int year) => (ProjectId, Series, Year) = (projectId, series, year);

    public Guid ProjectId { get; private set; }

    public NumberSeries Series { get; private set; }

    /// <summary>On the sales centre's calendar.</summary>
    public int Year { get; private set; }

    /// <summary>How many numbers are taken.</summary>
    public int Last { get; private set; }

    /// <summary>The next number, such as SJ2026-000123.</summary>
    public string Take()
    {
        Last++;
        var letters = Series switch
        {
            NumberSeries.Receipt => "SJ",
            NumberSeries.Refund => "TK",
            NumberSeries.Settlement => "JS",
            NumberSeries.SpecialDiscount => "TZ",
            NumberSeries.Contract => "HT",
            NumberSeries.Transfer => "ZZ",
            _ => "CX",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{Year:0000}-{Last:000000}");
    }
}
