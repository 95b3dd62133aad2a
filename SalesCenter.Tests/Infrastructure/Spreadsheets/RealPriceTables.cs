using SalesCenter.Infrastructure.Spreadsheets;

namespace SalesCenter.Tests.Infrastructure.Spreadsheets;

/// <summary>The public filings that lie beside the repository, in shared/data/price-tables, where somebody put them.</summary>
internal static class RealPriceTables
{
    public static PriceTableFile Open(string name)
    {
        using var content = Content(name);
        return PriceTableFile.Open(content, name).Value;
    }

    /// <summary>Skips the test, saying why, where the folder is not there.</summary>
    public static FileStream Content(string name)
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, $"No shared/data/price-tables in any folder above {AppContext.BaseDirectory}: the real price tables are not tested.");
        return File.OpenRead(Path.Combine(folder!, name));
    }

    private static string? Folder()
    {
        for (var parent = new DirectoryInfo(AppContext.BaseDirectory); parent is not null; parent = parent.Parent)
        {
            var folder = Path.Combine(parent.FullName, "shared", "data", "price-tables");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
