
namespace SalesCenter.Tests.Fixtures;

/// <summary>A plain value of any type that a query has as a parameter.</summary>
internal static class Examples
{
    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = "1",
        [typeof(Guid)] = Guid.Parse("01930000-0000-7000-8000-000000000001"),
        [typeof(int)] = 1,
        [typeof(long)] = 1L,
        [typeof(short)] = (short)1,
        [typeof(bool)] = true,
        [typeof(DateTime)] = new DateTime(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc),
        [typeof(DateOnly)] = new DateOnly(2026, 11, 24),
        [typeof(TimeOnly)] = new TimeOnly(10, 0),
        [typeof(TimeSpan)] = TimeSpan.FromHours(1),
        [typeof(double)] = 1d,
        [typeof(decimal)] = 1m,
        [typeof(byte[])] = new byte[] { 1 },
        [typeof(object)] = "1",
    };

    /// <summary>A value; a list has one element; nothing where no value can be thought of.</summary>
    public static object? Of(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Known.TryGetValue(plain, out var known))
            return known;
        if (plain.IsEnum)
            return Enum.GetValues(plain).GetValue(0);
        if (plain.IsArray)
            return Filled(plain.GetElementType()!);
        if (Element(plain) is { } element)
            return List(plain, element);
        return plain.IsValueType ? Activator.CreateInstance(plain) : null;
    }

    private static Type? Element(Type type) =>
        type.GetInterfaces().Append(type).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GenericTypeArguments[0];

    private static object? List(Type type, Type element)
    {
        var several = Filled(element);
        if (type.IsAssignableFrom(several.GetType()))
            return several;
        var list = Activator.CreateInstance((type.IsInterface || type.IsAbstract ? typeof(HashSet<>) : typeof(List<>)).MakeGenericType(element), several);
        return type.IsInstanceOfType(list) ? list : type.GetConstructor([typeof(IEnumerable<>).MakeGenericType(element)])?.Invoke([several]);
    }

    private static Array Filled(Type element)
    {
        var array = Array.CreateInstance(element, 1);
        array.SetValue(Of(element), 0);
        return array;
    }
}
