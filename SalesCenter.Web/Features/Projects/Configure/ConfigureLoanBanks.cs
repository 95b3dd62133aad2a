using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Areas;
using SalesCenter.Domain.Loans;

namespace SalesCenter.Web.Features.Projects.Configure;

/// <summary>Which banks lend in a project and what they want to see, how long buyers have to bring it, and by which area differences are settled; loans that are under way keep their lists.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record ConfigureLoanBanks(Guid ProjectId, IReadOnlyList<LoanBankWish> Banks, int LoanPapersDays, AreaBasis AreaBasis) : Command<Done>, IInProject;

/// <summary>A bank with its papers.</summary>
/// <param name="Papers">One a line.</param>
public sealed record LoanBankWish([property: TextLength(60)] string Name, [property: TextLength(1_300)] string Papers)
{
    /// <summary>The bank as it is written down.</summary>
    public LoanBank ToBank() => new(Name.Trim(), [.. Papers.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);

    /// <summary>The bank as a form shows it.</summary>
    public static LoanBankWish Of(LoanBank bank) => new(bank.Name, string.Join('\n', bank.Papers));
}

public sealed class ConfigureLoanBanksHandler(SalesDb db) : ICommandHandler<ConfigureLoanBanks, Done>
{
    public async ValueTask<Done> Handle(ConfigureLoanBanks command, CancellationToken cancellationToken)
    {
        var project = await db.Projects.SingleAsync(project => project.Id == command.ProjectId, cancellationToken);
        project.Configure(
            project.Settings with { LoanBanks = [.. command.Banks.Select(bank => bank.ToBank())], LoanPapersDays = command.LoanPapersDays, AreaBasis = command.AreaBasis }, project.EscrowAccount);
        return default;
    }
}
