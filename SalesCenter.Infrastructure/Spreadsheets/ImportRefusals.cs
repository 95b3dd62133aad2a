using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>Everything the import of a price table can say no to, or point out, with the values that fill its sentence.</summary>
public static class ImportRefusals
{
    public static Refusal Empty() => new("import.empty");

    public static Refusal TooLarge(int megabytes) => new("import.too-large", megabytes);

    public static Refusal UnpacksTooLarge(int megabytes) => new("import.unpacks-too-large", megabytes);

    public static Refusal TooManyRows(int limit) => new("import.too-many-rows", limit);

    public static Refusal NotATable() => new("import.not-a-table");

    public static Refusal WebPage() => new("import.web-page");

    public static Refusal Macros() => new("import.macros");

    public static Refusal Locked() => new("import.locked");

    public static Refusal Damaged() => new("import.damaged");

    public static Refusal CrossTab(string sheet) => new("import.cross-tab", sheet);

    public static Refusal NoHeadings() => new("import.no-headings");

    public static Refusal SheetHidden(string sheet) => new("import.sheet-hidden", sheet);

    public static Refusal SheetRepeats(string sheet, string others) => new("import.sheet-repeats", sheet, others);

    public static Refusal HeadingMismatch(string column, string heading) => new("import.heading-mismatch", column, heading);

    public static Refusal ColumnMissing(string sheet, PriceTableField field) => new("import.column-missing", sheet, field);

    public static Refusal Missing() => new("import.missing");

    public static Refusal NotANumber() => new("import.not-a-number");

    public static Refusal WrongUnit() => new("import.wrong-unit");

    public static Refusal OutOfRange(object least, object most) => new("import.out-of-range", least, most);

    public static Refusal NotAFloor(int lowest, int highest) => new("import.not-a-floor", lowest, highest);

    public static Refusal FloorUnknown() => new("import.floor-unknown");

    public static Refusal TextTooLong(int limit, int length) => new("import.text-too-long", limit, length);

    public static Refusal DateCell() => new("import.date-cell");

    public static Refusal FormulaError() => new("import.formula-error");

    public static Refusal InnerOverGross(Area gross) => new("import.inner-over-gross", gross);

    public static Refusal NoAreaForPrice() => new("import.no-area-for-price");

    public static Refusal TotalDisagrees(Money computed) => new("import.total-disagrees", computed);

    public static Refusal ListOverFiled(Money filed) => new("import.list-over-filed", filed);

    public static Refusal FloorOverList(Money list) => new("import.floor-over-list", list);

    public static Refusal Duplicate(string sheet, int row) => new("import.duplicate", sheet, row);

    /// <summary>The table says that it is of another project.</summary>
    public static Refusal OtherProject(string stated, string own) => new("import.other-project", stated, own);

    /// <summary>What was agreed on for a unit that is taken must not change under its customer.</summary>
    public static Refusal UnitTaken(UnitStatus status) => new("import.unit-taken", status);

    public static Refusal WrongRows(int rows) => new("import.wrong-rows", rows);

    /// <summary>The stock is another one than when the preview was made.</summary>
    public static Refusal StockChanged() => new("import.stock-changed");

    /// <summary>The file uploaded is not kept any more.</summary>
    public static Refusal UploadGone() => new("import.upload-gone");

    public static Refusal NotADate() => new("import.not-a-date");

    public static Refusal IntentUnknown() => new("import.intent-unknown");

    /// <summary>A customer needs an owner: a column of the list, or one for all.</summary>
    public static Refusal OwnerMissing() => new("import.owner-missing");

    public static Refusal OwnerUnknown() => new("import.owner-unknown");

    /// <summary>Two colleagues have this name; the user name tells them apart.</summary>
    public static Refusal OwnerAmbiguous() => new("import.owner-ambiguous");

    /// <summary>Two rows of a customer list share a number.</summary>
    public static Refusal DuplicateCustomer(string sheet, int row) => new("import.duplicate-customer", sheet, row);

    /// <summary>The row's numbers are those of two customers.</summary>
    public static Refusal TwoCustomers() => new("import.two-customers");

    /// <summary>The customers are others than when the preview was made.</summary>
    public static Refusal CustomersChanged() => new("import.customers-changed");

    public static Refusal ImportUnknown() => new("import.unknown");

    /// <summary>The import was undone before.</summary>
    public static Refusal Undone(DateTime at) => new("import.undone", at);

    /// <summary>Something has happened to customers of the import since; it can't be undone any more.</summary>
    public static Refusal CustomersTouched(int customers, string name) => new("import.customers-touched", customers, name);
}
