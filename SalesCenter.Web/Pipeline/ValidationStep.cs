using System.Reflection;
using System.Text;
using FluentValidation;

namespace SalesCenter.Web.Pipeline;

/// <summary>
/// Refuses input that no rule should have to think about: texts too long, with control characters or broken Unicode,
/// and what the message's own validator says. Every refused field is named.
/// </summary>
public sealed class ValidationStep<TMessage, TAnswer>(IEnumerable<IValidator<TMessage>> validators)
    : IPipelineBehavior<TMessage, TAnswer> where TMessage : notnull, IMessage
{
    private static readonly TextsOf Texts = new(typeof(TMessage));

    public ValueTask<TAnswer> Handle(TMessage message, MessageHandlerDelegate<TMessage, TAnswer> next, CancellationToken cancellationToken)
    {
        var wrong = new Dictionary<string, Refusal>();
        Texts.Find(message, "", (name, text, maximum) =>
        {
            if (WrongText(text, maximum) is { } refusal)
                wrong[name] = refusal;
        });
        // A rule of the message may rely on texts that are texts.
        foreach (var failure in wrong.Count > 0 ? [] : validators.SelectMany(validator => validator.Validate(message).Errors))
            wrong.TryAdd(failure.PropertyName, new Refusal(failure.ErrorCode, failure.CustomState as object?[] ?? []));
        return wrong.Count == 0 ? next(message, cancellationToken) : throw new RefusedException(new Refusal("input.invalid") { Fields = wrong });
    }

    private static Refusal? WrongText(string text, int maximum)
    {
        if (text.Length > maximum)
            return new Refusal("input.too-long", maximum, text.Length);
        for (var index = 0; index < text.Length; index += char.IsSurrogatePair(text, index) ? 2 : 1)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune) || Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t') || IsNoCharacter(rune))
                return new Refusal("input.characters");
        }
        return null;
    }

    /// <summary>Code points that Unicode keeps free for ever; comparing and normalising text fails on some of them.</summary>
    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}

/// <summary>The texts of a message and of what it carries, such as the name of the second of several buyers.</summary>
internal sealed class TextsOf
{
    private const int UsualLength = 200;
    private readonly List<(PropertyInfo Property, int Maximum)> texts = [];
    private readonly List<(PropertyInfo Property, TextsOf Of)> carried = [];

    public TextsOf(Type type)
    {
        foreach (var property in type.GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            if (property.PropertyType == typeof(string))
                texts.Add((property, property.GetCustomAttribute<TextLengthAttribute>()?.Maximum ?? UsualLength));
            else if (Carried(property.PropertyType) is { } part && part != type && new TextsOf(part) is { IsEmpty: false } of)
                carried.Add((property, of));
        }
    }

    private bool IsEmpty => texts.Count == 0 && carried.Count == 0;

    /// <summary>Tells every text with its name, as Name or as Buyers.1.Name, and how long it may be.</summary>
    public void Find(object of, string prefix, Action<string, string, int> tell)
    {
        foreach (var (property, maximum) in texts)
        {
            if (property.GetValue(of) is string text)
                tell(prefix + property.Name, text, maximum);
        }
        foreach (var (property, part) in carried)
        {
            if (property.GetValue(of) is not { } value)
                continue;
            if (value is not System.Collections.IEnumerable several)
            {
                part.Find(value, $"{prefix}{property.Name}.", tell);
                continue;
            }
            var place = 0;
            foreach (var one in several)
                part.Find(one, $"{prefix}{property.Name}.{place++}.", tell);
        }
    }

    /// <summary>Records of this product, alone or in a list. What a file holds is checked where it is read.</summary>
    private static Type? Carried(Type type)
    {
        var element = type.IsGenericType && type.GenericTypeArguments.Length == 1 && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? type.GenericTypeArguments[0] : type;
        return element.IsClass && element.Namespace?.StartsWith(nameof(SalesCenter), StringComparison.Ordinal) == true && !element.Namespace.EndsWith(".Spreadsheets", StringComparison.Ordinal) ? element : null;
    }
}
