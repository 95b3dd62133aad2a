using System.Security.Cryptography;
using ExcelDataReader.Exceptions;
using SalesCenter.Domain.Common;

namespace SalesCenter.Infrastructure.Spreadsheets;

/// <summary>A file of tables as its sheets, whatever the tables are about.</summary>
/// <param name="Hash">SHA-256 of the file, in hexadecimal.</param>
internal sealed record TableFile(string Hash, IReadOnlyList<SheetCells> Sheets)
{
    /// <summary>
    /// Opens .xls, .xlsx and .csv by their content. Throws a refusal of what is no table, has macros, is protected or damaged,
    /// too large or empty.
    /// </summary>
    public static TableFile Open(Stream content, string fileName)
    {
        using var copy = FileInspection.Copy(content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(copy.GetBuffer().AsSpan(0, (int)copy.Length)));
        var sheets = Decode(copy, fileName);
        return sheets.Any(sheet => sheet.Rows.Count > 0) ? new TableFile(hash, sheets) : throw new RefusedException(ImportRefusals.Empty());
    }

    /// <summary>
    /// Whatever the libraries throw over a file, the file is damaged: they document no exceptions for that, and a forged file
    /// makes them fail in many ways.
    /// </summary>
    private static IReadOnlyList<SheetCells> Decode(MemoryStream file, string fileName)
    {
        try
        {
            return FileInspection.FormatOf(file) is TableFormat.Workbook
                ? Workbooks.Read(file) : DelimitedText.Read(file, Path.GetFileNameWithoutExtension(fileName));
        }
        catch (InvalidPasswordException)
        {
            throw new RefusedException(ImportRefusals.Locked());
        }
        catch (Exception damage) when (damage is not (RefusedException or OutOfMemoryException))
        {
            throw new RefusedException(ImportRefusals.Damaged());
        }
    }
}
