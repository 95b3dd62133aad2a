using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Handovers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Handovers.Titles;

/// <summary>出证: the authority has issued the deed; its number is nobody else's.</summary>
/// <param name="MortgageNumber">他项权证号; empty where nobody lends.</param>
/// <param name="On">On the sales centre's calendar; not ahead.</param>
[Allow(Role.AdminClerk, Role.SalesAssistant)]
public sealed record IssueTitle(Guid ProjectId, Guid DealId, [property: TextLength(60)] string Number, [property: TextLength(60)] string MortgageNumber, DateOnly On) : Command<Done>, IOnDeal;

public sealed class IssueTitleHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<IssueTitle, Done>
{
    public async ValueTask<Done> Handle(IssueTitle command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(now);
        var deed = await db.TitleDeed(deal, cancellationToken);
        deed.Issue(command.Number, command.MortgageNumber, command.On, user.Id, deal, today, now);
        if (await db.TitleDeeds.AnyAsync(other => other.Id != deal.Id && other.Number == deed.Number, cancellationToken))
            throw new RefusedException(TitleRefusals.NumberTaken(deed.Number));
        return default;
    }
}
