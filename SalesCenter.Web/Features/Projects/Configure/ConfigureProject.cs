using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Projects.Configure;

/// <summary>Other rules for a project; they count from the next hold, and every board shows them at once.</summary>
/// <param name="Approvals">Nothing leaves them as they are.</param>
/// <param name="ServiceDays">Nothing leaves them as they are.</param>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record ConfigureProject(
    Guid ProjectId, int HoldMinutes, int HoldLimitMinutes, int RepeatHoldPauseMinutes, bool ShowPricesInPublic, bool ShowSubscriptionsInPublic,
    TimeOnly CutOff, [property: TextLength(100)] string EscrowAccount, LoanRules Loans, BoardPalette Palette, int ClaimsPerDay = 10, ApprovalRules? Approvals = null, int? ServiceDays = null) : Command<Done>, IInProject;

/// <summary>What quotes and payment plans reckon with: first payment in per cent, yearly rates in 0.01 %, the provident fund's limit in 万元, days until contract and loan.</summary>
public sealed record LoanRules(int LeastFirstPaymentPercent, int CommercialRateHundredths, int ProvidentFundRateHundredths, int ProvidentFundLimit, int SigningDays = 7, int DisbursementDays = 60)
{
    /// <summary>The rules as the project has them.</summary>
    public static LoanRules Of(ProjectSettings settings) =>
        new(settings.LeastFirstPaymentPercent, settings.CommercialRateHundredths, settings.ProvidentFundRateHundredths, settings.ProvidentFundLimit, settings.SigningDays, settings.DisbursementDays);
}

/// <summary>Who approves which kind of request, from the next one on.</summary>
public sealed record ApprovalRules(ApprovalPath Cancellation, ApprovalPath Extension, ApprovalPath Swap, ApprovalPath BuyerChange, ApprovalPath PriceChange = ApprovalPath.Manager);

public sealed class ConfigureProjectHandler(SalesDb db) : ICommandHandler<ConfigureProject, Done>
{
    public async ValueTask<Done> Handle(ConfigureProject command, CancellationToken cancellationToken)
    {
        var project = await db.Projects.SingleAsync(project => project.Id == command.ProjectId, cancellationToken);
        project.Configure(project.Settings with
        {
            HoldMinutes = command.HoldMinutes,
            HoldLimitMinutes = command.HoldLimitMinutes,
            RepeatHoldPauseMinutes = command.RepeatHoldPauseMinutes,
            ShowPricesInPublic = command.ShowPricesInPublic,
            ShowSubscriptionsInPublic = command.ShowSubscriptionsInPublic,
            CutOff = command.CutOff,
            LeastFirstPaymentPercent = command.Loans.LeastFirstPaymentPercent,
            CommercialRateHundredths = command.Loans.CommercialRateHundredths,
            ProvidentFundRateHundredths = command.Loans.ProvidentFundRateHundredths,
            ProvidentFundLimit = command.Loans.ProvidentFundLimit,
            SigningDays = command.Loans.SigningDays,
            DisbursementDays = command.Loans.DisbursementDays,
            CancellationPath = command.Approvals?.Cancellation ?? project.Settings.CancellationPath,
            ExtensionPath = command.Approvals?.Extension ?? project.Settings.ExtensionPath,
            SwapPath = command.Approvals?.Swap ?? project.Settings.SwapPath,
            BuyerChangePath = command.Approvals?.BuyerChange ?? project.Settings.BuyerChangePath,
            PriceChangePath = command.Approvals?.PriceChange ?? project.Settings.PriceChangePath,
            ServiceDays = command.ServiceDays ?? project.Settings.ServiceDays,
            Palette = command.Palette,
            ClaimsPerDay = command.ClaimsPerDay,
        }, command.EscrowAccount);
        return default;
    }
}
