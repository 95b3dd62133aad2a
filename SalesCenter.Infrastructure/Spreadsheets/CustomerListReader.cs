using System.Globalization;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;
using F = SalesCenter.Infrastructure.Spreadsheets.CustomerListField;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>Reads the rows of one sheet as customers.</summary>
internal sealed class CustomerListReader(SheetCells sheet, CustomerListChoice choice)
{
    private const int NameLength = 40, ShortText = 100, NotesLength = 1_000;
    private static readonly char[] BetweenNumbers = ['、', ',', '，', ';', '；', '/', '／', '|', '\n', '\r'];
    private static readonly string[] DateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-M-d H:mm", "yyyy/M/d H:mm", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss"];
    private readonly IReadOnlyList<string> headings = HeadingSearch.TextsAt(sheet, new HeadingRows(choice.HeadingRow, choice.HeadingRow));
    private readonly List<CustomerListRow> rows = [];
    private readonly List<CellError> errors = [];

    public ListedCustomers Read()
    {
        foreach (var row in sheet.Rows.Where(row => row.Number > choice.HeadingRow && !IsRepeatedHeading(row)))
        {
            if (choice.Columns.Values.Any(column => !row[column].IsBlank))
                Read(row);
        }
        return new ListedCustomers(WithoutTwins(), errors, choice, headings);
    }

    private void Read(SheetRow row)
    {
        var faults = errors.Count;
        var name = Text(row, F.Name, NameLength);
        if (name is null && faults == errors.Count)
            Add(row, F.Name, "", ImportRefusals.Missing());
        var phones = Phones(row);
        var owner = Text(row, F.Owner, ShortText);
        var source = Text(row, F.Source, ShortText);
        var intent = Intent(row);
        var visited = Date(row);
        var notes = Text(row, F.Notes, NotesLength);
        if (faults == errors.Count)
            rows.Add(new CustomerListRow(sheet.Name, row.Number, name!, phones, owner, source, intent, visited, notes));
    }

    private List<string> Phones(SheetRow row)
    {
        var phones = new List<string>();
        var faults = errors.Count;
        foreach (var field in new[] { F.Phone, F.OtherPhone })
        {
            foreach (var written in CellOf(row, field).Split(BetweenNumbers, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(text => !Placeholders.Is(text)))
            {
                if (PhoneNumber.Normalise(written) is not { } phone)
                    Add(row, field, written, new Refusal("customer.phone-invalid", written.Length > ShortText ? written[..ShortText] : written));
                else if (!phones.Contains(phone))
                    phones.Add(phone);
            }
        }
        if (phones.Count == 0 && faults == errors.Count)
            Add(row, F.Phone, "", ImportRefusals.Missing());
        return phones;
    }

    private IntentLevel? Intent(SheetRow row)
    {
        var text = Wording.Compact(CellOf(row, F.Intent)).ToUpperInvariant();
        if (Placeholders.Is(text))
            return null;
        if (text.TrimEnd('级', '类', '+', '-') is [var letter and >= 'A' and <= 'D'])
            return (IntentLevel)(letter - 'A' + 1);
        Add(row, F.Intent, text, ImportRefusals.IntentUnknown());
        return null;
    }

    private DateOnly? Date(SheetRow row)
    {
        var text = Wording.HalfWidth(CellOf(row, F.VisitedAt));
        if (Placeholders.Is(text))
            return null;
        if (DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1990 and < 2100)
            return DateOnly.FromDateTime(date);
        Add(row, F.VisitedAt, text, ImportRefusals.NotADate());
        return null;
    }

    private string? Text(SheetRow row, F field, int limit)
    {
        var text = CellOf(row, field);
        if (text.Length > limit)
            Add(row, field, text, ImportRefusals.TextTooLong(limit, text.Length));
        return text.Length == 0 || text.Length > limit ? null : text;
    }

    /// <summary>The cell's text as it may be kept: without characters that no text has.</summary>
    private string CellOf(SheetRow row, F field)
    {
        if (!choice.Columns.TryGetValue(field, out var column) || row[column].Kind is CellKind.Error)
            return "";
        var text = Wording.Clean(row[column].Text);
        return text.Any(char.IsSurrogate) || text.Any(c => c is >= '\ufdd0' and <= '\ufdef' or >= '\ufffe')
            ? string.Concat(text.EnumerateRunes().Where(rune => (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF))) : text;
    }

    private bool IsRepeatedHeading(SheetRow row) => choice.Columns.Values.All(column => row[column].Text == headings[column] && headings[column].Length > 0);

    /// <summary>Rows that share a number are one customer twice; which of them is right, the list does not say.</summary>
    private List<CustomerListRow> WithoutTwins()
    {
        var twins = rows.SelectMany(row => row.Phones.Select(phone => (phone, row))).GroupBy(each => each.phone, each => each.row).Where(same => same.Count() > 1).ToList();
        var wrong = new HashSet<int>();
        foreach (var same in twins)
        {
            var twin = same.ToArray();
            for (var index = 0; index < twin.Length; index++)
            {
                var other = twin[(index + 1) % twin.Length];
                wrong.Add(twin[index].Row);
                errors.Add(ListedCustomers.Fault(choice, headings, twin[index].Row, F.Phone, same.Key, ImportRefusals.DuplicateCustomer(other.Sheet, other.Row)));
            }
        }
        return [.. rows.Where(row => !wrong.Contains(row.Row))];
    }

    private void Add(SheetRow row, F field, string value, Refusal reason) => errors.Add(ListedCustomers.Fault(choice, headings, row.Number, field, value, reason));
}
