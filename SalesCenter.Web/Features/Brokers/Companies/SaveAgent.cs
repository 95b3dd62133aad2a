using FluentValidation;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Customers;

namespace SalesCenter.Web.Features.Brokers.Companies;

/// <summary>Enters an agent of a broker company, or corrects one.</summary>
/// <param name="AgentId">Nothing for a new one.</param>
[Allow(Role.AdminClerk, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record SaveAgent(
    Guid ProjectId, Guid CompanyId, Guid? AgentId, [property: TextLength(60)] string Name, [property: TextLength(40)] string Phone, bool IsActive = true) : Command<Guid>, IInProject;

internal sealed class SaveAgentValidator : AbstractValidator<SaveAgent>
{
    public SaveAgentValidator()
    {
        RuleFor(command => command.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("input.required");
        RuleFor(command => command.Phone).MustBePhone(command => command.Phone);
    }
}

public sealed class SaveAgentHandler(SalesDb db) : ICommandHandler<SaveAgent, Guid>
{
    public async ValueTask<Guid> Handle(SaveAgent command, CancellationToken cancellationToken)
    {
        var company = await db.BrokerCompany(command.CompanyId, cancellationToken);
        var phone = PhoneNumber.Normalise(command.Phone)!;
        if (command.AgentId is not { } id)
            return company.Add(command.Name, phone).Id;
        company.Correct(id, command.Name, phone, command.IsActive);
        return id;
    }
}
