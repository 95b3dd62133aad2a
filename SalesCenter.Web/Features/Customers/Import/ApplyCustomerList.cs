using System.Text.Json.Serialization;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Customers;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Import;

/// <summary>
/// Takes a list of customers over, all of it or nothing; colleagues' customers are left out. Protection counts from now, since
/// nobody could follow up before. Refused when rows are wrong and are not to be skipped, and when the customers are others
/// than when the preview was confirmed.
/// </summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record ApplyCustomerList(
    Guid ProjectId, [property: TextLength(255)] string FileName, [property: TextLength(64)] string FileHash, Guid? DefaultOwnerId, CustomerListTally Confirmed, bool SkipWrongRows,
    [property: JsonIgnore] ListedCustomers List) : Command<ImportedCustomers>, IInProject;

/// <summary>What an import of customers did.</summary>
public sealed record ImportedCustomers(Guid ImportId, CustomerListTally Tally);

public sealed class ApplyCustomerListHandler(SalesDb db, PeopleBook people, CurrentUser user, TimeProvider time) : ICommandHandler<ApplyCustomerList, ImportedCustomers>
{
    public async ValueTask<ImportedCustomers> Handle(ApplyCustomerList command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var preview = await CustomerComparison.Of(command.List, command.ProjectId, command.DefaultOwnerId, db, people, now, cancellationToken);
        if (preview.Tally.Wrong > 0 && !command.SkipWrongRows)
            throw new RefusedException(ImportRefusals.WrongRows(preview.Tally.Wrong));
        if (preview.Tally != command.Confirmed)
            throw new RefusedException(ImportRefusals.CustomersChanged());
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        var import = db.CustomerImports.Add(new CustomerImport(command.ProjectId, command.FileName, command.FileHash, preview.Tally.New, preview.Tally.Claimed, user.Id, now)).Entity;
        var (made, verdicts, marks) = (new List<Customer>(), new List<KeptVerdict>(), new List<ImportedCustomer>());
        foreach (var compared in preview.Rows.Where(row => row.Outcome is CustomerRowOutcome.New or CustomerRowOutcome.Claimed))
        {
            var customer = compared.Outcome == CustomerRowOutcome.New ? Make(compared, command.ProjectId, settings, now) : await Claim(compared, settings, now, cancellationToken);
            if (compared.Outcome == CustomerRowOutcome.New)
                made.Add(customer);
            verdicts.Add(KeptVerdict.Of(command.ProjectId, compared.Verdict, CustomerSource.Import, customer.Id));
            marks.Add(new ImportedCustomer(command.ProjectId, import.Id, customer.Id, compared.Outcome == CustomerRowOutcome.New, compared.Outcome == CustomerRowOutcome.New ? customer.Version : customer.Version + 1));
        }
        db.AddMany(made);
        db.AddMany(verdicts);
        db.AddMany(marks);
        return new ImportedCustomers(import.Id, preview.Tally);
    }

    private Customer Make(ComparedCustomer compared, Guid projectId, ProjectSettings settings, DateTime now)
    {
        var row = compared.Row;
        var customer = new Customer(projectId, row.Name, [.. row.Phones.Select(IdentityFacts.Phone)], compared.OwnerId, CustomerSource.Import, settings, now, now);
        customer.Describe(CustomerWishes.None, new CustomerProfile(AwarenessSource: row.Source ?? ""));
        if (row.Intent is { } level)
            customer.Rate(level, user.Id, now);
        var visitedAt = row.VisitedOn is { } day ? settings.Calendar.Instant(day.ToDateTime(TimeOnly.MinValue)) : (DateTime?)null;
        if (visitedAt is not null)
            customer.Reach(CustomerStage.Visitor, user.Id, now);
        if (visitedAt is not null || row.Notes is not null)
            customer.Tell(MomentKind.Changed, visitedAt < now ? visitedAt.Value : now, now, user.Id, row.Notes ?? "");
        return customer;
    }

    private async Task<Customer> Claim(ComparedCustomer compared, ProjectSettings settings, DateTime now, CancellationToken cancellation)
    {
        var customer = await db.CustomerFile(compared.Verdict.Decisive!.CustomerId, cancellation);
        customer.Claim(compared.OwnerId, CustomerSource.Import, settings, now, now);
        foreach (var phone in compared.Row.Phones)
            customer.Learn(IdentityFacts.Phone(phone), compared.OwnerId, now);
        return customer;
    }
}
