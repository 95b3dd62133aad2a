using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Infrastructure.Persistence.Mappings;

internal sealed class CustomerImportMapping : IEntityTypeConfiguration<CustomerImport>
{
    public void Configure(EntityTypeBuilder<CustomerImport> import)
    {
        import.IsAggregate();
        import.Property(i => i.FileName).HasMaxLength(255);
        import.HasIndex(i => new { i.ProjectId, i.At });
    }
}

internal sealed class ImportedCustomerMapping : IEntityTypeConfiguration<ImportedCustomer>
{
    public void Configure(EntityTypeBuilder<ImportedCustomer> imported)
    {
        imported.HasKey(i => new { i.ImportId, i.CustomerId });
        imported.HasIndex(i => i.CustomerId);
    }
}
