using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Projects.Configure;

/// <summary>Other rules for a project's contracts: who approves changes, returns and clauses, within how many days the authority has them, and the least first payment; they count from the next request, signature or plan.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record ConfigureContractRules(
    Guid ProjectId, ApprovalPath ContractChange, ApprovalPath UnitReturn, ApprovalPath Clause, int OnlineSigningDays, int FilingDays, int ReturnPenaltyPercent, IReadOnlyList<FirstPaymentWish> FirstPayments) : Command<Done>, IInProject;

/// <summary>首付比例规定: the least first payment in per cent for a use of units (empty for every use), from a day on. Of two for the same use and day the later one counts.</summary>
public sealed record FirstPaymentWish([property: TextLength(40)] string Use, DateOnly From, int LeastPercent);

public sealed class ConfigureContractRulesHandler(SalesDb db) : ICommandHandler<ConfigureContractRules, Done>
{
    public async ValueTask<Done> Handle(ConfigureContractRules command, CancellationToken cancellationToken)
    {
        var project = await db.Projects.SingleAsync(project => project.Id == command.ProjectId, cancellationToken);
        var rules = command.FirstPayments.Select(wish => new FirstPaymentRule(wish.Use.Trim(), wish.From, wish.LeastPercent)).GroupBy(rule => (rule.Use, rule.From)).Select(same => same.Last());
        project.Configure(project.Settings with
        {
            ContractChangePath = command.ContractChange,
            UnitReturnPath = command.UnitReturn,
            ClausePath = command.Clause,
            OnlineSigningDays = command.OnlineSigningDays,
            FilingDays = command.FilingDays,
            ReturnPenaltyPercent = command.ReturnPenaltyPercent,
            FirstPaymentRules = [.. rules.OrderBy(rule => rule.From).ThenBy(rule => rule.Use, StringComparer.Ordinal)],
        }, project.EscrowAccount);
        return default;
    }
}
