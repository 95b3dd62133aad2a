using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;

namespace SalesCenter.Web.Features.Reception.Lists;

/// <summary>Other choices for the reception's forms, one a line.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record SetReceptionLists(
    Guid ProjectId, [property: TextLength(2000)] string AwarenessSources, [property: TextLength(2000)] string AgeBands, [property: TextLength(2000)] string Households,
    [property: TextLength(2000)] string Layouts, [property: TextLength(2000)] string Purposes, [property: TextLength(2000)] string PointsOfInterest,
    [property: TextLength(2000)] string Objections, [property: TextLength(2000)] string Competitors, [property: TextLength(2000)] string RotaReasons) : Command<Done>, IInProject;

public sealed class SetReceptionListsHandler(SalesDb db) : ICommandHandler<SetReceptionLists, Done>
{
    public async ValueTask<Done> Handle(SetReceptionLists command, CancellationToken cancellationToken)
    {
        var lists = await db.ReceptionLists.SingleOrDefaultAsync(cancellationToken) ?? db.ReceptionLists.Add(new ReceptionLists(command.ProjectId)).Entity;
        lists.Set(
            new ReceptionChoices(
                command.AwarenessSources, command.AgeBands, command.Households, command.Layouts, command.Purposes, command.PointsOfInterest, command.Objections,
                command.Competitors, command.RotaReasons));
        return default;
    }
}
