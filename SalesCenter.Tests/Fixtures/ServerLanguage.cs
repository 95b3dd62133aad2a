using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace SalesCenter.Tests.Fixtures;

/// <summary>
/// Reads a statement as SQL Server 2019 does, and looks for what its parser accepts and its engine refuses, which SQLite allows:
/// sums over subqueries, grouping by them, the same column twice in an order, an order by what a DISTINCT leaves out.
/// </summary>
public static class ServerLanguage
{
    /// <summary>Throws when SQL Server would refuse the statement.</summary>
    public static void Require(string statement)
    {
        var complaints = Complaints(statement);
        if (complaints.Count > 0)
            throw new InvalidOperationException($"{string.Join("; ", complaints)} in: {statement}");
    }

    public static IReadOnlyList<string> Complaints(string statement)
    {
        var parsed = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(statement), out var errors);
        if (errors.Count > 0)
            return [.. errors.Select(error => $"line {error.Line}: {error.Message}")];
        var reader = new Reader();
        parsed.Accept(reader);
        return reader.Complaints;
    }

    private static string TextOf(TSqlFragment part) =>
        string.Concat(part.ScriptTokenStream.Skip(part.FirstTokenIndex).Take(part.LastTokenIndex - part.FirstTokenIndex + 1).Select(token => token.Text));

    private sealed class Reader : TSqlFragmentVisitor
    {
        public List<string> Complaints { get; } = [];

        public override void Visit(FunctionCall node)
        {
            if (!Contents.IsAggregate(node))
                return;
            var inside = Contents.Of([.. node.Parameters]);
            if (inside.HasSubquery || inside.HasAggregate)
                Complaints.Add($"130: {node.FunctionName.Value} over an aggregate or a subquery");
        }

        public override void Visit(GroupByClause node)
        {
            var inside = Contents.Of([.. node.GroupingSpecifications]);
            if (inside.HasSubquery || inside.HasAggregate)
                Complaints.Add("144: grouped by an aggregate or a subquery");
            if (node.GroupingSpecifications.OfType<ExpressionGroupingSpecification>().Any(one => one.Expression is Literal or VariableReference))
                Complaints.Add("164: grouped by what is no column");
        }

        public override void Visit(OrderByClause node)
        {
            if (node.OrderByElements.GroupBy(one => TextOf(one.Expression)).Any(same => same.Count() > 1))
                Complaints.Add("169: the same column twice in an order");
            if (node.OrderByElements.Any(one => one.Expression is StringLiteral or NullLiteral))
                Complaints.Add("408: ordered by a constant");
        }

        public override void Visit(QuerySpecification node)
        {
            if (node.UniqueRowFilter != UniqueRowFilter.Distinct || node.OrderByClause is null)
                return;
            var selected = node.SelectElements.OfType<SelectScalarExpression>().SelectMany(one => new[] { TextOf(one.Expression), one.ColumnName is null ? "" : $"[{one.ColumnName.Value}]" }).ToHashSet();
            if (node.OrderByClause.OrderByElements.Any(one => !selected.Contains(TextOf(one.Expression))))
                Complaints.Add("145: ordered by what a DISTINCT does not select");
        }
    }

    private sealed class Contents : TSqlFragmentVisitor
    {
        private static readonly string[] Aggregates = ["SUM", "COUNT", "COUNT_BIG", "AVG", "MIN", "MAX", "STRING_AGG"];

        public bool HasSubquery { get; private set; }

        public bool HasAggregate { get; private set; }

        public static bool IsAggregate(FunctionCall call) => call.OverClause is null && Aggregates.Contains(call.FunctionName.Value, StringComparer.OrdinalIgnoreCase);

        public static Contents Of(IEnumerable<TSqlFragment> parts)
        {
            var contents = new Contents();
            foreach (var part in parts)
                part.Accept(contents);
            return contents;
        }

        public override void Visit(ScalarSubquery node) => HasSubquery = true;

        public override void Visit(FunctionCall node) => HasAggregate |= IsAggregate(node);
    }
}
