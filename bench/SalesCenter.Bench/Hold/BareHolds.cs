using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Bench.Hold;

/// <summary>
/// The least that a hold can be: the unit, a deal and a log row by plain EF Core, one context per transaction, writers
/// taking turns, in a file with the product's settings; and the least refusal, a conditional update that hits no row.
/// </summary>
internal sealed class BareHolds : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly DbContextOptions options;
    private readonly string connectionString;
    private Guid[] units = [];

    private BareHolds(string file)
    {
        options = new DbContextOptionsBuilder().UseSqliteFile(file).Options;
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5 }.ConnectionString;
    }

    public static async Task<BareHolds> Open(BenchFolder folder, int count)
    {
        var bare = new BareHolds(folder.NewFile("bare"));
        await using var db = new BareDb(bare.options);
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        var units = Enumerable.Range(0, count).Select(_ => new BareUnit { Id = Guid.CreateVersion7() }).ToList();
        db.AddRange(units);
        await db.SaveChangesAsync();
        bare.units = [.. units.Select(unit => unit.Id)];
        return bare;
    }

    public async Task<bool> Hold(int wish)
    {
        await turn.WaitAsync();
        try
        {
            await using var db = new BareDb(options);
            var unitId = units[wish];
            var unit = await db.Set<BareUnit>().SingleAsync(unit => unit.Id == unitId);
            if (unit.IsTaken)
                return false;
            unit.IsTaken = true;
            unit.Since = DateTime.UtcNow;
            var deal = new BareDeal { Id = Guid.CreateVersion7(), UnitId = unitId, ConsultantId = unitId, CustomerId = unitId, HeldUntil = unit.Since.AddMinutes(15) };
            db.Add(deal);
            db.Add(new BareLogRow { UnitId = unitId, DealId = deal.Id, At = unit.Since });
            await db.SaveChangesAsync();
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<bool> Miss(int wish)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        SqliteConnectionRules.Apply(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Units SET IsTaken = 1 WHERE Id = @id AND IsTaken = 0";
        command.Parameters.AddWithValue("@id", units[wish]);
        return await command.ExecuteNonQueryAsync() > 0;
    }

    public async Task FreeAll()
    {
        await using var db = new BareDb(options);
        await db.Database.ExecuteSqlRawAsync("UPDATE Units SET IsTaken = 0; UPDATE Deals SET IsOpen = 0");
    }

    public ValueTask DisposeAsync()
    {
        turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class BareDb(DbContextOptions options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<BareUnit>().ToTable("Units");
            modelBuilder.Entity<BareDeal>().ToTable("Deals").HasIndex(deal => deal.UnitId).IsUnique().HasFilter("IsOpen = 1");
            modelBuilder.Entity<BareLogRow>().ToTable("Log").HasKey(row => row.Number);
        }
    }

    private sealed class BareUnit
    {
        public Guid Id { get; init; }

        public bool IsTaken { get; set; }

        public DateTime Since { get; set; }
    }

    private sealed class BareDeal
    {
        public Guid Id { get; init; }

        public Guid UnitId { get; init; }

        public Guid ConsultantId { get; init; }

        public Guid CustomerId { get; init; }

        public bool IsOpen { get; init; } = true;

        public DateTime HeldUntil { get; init; }
    }

    private sealed class BareLogRow
    {
        public long Number { get; init; }

        public Guid UnitId { get; init; }

        public Guid DealId { get; init; }

        public DateTime At { get; init; }
    }
}
