using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Features.Reception.Lists;

/// <summary>The choices of the project's reception to be changed.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record GetReceptionLists(Guid ProjectId) : Query<KeptLists>, IInProject;

/// <summary>The lists as they are.</summary>
public sealed record KeptLists(ReceptionChoices Choices);

public sealed class GetReceptionListsHandler(SalesDb db) : IQueryHandler<GetReceptionLists, KeptLists>
{
    public async ValueTask<KeptLists> Handle(GetReceptionLists query, CancellationToken cancellationToken)
    {
        var lists = await db.Lists(query.ProjectId, cancellationToken);
        return new KeptLists(
            new ReceptionChoices(
                lists.AwarenessSources, lists.AgeBands, lists.Households, lists.Layouts, lists.Purposes, lists.PointsOfInterest, lists.Objections, lists.Competitors, lists.RotaReasons));
    }
}
