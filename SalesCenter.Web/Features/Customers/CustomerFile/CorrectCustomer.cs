using FluentValidation;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.CustomerFile;

/// <summary>Name, wishes and profile of a customer as they now stand in the form.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record CorrectCustomer(
    Guid ProjectId, Guid CustomerId, [property: TextLength(40)] string Name, FormOfAddress FormOfAddress, [property: TextLength(100)] string Tags,
    [property: TextLength(200)] string Layouts, int? AreaFrom, int? AreaTo, int? BudgetFrom, int? BudgetTo, [property: TextLength(100)] string Purpose,
    [property: TextLength(200)] string PointsOfInterest, [property: TextLength(200)] string Objections, [property: TextLength(100)] string LivesIn,
    [property: TextLength(100)] string WorksIn, [property: TextLength(20)] string AgeBand, [property: TextLength(40)] string Household,
    [property: TextLength(60)] string AwarenessSource, [property: TextLength(200)] string Competitors) : Command<Done>, IInProject;

internal sealed class CorrectCustomerValidator : AbstractValidator<CorrectCustomer>
{
    private const int Most = 100_000;

    public CorrectCustomerValidator()
    {
        RuleFor(command => command.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("input.required");
        RuleFor(command => command.AreaTo).Must((command, to) => IsSpan(command.AreaFrom, to)).WithErrorCode("customer.span-invalid").WithState(_ => new object?[] { Most });
        RuleFor(command => command.BudgetTo).Must((command, to) => IsSpan(command.BudgetFrom, to)).WithErrorCode("customer.span-invalid").WithState(_ => new object?[] { Most });
    }

    private static bool IsSpan(int? from, int? to) => from is null or > 0 and <= Most && to is null or > 0 and <= Most && (from is null || to is null || from <= to);
}

public sealed class CorrectCustomerHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<CorrectCustomer, Done>
{
    public async ValueTask<Done> Handle(CorrectCustomer command, CancellationToken cancellationToken)
    {
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        var wishes = new CustomerWishes(
            command.Layouts.Trim(), command.AreaFrom, command.AreaTo, command.BudgetFrom, command.BudgetTo, command.Purpose.Trim(), command.PointsOfInterest.Trim(), command.Objections.Trim());
        var profile = new CustomerProfile(
            command.LivesIn.Trim(), command.WorksIn.Trim(), command.AgeBand.Trim(), command.Household.Trim(), command.AwarenessSource.Trim(), command.Competitors.Trim());
        customer.Correct(command.Name, command.FormOfAddress, wishes, profile, command.Tags, user.Id, time.Now());
        return default;
    }
}
