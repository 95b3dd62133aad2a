using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Common;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

/// <summary>Values that are stored as readable JSON in one column, because nothing asks for a part of them.</summary>
internal static class KeptAsText
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new InFen() },
    };

    /// <summary>The value is immutable: another one is another object.</summary>
    public static void IsKeptAsText<T>(this PropertyBuilder<T> property) where T : class? => property.HasMaxLength(-1).HasConversion(
        value => JsonSerializer.Serialize(value, Readable), stored => JsonSerializer.Deserialize<T>(stored, Readable)!, Comparer<T>());

    /// <summary>The same inside a complex value, such as a project's settings.</summary>
    public static void IsKeptAsText<T>(this ComplexTypePropertyBuilder<T> property) where T : class => property.HasMaxLength(-1).HasConversion(
        value => JsonSerializer.Serialize(value, Readable), stored => JsonSerializer.Deserialize<T>(stored, Readable)!, Comparer<T>());

    private static ValueComparer<T> Comparer<T>() where T : class? => new((one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value);

    private sealed class InFen : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Fen);
    }
}
