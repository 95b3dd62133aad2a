using Microsoft.EntityFrameworkCore;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Startup;

namespace SalesCenter.Tests.Infrastructure.Persistence;

/// <summary>An older product that is put back onto a database of a newer one leaves its schema alone.</summary>
public sealed class MeetingALaterVersion : IAsyncLifetime
{
    private readonly TestCentre centre = new();

    public async ValueTask InitializeAsync() => await centre.Database(db =>
        db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_Later', '99.0.0')"));

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Ends_the_start_in_words_where_it_would_be_the_only_one_and_lets_it_come_back_beside_newer_servers()
    {
        var start = () => centre.Database(db => SalesCenter.Infrastructure.Persistence.DatabaseSetup.Prepare(db, mayMigrateServer: false, CancellationToken.None));

        if (TestDatabase.IsOnServer)
            await start.Should().NotThrowAsync();
        else
            (await start.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*later version*");
    }

    [Fact]
    public async Task Ends_a_command_with_one_in_words()
    {
        foreach (var command in new[] { "verify", "restored", "migrate" })
        {
            using var complaints = new StringWriter();
            (await CommandLine.Run([command], new Terminal(TextReader.Null, TextWriter.Null, complaints), centre.Services)).Should().Be(1);
            complaints.ToString().Should().Contain("later version");
        }
    }
}
