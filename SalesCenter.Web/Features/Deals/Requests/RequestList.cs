using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Deals.Requests;

/// <summary>申请台账: all requests of the project, the latest first; a consultant's own, a group's for its supervisor.</summary>
/// <param name="OpenOnly">Leaves out what is done.</param>
/// <param name="Everything">Not only the latest 1,000.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record RequestList(Guid ProjectId, bool OpenOnly, bool Everything = false) : Query<IReadOnlyList<RequestRow>>, IInProject;

/// <summary>A request in a list.</summary>
/// <param name="IsMine">Whether the reader must do something next.</param>
/// <param name="Next">Whose approval is awaited; nobody's once all have approved.</param>
/// <param name="MayDecide">Whether the reader's approval is next.</param>
public sealed record RequestRow(
    Guid Id, Guid DealId, Guid UnitId, string CustomerName, Guid ConsultantId, RequestKind Kind, RequestState State, CancellationGround? Ground, string Reason, Guid AskedById, DateTime AskedAt,
    DateTime? DoneAt, Role? Next, bool IsMine, bool MayDecide)
{
    /// <summary>The other unit; of a swap alone.</summary>
    public UnitSwap? Swap { get; init; }

    /// <summary>成交价 with the special discount; of a change of price alone.</summary>
    public Money? NewPrice { get; init; }

    /// <summary>The new deadline; of an extension alone.</summary>
    public DateOnly? SigningBy { get; init; }

    /// <summary>What is wanted about the contract.</summary>
    public ContractWish Wish { get; init; } = ContractWish.None;

    /// <summary>Who is to buy; of a change of buyers alone.</summary>
    public IReadOnlyList<string> Buyers { get; init; } = [];
}

public sealed class RequestListHandler(SalesDb db, CurrentUser user) : IQueryHandler<RequestList, IReadOnlyList<RequestRow>>
{
    private const int Latest = 1_000;
    private static readonly Role[] SeeAll = [Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier];

    public async ValueTask<IReadOnlyList<RequestRow>> Handle(RequestList query, CancellationToken cancellationToken)
    {
        var circle = user.Actor.Roles.Overlaps(SeeAll) ? null : user.Actor.Circle;
        var rows = await (
            from request in db.DealRequests.AsNoTracking()
            join deal in db.Deals.IgnoreAutoIncludes() on request.DealId equals deal.Id
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where (!query.OpenOnly || request.IsOpen) && (circle == null || circle.Contains(deal.ConsultantId))
            orderby request.IsOpen descending, request.AskedAt descending
            select new { request, deal.UnitId, deal.ConsultantId, customer.Name }).Take(query.Everything ? int.MaxValue : Latest).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RequestRow(
            row.request.Id, row.request.DealId, row.UnitId, row.Name, row.ConsultantId, row.request.Kind, row.request.State, row.request.Ground, row.request.Reason, row.request.AskedById, row.request.AskedAt,
            row.request.DoneAt, row.request.Next?.Role, row.request.WaitsFor(user.Actor, row.ConsultantId), row.request.State == RequestState.Asked && row.request.WaitsFor(user.Actor, row.ConsultantId))
        {
            Swap = row.request.Swap,
            Wish = ContractWish.Of(row.request),
            NewPrice = row.request.Price?.Price.Final,
            SigningBy = row.request.SigningBy,
            Buyers = [.. row.request.Buyers?.All.Select(buyer => buyer.Name) ?? []],
        })];
    }
}
