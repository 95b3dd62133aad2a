using SalesCenter.Web.Live;

namespace SalesCenter.Web.Features.Board;

/// <summary>The project's sales-control board as it stands now; asks the database only when nobody has looked at it yet.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier, Role.Administrator)]
public sealed record GetBoard(Guid ProjectId) : Query<BoardPicture>, IInProject;

public sealed class GetBoardHandler(BoardBook book) : IQueryHandler<GetBoard, BoardPicture>
{
    public ValueTask<BoardPicture> Handle(GetBoard query, CancellationToken cancellationToken) => book.Open(query.ProjectId, cancellationToken);
}
