using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Mediator;
using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Demo;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Permits;

/// <summary>Messages of every kind, as a screen could have written them, about the things that they are given.</summary>
internal sealed class Letters(IReadOnlyDictionary<string, Guid> things)
{
    private const string Phone = "13912345678";

    /// <summary>What stands in a text, where it must be of a certain form.</summary>
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["Phone"] = Phone,
        ["Number"] = Phone,
        ["Text"] = Phone,
        ["FirstNumber"] = Phone,
        ["SecondNumber"] = "13912345679",
        ["WholeNumber"] = Phone,
        ["CallBackNumber"] = Phone,
        ["Email"] = "walk@example.com",
        ["OtherPhones"] = "",
        ["MorePhones"] = "",
        ["IdNumber"] = Sale.IdNumber,
        ["Token"] = new string('t', 43),
        ["Key"] = "walk",
        ["Code"] = DemoProject.Code,
        ["Password"] = "walking-every-door",
    };

    /// <summary>Every kind of message that the product knows.</summary>
    public static IReadOnlyList<Type> Kinds { get; } =
        [.. typeof(UseCases).Assembly.GetTypes().Where(type => typeof(IMessage).IsAssignableFrom(type) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>The things that were looked for and not given.</summary>
    public HashSet<string> Missing { get; } = [];

    public bool Has(string thing) => things.ContainsKey(thing is "CustomerIds" ? "CustomerId" : thing);

    public static Type AnswerOf(Type message)
    {
        for (var kind = message.BaseType!; ; kind = kind.BaseType!)
        {
            if (kind.IsGenericType && (kind.GetGenericTypeDefinition() == typeof(Command<>) || kind.GetGenericTypeDefinition() == typeof(Query<>)))
                return kind.GenericTypeArguments[0];
        }
    }

    /// <summary>The ids that a message of this kind names.</summary>
    public static IEnumerable<string> ThingsOf(Type message) => Parameters(message)
        .Where(parameter => (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) == typeof(Guid) || parameter.ParameterType == typeof(IReadOnlyList<Guid>))
        .Select(parameter => parameter.Name!).Where(name => name != "ProjectId");

    public object Write(Type message, Guid projectId)
    {
        var letter = Make(message, projectId, 0);
        foreach (var text in message.GetProperties().Where(property => property.PropertyType == typeof(string) && property.SetMethod is { IsPublic: true } && property.GetValue(letter) is null or ""))
            text.SetValue(letter, Texts.GetValueOrDefault(text.Name, "说明"));
        return letter is AddIdDocument document ? document with { Number = Sale.IdNumber } : letter;
    }

    private static ParameterInfo[] Parameters(Type type) => type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First().GetParameters();

    private object Make(Type type, Guid projectId, int depth) =>
        type.GetConstructors().Length == 0 || depth > 4
            ? RuntimeHelpers.GetUninitializedObject(type)
            : Activator.CreateInstance(type, [.. Parameters(type).Select(parameter => Value(parameter.ParameterType, parameter.Name!, projectId, depth))])!;

    private object? Value(Type type, string name, Guid projectId, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return inner == typeof(Guid) && things.TryGetValue(name, out var known) ? known : inner == typeof(Guid) || name == "AgreedUntil" ? null : Value(inner, name, projectId, depth);
        if (type == typeof(Guid))
            return name == "ProjectId" ? projectId : Thing(name);
        if (type == typeof(IReadOnlyList<Guid>))
            return new[] { Thing(name[..^1]) };
        return type switch
        {
            _ when type == typeof(string) => Texts.GetValueOrDefault(name, "说明"),
            _ when type == typeof(bool) => false,
            _ when type == typeof(int) || type == typeof(long) || type == typeof(decimal) => Convert.ChangeType(1, type, null),
            _ when type == typeof(DateTime) => TestCentre.Morning.UtcDateTime.AddDays(1),
            _ when type == typeof(DateOnly) => DateOnly.FromDateTime(TestCentre.Morning.UtcDateTime),
            _ when type == typeof(Money) => Money.FromYuan(1),
            _ when type == typeof(Area) => Area.FromSquareMetres(100),
            _ when type == typeof(byte[]) => new byte[] { 1 },
            _ when type == typeof(Stream) => new MemoryStream([1]),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ when type.IsGenericType && type.Name.StartsWith("IReadOnlyDictionary", StringComparison.Ordinal) => Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GenericTypeArguments)),
            _ when type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) => One(type.GenericTypeArguments[0], projectId, depth),
            _ => Make(type, projectId, depth + 1),
        };
    }

    private Array One(Type element, Guid projectId, int depth)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Value(element, element.Name, projectId, depth + 1), 0);
        return list;
    }

    private Guid Thing(string name)
    {
        if (things.TryGetValue(name, out var known))
            return known;
        Missing.Add(name);
        return Guid.CreateVersion7();
    }
}
