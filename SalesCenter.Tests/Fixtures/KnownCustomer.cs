using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Fixtures;

/// <summary>Customers as tests need them: with one number, of one consultant, by the default rules.</summary>
internal static class KnownCustomer
{
    public static Customer Of(Guid consultantId, Guid projectId, string name, string phone, DateTime now, CustomerSource source = CustomerSource.Visit) =>
        new(projectId, name, [IdentityFacts.Phone(phone)], consultantId, source, new ProjectSettings(), now, now);
}
