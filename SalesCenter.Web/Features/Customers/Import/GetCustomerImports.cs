using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Customers.Import;

/// <summary>The latest imports of customers, which can be undone.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record GetCustomerImports(Guid ProjectId) : Query<IReadOnlyList<CustomerImportRow>>, IInProject;

/// <summary>An import that was made.</summary>
public sealed record CustomerImportRow(Guid Id, string FileName, int Added, int Claimed, Guid ById, DateTime At, DateTime? UndoneAt, Guid? UndoneById);

public sealed class GetCustomerImportsHandler(SalesDb db) : IQueryHandler<GetCustomerImports, IReadOnlyList<CustomerImportRow>>
{
    private const int Latest = 10;

    public async ValueTask<IReadOnlyList<CustomerImportRow>> Handle(GetCustomerImports query, CancellationToken cancellationToken) =>
        await db.CustomerImports.AsNoTracking().OrderByDescending(import => import.At).ThenByDescending(import => import.Id).Take(Latest)
            .Select(import => new CustomerImportRow(import.Id, import.FileName, import.Added, import.Claimed, import.ById, import.At, import.UndoneAt, import.UndoneById)).ToListAsync(cancellationToken);
}
