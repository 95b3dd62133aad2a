using System.Globalization;
using System.Text.RegularExpressions;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Architecture;

namespace SalesCenter.Tests.Components.Shell;

/// <summary>The colours of unit statuses in every palette, as the style sheets of screens and lobby TV have them, seen through every kind of colour vision.</summary>
public sealed class TellingStatusesApart
{
    private const double LeastContrast = 4.5, LeastContrastOnTv = 7, LeastDifference = 14;

    private static readonly string[] Tones = ["unreleased", "available", "withheld", "held", "subscribed", "contracted"];
    private static readonly string[] PublicTones = ["notOpen", "available", "inTalks", "subscribed", "sold"];

    private static readonly string Screens = Style("tokens.css"), Tv = Style("tv/tv.css");

    /// <summary>Machado, Oliveira and Fernandes (2009), full severity; for linear RGB.</summary>
    private static readonly Dictionary<string, double[]> Visions = new()
    {
        ["normal"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protan"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deutan"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritan"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    public static TheoryData<string, BoardPalette> Kinds => [.. from vision in Visions.Keys from palette in Enum.GetValues<BoardPalette>() select (vision, palette)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_word_is_readable_on_its_ground(string vision, BoardPalette palette) =>
        Tones.Where(tone => Contrast(Seen(OnScreen(palette, tone, "text"), vision), Seen(OnScreen(palette, tone, "ground"), vision)) < LeastContrast).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_two_grounds_differ(string vision, BoardPalette palette) => Alike(Tones, tone => OnScreen(palette, tone, "ground"), vision).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_word_on_the_lobby_tv_is_readable_from_afar(string vision, BoardPalette palette) =>
        PublicTones.Where(tone => Contrast(Seen(OnTv(palette, tone, "text"), vision), Seen(OnTv(palette, tone, "cell"), vision)) < LeastContrastOnTv).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_two_cells_on_the_lobby_tv_differ(string vision, BoardPalette palette) => Alike(PublicTones, tone => OnTv(palette, tone, "cell"), vision).Should().BeEmpty();

    [Fact]
    public void The_measure_itself_sees_no_difference_between_equals_and_full_contrast_between_black_and_white()
    {
        Difference(Lab([1, 0, 0]), Lab([1, 0, 0])).Should().Be(0);
        Contrast([1, 1, 1], [0, 0, 0]).Should().BeApproximately(21, 0.01);
    }

    private static IEnumerable<(string, string, double)> Alike(string[] tones, Func<string, string> ground, string vision) =>
        (from a in tones from b in tones where string.CompareOrdinal(a, b) < 0 select (a, b, Distance: Difference(Lab(Seen(ground(a), vision)), Lab(Seen(ground(b), vision)))))
        .Where(pair => pair.Distance < LeastDifference);

    private static string Style(string name) => File.ReadAllText(Path.Combine(SourceTree.Root, "SalesCenter.Web/wwwroot", name));

    /// <summary>A colour of tokens.css, whose standard palette stands at the root and every other one in a block of its own.</summary>
    private static string OnScreen(BoardPalette palette, string tone, string part)
    {
        var from = palette == BoardPalette.Standard ? 0 : Screens.IndexOf($"[data-palette=\"{palette}\"] {{", StringComparison.Ordinal);
        from.Should().BeGreaterThanOrEqualTo(0, $"tokens.css has the palette {palette}");
        return Found(Regex.Match(Screens[from..Screens.IndexOf('}', from)], $"--sc-{tone}-{part}: #([0-9a-f]{{6}});"), $"{palette} gives {tone} a {part}");
    }

    /// <summary>A colour of tv.css, where a palette overrides only what differs from the standard.</summary>
    private static string OnTv(BoardPalette palette, string tone, string part)
    {
        var own = Regex.Match(Tv, $"(?m)^\\[data-palette={palette}\\] \\[data-status={tone}\\].*--{part}: #([0-9a-f]{{6}});");
        return Found(own.Success ? own : Regex.Match(Tv, $"(?m)^\\[data-status={tone}\\].*--{part}: #([0-9a-f]{{6}});"), $"the TV gives {tone} a {part}");
    }

    private static string Found(Match colour, string why)
    {
        colour.Success.Should().BeTrue(why);
        return colour.Groups[1].Value;
    }

    /// <summary>A colour as linear RGB, through the eyes of a kind of vision.</summary>
    private static double[] Seen(string hex, string vision)
    {
        var rgb = Enumerable.Range(0, 3).Select(index => Linear(int.Parse(hex.AsSpan(index * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)).ToArray();
        var matrix = Visions[vision];
        return [.. Enumerable.Range(0, 3).Select(row => Math.Clamp(matrix[row * 3] * rgb[0] + matrix[row * 3 + 1] * rgb[1] + matrix[row * 3 + 2] * rgb[2], 0, 1))];
    }

    private static double Linear(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static double Luminance(double[] rgb) => 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];

    private static double Contrast(double[] a, double[] b) => (Math.Max(Luminance(a), Luminance(b)) + 0.05) / (Math.Min(Luminance(a), Luminance(b)) + 0.05);

    private static double[] Lab(double[] rgb)
    {
        var x = Curve((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
        var y = Curve(Luminance(rgb));
        var z = Curve((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }

    private static double Curve(double value) => value > 0.008856 ? Math.Cbrt(value) : 7.787 * value + 16 / 116.0;

    /// <summary>CIE 1976; below about 2.3 nobody sees it.</summary>
    private static double Difference(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (left, right) => (left - right) * (left - right)).Sum());
}
