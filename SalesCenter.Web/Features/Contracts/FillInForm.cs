using SalesCenter.Domain.Contracts;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>签约基础信息表: what the consultant reads off the customer's papers, and the figures worked out by hand (SOP 5.2.1).</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record FillInForm(Guid ProjectId, Guid DealId, TypedForm Form) : Command<Done>, IOnDeal;

/// <summary>The form as it was typed.</summary>
/// <param name="FirstPaymentPercent">首付比例 in per cent, up to two decimals.</param>
public sealed record TypedForm(
    IReadOnlyList<TypedBuyer> Buyers, Money Off, Money Total, Money InnerUnitPrice, Money FirstPayment, decimal FirstPaymentPercent, Money Balance, DateOnly? LoanExpectedOn, [property: TextLength(60)] string DepositReceipt,
    bool HasOutsiders, bool IsByProxy);

/// <summary>A buyer as the ID document says.</summary>
public sealed record TypedBuyer([property: TextLength(60)] string Name, [property: Secret, TextLength(40)] string IdNumber, [property: TextLength(40)] string Phone, [property: TextLength(200)] string Address);

public sealed class FillInFormHandler(SalesDb db, IdentityVault vault, CurrentUser user, TimeProvider time) : ICommandHandler<FillInForm, Done>
{
    public async ValueTask<Done> Handle(FillInForm command, CancellationToken cancellationToken)
    {
        var (deal, contract, _) = await db.ContractCase(command.DealId, cancellationToken);
        var typed = command.Form;
        contract.FillIn(
            new SigningForm(
                [.. typed.Buyers.Select(Read)], typed.Off, typed.Total, typed.InnerUnitPrice, typed.FirstPayment, (int)decimal.Round(decimal.Clamp(typed.FirstPaymentPercent, 0, 1_000) * 100), typed.Balance,
                typed.LoanExpectedOn, typed.DepositReceipt.Trim(), typed.HasOutsiders, typed.IsByProxy),
            user.Actor, deal, time.Now());
        return default;
    }

    private SigningBuyer Read(TypedBuyer typed)
    {
        var identity = vault.Keep(typed.IdNumber);
        return new SigningBuyer(typed.Name.Trim(), identity.Key, identity.Ending, PhoneNumber.Normalise(typed.Phone) ?? typed.Phone.Trim(), typed.Address.Trim());
    }
}
