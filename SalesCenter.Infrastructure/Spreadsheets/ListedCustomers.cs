using SalesCenter.Domain.Customers;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>A customer as a list states them. What the list does not say is null.</summary>
/// <param name="Row">The row's number as the spreadsheet shows it.</param>
/// <param name="Phones">Normalised; at least one, none twice.</param>
/// <param name="Owner">As it is written; who that is, the people of the project decide.</param>
public sealed record CustomerListRow(
    string Sheet, int Row, string Name, IReadOnlyList<string> Phones, string? Owner, string? Source, IntentLevel? Intent, DateOnly? VisitedOn, string? Notes);

/// <summary>What was read of a list of customers: the rows without fault, and every fault of the others.</summary>
public sealed class ListedCustomers
{
    private const int ValueShown = 100;
    private readonly CustomerListChoice choice;
    private readonly IReadOnlyList<string> headings;

    internal ListedCustomers(IReadOnlyList<CustomerListRow> rows, IReadOnlyList<CellError> errors, CustomerListChoice choice, IReadOnlyList<string> headings) =>
        (Rows, Errors, this.choice, this.headings) = (rows, errors, choice, headings);

    public IReadOnlyList<CustomerListRow> Rows { get; }

    public IReadOnlyList<CellError> Errors { get; }

    /// <summary>A fault that shows only beside the customers of the project, with the cell it stands in.</summary>
    public CellError Fault(CustomerListRow row, CustomerListField field, string value, Domain.Common.Refusal reason) => Fault(choice, headings, row.Row, field, value, reason);

    internal static CellError Fault(CustomerListChoice choice, IReadOnlyList<string> headings, int row, CustomerListField field, string value, Domain.Common.Refusal reason)
    {
        var (letters, heading) = choice.Columns.TryGetValue(field, out var column) ? (ColumnLetters.Of(column), Wording.Clean(headings[column])) : ("", "");
        return new CellError(choice.Sheet, row, letters, heading, value.Length > ValueShown ? value[..ValueShown] : value, reason);
    }
}
