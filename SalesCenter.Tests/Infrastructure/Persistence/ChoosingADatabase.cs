using Microsoft.Data.SqlClient;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Infrastructure.Persistence;

/// <summary>How the tests find the server that <see cref="TestDatabase.Variable"/> names. None is at hand here: what can be seen without one is looked at.</summary>
public sealed class ChoosingADatabase
{
    private const string Server = "Server=db.example;User ID=tester;Password=p;TrustServerCertificate=true;Initial Catalog=master";

    [Fact]
    public void Gives_each_test_a_database_of_its_own_that_other_processes_find_again()
    {
        var (one, other) = (ServerCopies.NameOf("one/test.db"), ServerCopies.NameOf("other/test.db"));
        var connection = new SqlConnectionStringBuilder(ServerCopies.ConnectionTo(Server, one));

        one.Should().NotBe(other).And.Be(ServerCopies.NameOf("one/test.db")).And.MatchRegex("^SalesCenterTest_[0-9A-F]{16}$");
        (connection.DataSource, connection.InitialCatalog, connection.UserID, connection.TrustServerCertificate).Should().Be(("db.example", one, "tester", true));
    }

    [Fact]
    public void Copies_and_removes_databases_by_statements_that_SQL_Server_understands()
    {
        foreach (var statement in new[] { ServerCopies.Backup("Empty"), ServerCopies.Restoring("Empty", "One", "D:\\Data\\", "E:\\Log\\"), ServerCopies.Removal("One") })
            ServerLanguage.Complaints(statement).Should().BeEmpty();
    }

    [Fact]
    public async Task Says_what_is_wrong_when_there_is_no_server()
    {
        var nobody = () => ServerCopies.Prepare("Server=tcp:127.0.0.1,1;User ID=tester;Password=p;Connect Timeout=1;ConnectRetryCount=0");

        (await nobody.Should().ThrowAsync<InvalidOperationException>()).WithMessage($"{TestDatabase.Variable} does not lead to a SQL Server on which databases can be made: *");
    }
}
