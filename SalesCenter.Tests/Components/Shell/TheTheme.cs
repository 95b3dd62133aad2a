using System.Text.RegularExpressions;
using Bunit;
using MudBlazor;
using MudBlazor.Services;
using SalesCenter.Tests.Browser.Harness;
using SalesCenter.Web.Shell;

namespace SalesCenter.Tests.Components.Shell;

public sealed partial class TheTheme : BunitContext
{
    [Fact]
    public async Task Stands_in_a_style_sheet_as_MudBlazor_would_write_it_into_each_page()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
        var written = Styles().Matches(Render<MudThemeProvider>(provider => provider.Add(it => it.Theme, Theme.Calm)).Markup).Select(style => Words(System.Net.WebUtility.HtmlDecode(style.Groups[1].Value))).ToList();

        var kept = Words(await File.ReadAllTextAsync(Path.Combine(DeskPage.Root(), "SalesCenter.Web", "wwwroot", "theme.css")));

        written.Should().HaveCount(3, "scrollbars, charts and the theme");
        kept.Should().Contain(written[0]).And.Contain(written[2]);
    }

    private static string Words(string css) => string.Join(' ', css.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<style[^>]*>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();
}
