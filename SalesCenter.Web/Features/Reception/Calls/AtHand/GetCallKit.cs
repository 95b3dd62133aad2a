using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Calls.AtHand;

/// <summary>Everything that managers keep at hand for those who answer calls: adverts, past ones too, standard answers, and how long calls may last.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record GetCallKit(Guid ProjectId) : Query<CallKit>, IInProject;

public sealed record CallKit(IReadOnlyList<AdvertRow> Adverts, IReadOnlyList<AnswerRow> Answers, bool IsHot, int HotMinutes, int Minutes);

/// <summary>An advert as it is read.</summary>
public sealed record AdvertRow(Guid Id, string Name, string Channel, DateOnly From, DateOnly Until, string Text);

/// <summary>A standard answer as it is read.</summary>
public sealed record AnswerRow(Guid Id, string Question, string Answer);

public sealed class GetCallKitHandler(SalesDb db) : IQueryHandler<GetCallKit, CallKit>
{
    public async ValueTask<CallKit> Handle(GetCallKit query, CancellationToken cancellationToken)
    {
        var settings = await db.Settings(query.ProjectId, cancellationToken);
        return new CallKit(
            await db.AdvertRows(_ => true, cancellationToken), await db.AnswerRows(cancellationToken), settings.IsHotAdvertising, settings.HotCallMinutes, settings.CallMinutes);
    }
}

/// <summary>Adverts and standard answers in the order in which they are read.</summary>
internal static class KitRows
{
    private const int Most = 300;

    public static Task<List<AdvertRow>> AdvertRows(this SalesDb db, Expression<Func<Advert, bool>> which, CancellationToken cancellation) => db.Adverts.AsNoTracking().Where(which)
        .OrderByDescending(advert => advert.Until).ThenBy(advert => advert.Name).Take(Most)
        .Select(advert => new AdvertRow(advert.Id, advert.Name, advert.Channel, advert.From, advert.Until, advert.Text)).ToListAsync(cancellation);

    public static Task<List<AnswerRow>> AnswerRows(this SalesDb db, CancellationToken cancellation) => db.StandardAnswers.AsNoTracking()
        .OrderBy(answer => answer.Question).Take(Most).Select(answer => new AnswerRow(answer.Id, answer.Question, answer.Answer)).ToListAsync(cancellation);
}
