using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>Instants are stored as UTC and come back marked as UTC, on both databases.</summary>
internal sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
    instant => instant.Kind == DateTimeKind.Local ? instant.ToUniversalTime() : instant,
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
