using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>Who is told of a contract's steps.</summary>
internal static class ContractNotices
{
    /// <summary>The desk whose step is next, and the consultant whenever it is not theirs: they tell the customer how long to wait (SOP 5.2.9).</summary>
    public static async Task TellNext(this Notices notices, Contract contract, Deal deal, Guid byId)
    {
        if (contract.Next is not { } next)
            return;
        if (next.Desk() != ContractDesk.Consultant)
            await notices.TellRoles(deal.ProjectId, next.Desk().Roles(), byId, "notice.contract-comes", Page(deal), new PersonReference(byId), new UnitReference(deal.UnitId), next);
        if (deal.ConsultantId != byId)
            notices.Tell(deal.ProjectId, deal.ConsultantId, "notice.contract-step", Page(deal), new PersonReference(byId), new UnitReference(deal.UnitId), next);
    }

    public static string Page(Deal deal) => $"deals/{deal.Id}/contract";
}
