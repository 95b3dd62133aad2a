using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Extensions;

namespace SalesCenter.Web.Startup;

/// <summary>A filter in an address that nobody can read, such as a day that is none, counts as not given: the page opens without it, where Blazor would end in a defect.</summary>
internal static class MistypedParameters
{
    private static readonly Dictionary<Type, Func<string, bool>> Readers = new()
    {
        [typeof(Guid)] = text => Guid.TryParse(text, out _),
        [typeof(int)] = text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        [typeof(bool)] = text => bool.TryParse(text, out _),
        [typeof(DateOnly)] = text => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
    };

    private static readonly ConcurrentDictionary<Type, Dictionary<string, Func<string, bool>>> Known = new();
    private static readonly Dictionary<string, Func<string, bool>> OfParts = typeof(MistypedParameters).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IComponent)) && !type.IsDefined(typeof(RouteAttribute))).SelectMany(Declared)
        .DistinctBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(parameter => parameter.Name, parameter => parameter.Reads, StringComparer.OrdinalIgnoreCase);

    /// <summary>Sends whoever asks for a page with a parameter that can't be read to the same page without it.</summary>
    public static void LeaveOutMistypedParameters(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || request.Query.Count == 0 || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not { Type: var page })
            return next(context);
        var readable = request.Query.Where(asked => asked.Value.All(text => Reads(page, asked.Key, text ?? ""))).ToList();
        if (readable.Count == request.Query.Count)
            return next(context);
        context.Response.Redirect(request.PathBase + request.Path + new QueryBuilder(readable).ToQueryString());
        return Task.CompletedTask;
    });

    private static bool Reads(Type page, string name, string text)
    {
        var own = Known.GetOrAdd(page, type => Declared(type).ToDictionary(parameter => parameter.Name, parameter => parameter.Reads, StringComparer.OrdinalIgnoreCase));
        return own.TryGetValue(name, out var reads) || OfParts.TryGetValue(name, out reads) ? reads(text) : true;
    }

    /// <summary>What a component takes from the address. Throws for a type that is not known here.</summary>
    private static IEnumerable<(string Name, Func<string, bool> Reads)> Declared(Type component) =>
        from property in component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        let asked = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
        where asked is not null
        select (asked.Name ?? property.Name, Reader(property.PropertyType));

    private static Func<string, bool> Reader(Type type) =>
        type == typeof(string) ? _ => true
        : Nullable.GetUnderlyingType(type) is { } optional ? text => text.Length == 0 || Readers[optional](text)
        : Readers[type];
}
