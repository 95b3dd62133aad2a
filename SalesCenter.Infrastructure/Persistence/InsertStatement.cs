using System.Text;

namespace SalesCenter.Infrastructure.Persistence;

/// <summary>The statement by which several rows are written at once, in the words of every database.</summary>
public static class InsertStatement
{
    /// <summary>A statement with a parameter for each value.</summary>
    public static string For(string table, IReadOnlyCollection<string> columns, int rows)
    {
        var sql = new StringBuilder($"INSERT INTO \"{table}\" (").AppendJoin(", ", columns.Select(column => $"\"{column}\"")).Append(") VALUES ");
        for (var row = 0; row < rows; row++)
            sql.Append(row == 0 ? "(" : ", (").AppendJoin(", ", columns.Select((_, place) => Parameter(row, place))).Append(')');
        return sql.ToString();
    }

    /// <summary>The name of the parameter for a value.</summary>
    public static string Parameter(int row, int column) => $"@p{row}_{column}";
}
