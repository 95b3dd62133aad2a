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
    private static readonly (PropertyInfo Property, int Maximum)[] Texts =
    [
        .. typeof(TMessage).GetProperties().Where(property => property.PropertyType == typeof(string) && property.GetIndexParameters().Length == 0)
            .Select(property => (property, property.GetCustomAttribute<TextLengthAttribute>()?.Maximum ?? 200)),
    ];

    public ValueTask<TAnswer> Handle(TMessage message, MessageHandlerDelegate<TMessage, TAnswer> next, CancellationToken cancellationToken)
    {
        var wrong = new Dictionary<string, Refusal>();
        foreach (var (property, maximum) in Texts)
        {
            if (property.GetValue(message) is string text && WrongText(text, maximum) is { } refusal)
                wrong[property.Name] = refusal;
        }
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
