using SalesCenter.Domain.Common;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>Which sheet of a file is the list, where its headings stand, and which column means what.</summary>
/// <param name="HeadingRow">By the number that the spreadsheet shows.</param>
public sealed record CustomerListChoice(string Sheet, int HeadingRow, IReadOnlyDictionary<CustomerListField, int> Columns)
{
    /// <summary>What must be mapped before anybody can be read.</summary>
    public IReadOnlyList<CustomerListField> Missing => [.. new[] { CustomerListField.Name, CustomerListField.Phone }.Where(needed => !Columns.ContainsKey(needed))];

    /// <summary>The same with another column for a field; without a column the field is not read.</summary>
    public CustomerListChoice With(CustomerListField field, int? column)
    {
        var columns = Columns.Where(known => known.Key != field).ToDictionary(known => known.Key, known => known.Value);
        if (column is { } index)
            columns[field] = index;
        return this with { Columns = columns };
    }
}

/// <summary>A list of customers in memory, opened once: its sheets, how they would be read, and what stands in them. It writes nothing.</summary>
public sealed class CustomerListFile
{
    private const int RowsSearched = 30, SamplesShown = 3;
    private readonly IReadOnlyList<SheetCells> cells;

    private CustomerListFile(string name, string hash, IReadOnlyList<SheetCells> cells)
    {
        (Name, Hash, this.cells) = (name, hash, cells);
        Proposal = cells.Where(sheet => !sheet.Hidden).Select(Recognise).FirstOrDefault(choice => choice is { Missing.Count: 0 })
            ?? cells.Select(Recognise).FirstOrDefault(choice => choice is not null)
            ?? new CustomerListChoice(cells.First(sheet => sheet.Rows.Count > 0).Name, cells.First(sheet => sheet.Rows.Count > 0).Rows[0].Number, new Dictionary<CustomerListField, int>());
    }

    public string Name { get; }

    /// <summary>SHA-256 of the file, in hexadecimal: which file it was, for the audit trail.</summary>
    public string Hash { get; }

    public IReadOnlyList<string> Sheets => [.. cells.Where(sheet => sheet.Rows.Count > 0).Select(sheet => sheet.Name)];

    /// <summary>The sheet that is read unless somebody decides otherwise, with what its headings mean.</summary>
    public CustomerListChoice Proposal { get; }

    /// <summary>Opens .xls, .xlsx and .csv by their content; refuses as the price table does what is no table, or no safe one.</summary>
    public static Result<CustomerListFile> Open(Stream content, string fileName)
    {
        try
        {
            var file = TableFile.Open(content, fileName);
            return new CustomerListFile(fileName, file.Hash, file.Sheets);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    /// <summary>The columns of a sheet below a heading row, for the eyes of who maps them.</summary>
    public IReadOnlyList<SheetColumn> Columns(string sheet, int headingRow)
    {
        var rows = Sheet(sheet);
        var headings = HeadingSearch.TextsAt(rows, new HeadingRows(headingRow, headingRow));
        return [.. headings.Select((heading, index) => new SheetColumn(
            index, ColumnLetters.Of(index), heading, [.. rows.Rows.Where(row => row.Number > headingRow && !row[index].IsBlank).Take(SamplesShown).Select(row => row[index].Text)]))];
    }

    /// <summary>The sheet read as its headings propose; with the first row as headings where none were recognised.</summary>
    public CustomerListChoice ProposalFor(string sheet) => Recognise(Sheet(sheet)) ?? new CustomerListChoice(sheet, Sheet(sheet).Rows[0].Number, new Dictionary<CustomerListField, int>());

    /// <summary>Reads the list. Never stops at a fault: each is in the list's errors. Two rows with one number are an error of both.</summary>
    public ListedCustomers Read(CustomerListChoice choice) => new CustomerListReader(Sheet(choice.Sheet), choice).Read();

    private SheetCells Sheet(string name) => cells.First(sheet => sheet.Name == name);

    private static CustomerListChoice? Recognise(SheetCells sheet)
    {
        foreach (var row in sheet.Rows.Take(RowsSearched))
        {
            var columns = new Dictionary<CustomerListField, int>();
            for (var column = 0; column < row.Cells.Length; column++)
            {
                if (CustomerHeadings.Understand(row[column].Text) is not { } field)
                    continue;
                if (!columns.TryAdd(field, column) && field == CustomerListField.Phone)
                    columns.TryAdd(CustomerListField.OtherPhone, column);
            }
            if (columns.Count >= 2 && (columns.ContainsKey(CustomerListField.Name) || columns.ContainsKey(CustomerListField.Phone)))
                return new CustomerListChoice(sheet.Name, row.Number, columns);
        }
        return null;
    }
}
