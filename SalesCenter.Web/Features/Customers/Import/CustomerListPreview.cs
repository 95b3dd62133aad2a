using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Web.Features.Customers.Import;

/// <summary>What a list of customers would do; nothing is written yet.</summary>
/// <param name="Rows">The rows without fault, in the list's order.</param>
/// <param name="Errors">Every fault, those of reading and those found beside the customers of the project.</param>
public sealed record CustomerListPreview(CustomerListTally Tally, IReadOnlyList<ComparedCustomer> Rows, IReadOnlyList<CellError> Errors);

/// <summary>How many rows are of which kind.</summary>
public sealed record CustomerListTally(int New, int Claimed, int Known, int OfOthers, int Wrong)
{
    /// <summary>Whether applying the list would have any effect.</summary>
    public bool ChangesAnything => New + Claimed > 0;
}

/// <summary>What a row of the list is to the project.</summary>
public enum CustomerRowOutcome
{
    New,

    /// <summary>In the public pool, or somebody's whose protection has run out: the owner of the row gets them.</summary>
    Claimed,

    /// <summary>The owner's customer already; nothing changes.</summary>
    Known,

    /// <summary>撞单: a colleague's, and protected; left out.</summary>
    OfOther,
}

/// <summary>One row of the list beside the customers of the project.</summary>
/// <param name="OwnerId">Who is to own the customer.</param>
/// <param name="Verdict">Whose they are, decided as for every other channel.</param>
public sealed record ComparedCustomer(CustomerListRow Row, Guid OwnerId, CustomerRowOutcome Outcome, Verdict Verdict);
