using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Handovers.Titles;

/// <summary>缴纳契税: the buyer has paid the deed tax.</summary>
/// <param name="On">On the sales centre's calendar; not ahead.</param>
[Allow(Role.AdminClerk, Role.SalesAssistant)]
public sealed record PayDeedTax(Guid ProjectId, Guid DealId, DateOnly On) : Command<Done>, IOnDeal;

public sealed class PayDeedTaxHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<PayDeedTax, Done>
{
    public async ValueTask<Done> Handle(PayDeedTax command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(now);
        var deed = await db.TitleDeed(deal, cancellationToken);
        deed.PayTax(command.On, user.Id, deal, today, now);
        return default;
    }
}
