using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Brokers;

namespace SalesCenter.Web.Features.Brokers.Companies;

/// <summary>Enters a broker company with its agreement, or corrects one.</summary>
/// <param name="CompanyId">Nothing for a new one.</param>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record SaveBroker(Guid ProjectId, Guid? CompanyId, [property: TextLength(60)] string Name, DateOnly AgreedFrom, DateOnly AgreedUntil, bool IsActive) : Command<Guid>, IInProject;

internal sealed class SaveBrokerValidator : AbstractValidator<SaveBroker>
{
    public SaveBrokerValidator() => RuleFor(command => command.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("input.required");
}

public sealed class SaveBrokerHandler(SalesDb db) : ICommandHandler<SaveBroker, Guid>
{
    public async ValueTask<Guid> Handle(SaveBroker command, CancellationToken cancellationToken)
    {
        var name = command.Name.Trim();
        if (await db.BrokerCompanies.AnyAsync(company => company.Name == name && company.Id != command.CompanyId, cancellationToken))
            throw new RefusedException(BrokerRefusals.NameTaken(name));
        var company = command.CompanyId is { } id
            ? await db.BrokerCompany(id, cancellationToken)
            : db.BrokerCompanies.Add(new BrokerCompany(command.ProjectId, name, command.AgreedFrom, command.AgreedUntil)).Entity;
        company.Correct(name, command.AgreedFrom, command.AgreedUntil, command.IsActive);
        return company.Id;
    }
}
