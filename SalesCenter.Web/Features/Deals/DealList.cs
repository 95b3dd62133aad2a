using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Web.Features.Deals;

/// <summary>The deals of a project, the latest first: a consultant's own, a group's for its supervisor, everybody's for managers and clerks.</summary>
/// <param name="OpenOnly">Leaves out what has ended without a sale.</param>
/// <param name="Everything">Not only the latest 500.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record DealList(Guid ProjectId, bool OpenOnly, bool Everything = false) : Query<IReadOnlyList<DealRow>>, IInProject;

/// <summary>A deal in a list.</summary>
/// <param name="HeldUntil">When the hold runs out, UTC; only while held.</param>
public sealed record DealRow(
    Guid Id, Guid UnitId, string CustomerName, Guid ConsultantId, DealStage Stage, bool IsOpen, DealEnd? End, string? SlipNumber, SlipState? Slip,
    bool SlipHandedBack, Money ListPrice, DateTime HeldAt, DateTime? HeldUntil, DateTime? ClosedAt)
{
    /// <summary>成交价; nothing until it is agreed.</summary>
    public Money? DealPrice { get; init; }

    /// <summary>签约期限 of a subscribed deal.</summary>
    public DateOnly? SigningBy { get; init; }

    /// <summary>合同编号; empty until the contract is printed.</summary>
    public string ContractNumber { get; init; } = "";
}

public sealed class DealListHandler(SalesDb db, CurrentUser user) : IQueryHandler<DealList, IReadOnlyList<DealRow>>
{
    private const int Latest = 500;
    private static readonly Role[] SeeAll = [Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier];

    public async ValueTask<IReadOnlyList<DealRow>> Handle(DealList query, CancellationToken cancellationToken)
    {
        var circle = user.Actor.Roles.Overlaps(SeeAll) ? null : user.Actor.Circle;
        return await db.Deals.AsNoTracking().IgnoreAutoIncludes()
            .Where(deal => (circle == null || circle.Contains(deal.ConsultantId)) && (!query.OpenOnly || deal.IsOpen))
            .OrderByDescending(deal => deal.IsOpen).ThenByDescending(deal => deal.HeldAt).Take(query.Everything ? int.MaxValue : Latest)
            .Join(db.Customers, deal => deal.CustomerId, customer => customer.Id, (deal, customer) => new { deal, customer.Name })
            .GroupJoin(db.Subscriptions, row => row.deal.Id, agreed => agreed.Id, (row, agreed) => new { row.deal, row.Name, agreed })
            .SelectMany(row => row.agreed.DefaultIfEmpty(), (row, agreed) => new DealRow(
                row.deal.Id, row.deal.UnitId, row.Name, row.deal.ConsultantId, row.deal.Stage, row.deal.IsOpen, row.deal.End,
                row.deal.Slip!.Number, row.deal.Slip == null ? null : row.deal.Slip.State, row.deal.Slip!.HandedBackAt != null,
                new Money(row.deal.Units.Sum(unit => unit.ListPriceFen)), row.deal.HeldAt,
                row.deal.Stage == DealStage.Held ? row.deal.HeldUntil : null, row.deal.ClosedAt)
            {
                DealPrice = agreed!.PriceFen == null ? null : new Money(agreed.PriceFen.Value),
                SigningBy = agreed.SigningBy,
                ContractNumber = db.Contracts.Where(contract => contract.Id == row.deal.Id).Select(contract => contract.Number).FirstOrDefault() ?? "",
            })
            .ToListAsync(cancellationToken);
    }
}
