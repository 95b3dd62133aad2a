using System.Reflection;
using System.Text;
using Mediator;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Tests.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Pipeline;
using Dispatcher = SalesCenter.Web.Pipeline.Dispatcher;

namespace SalesCenter.Tests.Faults;

/// <summary>
/// What people paste into fields, in every text of every command and question there is, also of those that will be
/// added: either it is taken as the text that it is, or it is refused by a rule. It is never a defect.
/// </summary>
public sealed class PastingAnythingAnywhere : IAsyncLifetime
{
    private static readonly Role[] Everybody = [.. Enum.GetValues<Role>().Where(role => role is not Role.System and not Role.Display)];
    private readonly TestCentre centre = new();
    private SmallProject project = null!;
    private Guid dealId, person;

    public static TheoryData<string, string> Naughty => new()
    {
        { "markup", "<script>alert(1)</script>" },
        { "formula", "=HYPERLINK(\"http://example.com\",\"x\")" },
        { "sql", "'; DROP TABLE Units; --" },
        { "like pattern", "%_[]^" },
        { "blanks in a sentence", "{0} {1:N2} {" },
        { "right to left", "‮gnp.exe‬؜" },
        { "emoji", "👨‍👩‍👧‍👦🏳️‍🌈" },
        { "rare characters", "𠮷𪚥㐂" },
        { "four thousand characters", new string('长', 4000) },
        { "a hundred thousand characters", new string('x', 100_000) },
        { "nothing", "" },
        { "white space", " \t\r\n　 " },
        { "a NUL", "a\0b" },
        { "a control character", "a\u0007b" },
        { "a lone high surrogate", "a\ud83d" },
        { "a lone low surrogate", "\ude00b" },
        { "not a character", "￾￿" },
        { "a path", "../../etc/passwd" },
        { "huge number", "1e999" },
    };

    public async ValueTask InitializeAsync()
    {
        project = await SmallProject.In(centre);
        dealId = (await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen))).Value.DealId;
        person = await centre.Hire("多面手", Role.Administrator, null);
        await centre.Database(async db =>
        {
            foreach (var role in Everybody.Where(role => role != Role.Administrator))
                await db.Memberships.AddAsync(new() { PersonId = person, Role = role });
        });
        centre.Services.GetRequiredService<PeopleBook>().Forget();
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    private static List<Type> Messages => [.. typeof(UseCases).Assembly.GetTypes().Where(type => typeof(IMessage).IsAssignableFrom(type) && !type.IsAbstract && HasText(type))];

    [Theory]
    [MemberData(nameof(Naughty))]
    public async Task Fault_18_is_kept_as_text_or_refused(string name, string text)
    {
        Messages.Should().NotBeEmpty();
        foreach (var type in Messages)
            await Paste(type, name, text);
        await centre.Holds();
    }

    /// <summary>The big public list, where it lies beside the repository: each of its strings in every text of every message.</summary>
    [Fact]
    public async Task Fault_18_is_kept_as_text_or_refused_whatever_the_public_list_holds()
    {
        Assert.SkipWhen(NaughtyStrings.Public.Count == 0, "The public list of naughty strings does not lie beside the repository.");
        await Parallel.ForEachAsync(Messages, TestContext.Current.CancellationToken, async (type, _) =>
        {
            foreach (var text in NaughtyStrings.Public)
                await Paste(type, text, text);
        });
        await centre.Holds();
    }

    private async Task Paste(Type type, string name, string text)
    {
        IMessage message;
        try
        {
            message = (IMessage)Make(type, text)!;
        }
        catch (RefusedException refused) when (refused.Refusal.Code.StartsWith("import.", StringComparison.Ordinal))
        {
            return; // The file is refused before it becomes a message.
        }
        var refusal = await Send(message);
        (refusal?.Code ?? "").Should().NotStartWith("system.", "{0} is given {1}", type.Name, name);
        if (IsUnacceptable(type, text))
            (refusal?.Code ?? "").Should().BeOneOf(["input.invalid", "role.forbidden"], "{0} is given {1}", type.Name, name);
        if (refusal?.Code == "input.invalid")
            refusal.Fields.Should().NotBeEmpty("{0} says which field", type.Name);
    }

    /// <summary>Longer than one of the fields takes, or characters that no database and no file can keep.</summary>
    private static bool IsUnacceptable(Type type, string text) =>
        (text.Any(c => c is '\0' or '\a') || text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar)) && !IsFileAlone(type)
        || Texts(type).Any(property => text.Length > (property.GetCustomAttribute<TextLengthAttribute>()?.Maximum ?? 200));

    /// <summary>What stands in a file is cleaned or refused where it is read.</summary>
    private static bool IsFileAlone(Type type) => !Texts(type).Any() && type.GetProperties().Any(property => property.PropertyType == typeof(PriceTable) || property.PropertyType == typeof(ListedCustomers));

    private static IEnumerable<PropertyInfo> Texts(Type type) => type.GetProperties().Where(property => property.PropertyType == typeof(string));

    /// <summary>A text of the message itself, or of what it carries.</summary>
    private static bool HasText(Type type) => Texts(type).Any() || type.GetProperties().Any(property => Carried(property.PropertyType) is { } carried && carried != type && HasText(carried));

    private static Type? Carried(Type type)
    {
        var element = type.IsGenericType && type.GenericTypeArguments.Length == 1 ? type.GenericTypeArguments[0] : type;
        return element.IsClass && element.Namespace?.StartsWith("SalesCenter", StringComparison.Ordinal) == true ? element : null;
    }

    private async Task<Refusal?> Send(IMessage message)
    {
        var answer = message.GetType().GetInterfaces().Single(shape => shape.IsGenericType && (shape.GetGenericTypeDefinition() == typeof(ICommand<>) || shape.GetGenericTypeDefinition() == typeof(IQuery<>))).GenericTypeArguments[0];
        var send = typeof(Dispatcher).GetMethod(nameof(Dispatcher.Send))!.MakeGenericMethod(answer);
        var task = (Task)send.Invoke(centre.Services.GetRequiredService<Dispatcher>(), [message, person, CancellationToken.None])!;
        await task;
        dynamic result = ((dynamic)task).Result;
        return result.Refusal;
    }

    /// <summary>A message that makes sense but for its texts.</summary>
    private object? Make(Type type, string text, string name = "") => type switch
    {
        _ when type == typeof(string) => text,
        _ when type == typeof(Guid) => name switch { "ProjectId" => project.Id, "UnitId" => project.Units[0], "DealId" => dealId, "CustomerId" => project.CustomerOfLiWen, "PersonId" => project.LiWen, _ => Guid.CreateVersion7() },
        _ when Nullable.GetUnderlyingType(type) is { } inner => Make(inner, text, name),
        _ when type == typeof(DateTime) => centre.Now.AddDays(1),
        _ when type == typeof(PriceTable) => Csv.Read($"1栋,1单元,9,901,100,80,,1000000,,,\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""),
        _ when type == typeof(ListedCustomers) => CustomerCsv.Read($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",13700000001,,,,,"),
        _ when type == typeof(Stream) => new MemoryStream([1, 2, 3]),
        _ when type == typeof(byte[]) => new byte[] { 1, 2, 3 },
        _ when type.IsValueType => Activator.CreateInstance(type),
        _ when type.IsArray => OneOf(type.GetElementType()!, text),
        _ when type.IsInterface && type.IsGenericType && type.GenericTypeArguments.Length == 1 && type.IsAssignableFrom(type.GenericTypeArguments[0].MakeArrayType()) => OneOf(type.GenericTypeArguments[0], text),
        _ when type.IsInterface || type.IsAbstract => null,
        _ => Construct(type, text),
    };

    private Array OneOf(Type element, string text)
    {
        var array = Array.CreateInstance(element, 1);
        array.SetValue(Make(element, text), 0);
        return array;
    }

    private object? Construct(Type type, string text)
    {
        if (type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length) is not { } constructor)
            return null;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType, text, parameter.Name ?? ""))]);
        foreach (var property in type.GetProperties().Where(property => property.PropertyType == typeof(string) && property.SetMethod is not null))
            property.SetValue(made, text);
        return made;
    }
}
