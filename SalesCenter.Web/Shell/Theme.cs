using MudBlazor;

namespace SalesCenter.Web.Shell;

/// <summary>MudBlazor in the colours, type and spacing of tokens.css. What it makes of them stands in wwwroot/theme.css, because the content policy lets no page write styles of its own.</summary>
public static class Theme
{
    private static readonly string[] Fonts = ["Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "sans-serif"];

    /// <summary>Light, calm and dense.</summary>
    public static readonly MudTheme Calm = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1c5872",
            Secondary = "#4b2a86",
            Info = "#1c5872",
            Success = "#1b6a3a",
            Warning = "#7a4700",
            Error = "#a8231c",
            Background = "#f3f5f7",
            Surface = "#ffffff",
            TextPrimary = "#1b2530",
            TextSecondary = "#4c5a69",
            TextDisabled = "#5d6a78",
            ActionDefault = "#4c5a69",
            ActionDisabled = "#5d6a78",
            LinesDefault = "#d8dee5",
            LinesInputs = "#7c8896",
            TableLines = "#d8dee5",
            Divider = "#d8dee5",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = ".875rem", LineHeight = "1.5" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = ".875rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "0" },
        },
    };
}
