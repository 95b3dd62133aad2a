using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Import;

/// <summary>What a list of customers would do: who is new, who is known, and who is a colleague's.</summary>
/// <param name="DefaultOwnerId">Who owns the customers of rows that name nobody.</param>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record PreviewCustomerList(Guid ProjectId, Guid? DefaultOwnerId, ListedCustomers List) : Query<CustomerListPreview>, IInProject;

public sealed class PreviewCustomerListHandler(SalesDb db, PeopleBook people, TimeProvider time) : IQueryHandler<PreviewCustomerList, CustomerListPreview>
{
    public async ValueTask<CustomerListPreview> Handle(PreviewCustomerList query, CancellationToken cancellationToken) =>
        await CustomerComparison.Of(query.List, query.ProjectId, query.DefaultOwnerId, db, people, time.Now(), cancellationToken);
}
