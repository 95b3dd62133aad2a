using FluentValidation;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>Everything that is known of one customer, for the customer themselves (个人信息保护法 45), as .xlsx with a sheet for each part; kept with its reason.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record ExportCustomer(Guid ProjectId, Guid CustomerId, string Reason) : Command<CustomerCopy>, IInProject;

/// <summary>The workbook; it is written nowhere in the product.</summary>
public sealed record CustomerCopy
{
    [Secret]
    public byte[] Content { get; init; } = [];
}

internal sealed class ExportCustomerValidator : AbstractValidator<ExportCustomer>
{
    public ExportCustomerValidator() => RuleFor(command => command.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithErrorCode("input.required");
}

public sealed class ExportCustomerHandler(SalesDb db, CustomerBook book, CurrentUser user, TimeProvider time) : ICommandHandler<ExportCustomer, CustomerCopy>
{
    public async ValueTask<CustomerCopy> Handle(ExportCustomer command, CancellationToken cancellationToken)
    {
        var customer = await db.CustomerFile(command.CustomerId, cancellationToken);
        var parts = await book.Of(customer, cancellationToken);
        db.Disclosures.Add(new Disclosure
        {
            ProjectId = command.ProjectId,
            CustomerId = customer.Id,
            ById = user.Id,
            At = time.Now(),
            Kind = DisclosureKind.Exported,
            Reason = command.Reason.Trim(),
        });
        return new CustomerCopy { Content = Sheet.Write(parts) };
    }
}
