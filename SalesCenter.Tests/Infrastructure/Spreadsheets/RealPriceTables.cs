using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

/// <summary>The public filings that lie beside the repository, in shared/data/price-tables, where somebody put them.</summary>
internal static class RealPriceTables
{
    public static PriceTableFile Open(string name)
    {
        using var content = Content(name);
        return PriceTableFile.Open(content, name).Value;
    }

    /// <summary>Skips the test, saying why, where the file is not there.</summary>
    public static FileStream Content(string name) => File.OpenRead(SharedData.Find("price-tables", name));
}
