using System.Globalization;
using System.Text.RegularExpressions;

namespace SalesCenter.Web.Startup;

/// <summary>What was asked of a command. Its usage is also its grammar: <c>import FILE --project CODE [--dry-run]</c> knows one word, an option with a value, and one that may be left out.</summary>
internal sealed partial class Arguments
{
    private readonly string usage;
    private readonly Dictionary<string, string> said = new(StringComparer.Ordinal);

    /// <summary>Throws <see cref="ArgumentException"/>, in words, for whatever is unknown or missing.</summary>
    public Arguments(string usage, IEnumerable<string> given)
    {
        this.usage = usage;
        var parts = Part().Matches(usage).Skip(1).ToList();
        var places = new Queue<string>(parts.Select(part => part.Groups["place"].Value).Where(place => place.Length > 0));
        var words = new Queue<string>(given.Where(word => !IsSetting(word)));
        while (words.TryDequeue(out var word))
        {
            if (!word.StartsWith('-'))
                Put(places, word);
            else if (word.Split('=', 2) is var written && parts.Find(part => part.Groups["option"].Value == written[0]) is { } option)
                said[written[0]] = option.Groups["value"].Success ? ValueOf(written, words) : written.Length == 1 ? word : throw Unfit();
            else
                throw Unknown(word);
        }
        if (parts.Exists(part => !part.Groups["optional"].Success && !said.ContainsKey(part.Groups["option"].Value + part.Groups["place"].Value)) || said.Values.Any(string.IsNullOrWhiteSpace))
            throw Unfit();
    }

    /// <summary>Whether a word behind a command is a setting, which the host reads: <c>--Name:Part=value</c>.</summary>
    public static bool IsSetting(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < word.IndexOf('=', StringComparison.Ordinal);

    /// <summary>What was given in a place or behind an option; nothing when it was left out.</summary>
    public string? this[string name] => said.GetValueOrDefault(name);

    public bool Has(string name) => said.ContainsKey(name);

    /// <summary>The absolute path of a file or folder of this machine.</summary>
    public string? PathOf(string name) => this[name] is { } path ? Path.GetFullPath(path) : null;

    /// <summary>A number of things; throws when it is none or not even one.</summary>
    public int? CountOf(string name) => this[name] is not { } count ? null
        : int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw Unfit();

    /// <summary>What is thrown, with a sentence of the command's own before its usage or without.</summary>
    public ArgumentException Unfit(string reason = "") => new($"{reason}Usage: {usage}");

    private void Put(Queue<string> places, string word)
    {
        if (!places.TryDequeue(out var place) || char.IsLower(place[0]) && place != word)
            throw Unknown(word);
        said[place] = word;
    }

    private string ValueOf(string[] written, Queue<string> words) =>
        written.Length == 2 ? written[1] : words.TryDequeue(out var next) && !next.StartsWith("--", StringComparison.Ordinal) ? next : throw Unfit();

    private ArgumentException Unknown(string word) => Unfit($"Unknown: {word}. ");

    [GeneratedRegex(@"(?<optional>\[)?(?:(?<option>--[a-z-]+)(?: (?<value>[A-Z]+))?|(?<place>[A-Za-z]+))", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
