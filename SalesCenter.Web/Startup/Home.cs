namespace SalesCenter.Web.Startup;

/// <summary>The folder of settings and data: the repository's root when run from its sources, else the published folder.</summary>
internal static class Home
{
    private const string Mark = "SalesCenter.sln";

    /// <summary>Looks for the root from the content root upwards.</summary>
    public static string Find(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
                return folder.FullName;
        }
        return contentRoot;
    }

    /// <summary>Reads the settings of the root, below everything else that sets something, and makes the data's path absolute.</summary>
    public static void SettleIn(this WebApplicationBuilder builder)
    {
        var home = Find(builder.Environment.ContentRootPath);
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource
        {
            FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(home),
            Path = "appsettings.json",
            Optional = true,
        });
        builder.Configuration["Database:Path"] = Path.GetFullPath(builder.Configuration["Database:Path"] ?? "data/salescenter.db", home);
    }
}
