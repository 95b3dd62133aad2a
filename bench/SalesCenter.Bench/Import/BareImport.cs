using ExcelDataReader;
using Microsoft.Data.Sqlite;
using SalesCenter.Infrastructure.Persistence;

namespace SalesCenter.Bench.Import;

/// <summary>The least that an import can be: the cells by the spreadsheet library, and one prepared insert in one transaction, in a file with the product's settings.</summary>
internal sealed class BareImport
{
    private const int Columns = 9;
    private readonly string connectionString;

    private BareImport(string file) => connectionString = new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;

    public static BareImport Into(string file)
    {
        var import = new BareImport(file);
        using var connection = import.Open();
        Execute(connection, "PRAGMA journal_mode=WAL");
        Execute(connection, $"CREATE TABLE Units (Id TEXT PRIMARY KEY, {string.Join(", ", Enumerable.Range(0, Columns).Select(column => $"C{column}"))})");
        return import;
    }

    public void Run(byte[] file)
    {
        using var workbook = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO Units VALUES (@id, {string.Join(", ", Enumerable.Range(0, Columns).Select(column => $"@c{column}"))})";
        var id = insert.Parameters.Add("@id", SqliteType.Text);
        var cells = Enumerable.Range(0, Columns).Select(column => insert.Parameters.Add($"@c{column}", SqliteType.Text)).ToArray();
        workbook.Read();
        while (workbook.Read())
        {
            id.Value = Guid.CreateVersion7();
            for (var column = 0; column < Columns; column++)
                cells[column].Value = workbook.GetValue(column);
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        SqliteConnectionRules.Apply(connection);
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
