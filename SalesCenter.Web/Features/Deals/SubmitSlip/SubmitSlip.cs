using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;

namespace SalesCenter.Web.Features.Deals.SubmitSlip;

/// <summary>选房单: asks a manager to approve what the customer selected; every manager of the project is told at once.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record SubmitSlip(Guid ProjectId, Guid DealId) : Command<SubmittedSlip>, IOnDeal;

/// <summary>The number on the slip: day and place in the day's order.</summary>
public sealed record SubmittedSlip(string Number);

public sealed class SubmitSlipHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<SubmitSlip, SubmittedSlip>
{
    private static readonly Role[] Approvers = [Role.SalesManager, Role.MarketingDirector];

    public async ValueTask<SubmittedSlip> Handle(SubmitSlip command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        if (deal.SubmitSlip(await NextNumber(command.ProjectId, cancellationToken), user.Id, time.Now()))
            await notices.TellRoles(command.ProjectId, Approvers, user.Id, "notice.slip-submitted", "approvals", new PersonReference(deal.ConsultantId), new UnitReference(deal.UnitId), deal.HeldUntil);
        return new SubmittedSlip(deal.Slip!.Number);
    }

    private async Task<string> NextNumber(Guid projectId, CancellationToken cancellation)
    {
        var settings = await db.Settings(projectId, cancellation);
        var prefix = "XF" + settings.Calendar.LocalTime(time.Now()).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var next = await LastOf(projectId, prefix, cancellation) + 1;
        return prefix + next.ToString("D4", CultureInfo.InvariantCulture);
    }

    /// <summary>Goes down the index of the numbers to the project's last one: whoever waits for the turn waits for this, however many slips there are.</summary>
    private async Task<int> LastOf(Guid projectId, string prefix, CancellationToken cancellation)
    {
        var highest = prefix + "99999999";
#pragma warning disable CA1309 // It is the database that compares.
        var today = db.Deals.IgnoreQueryFilters().Where(deal => string.Compare(deal.Slip!.Number, prefix) > 0 && string.Compare(deal.Slip.Number, highest) <= 0);
#pragma warning restore CA1309
        var downwards = today.OrderByDescending(deal => deal.Slip!.Number).Select(deal => new { deal.ProjectId, deal.Slip!.Number });
        await foreach (var given in downwards.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (given.ProjectId == projectId)
                return int.Parse(given.Number[prefix.Length..], CultureInfo.InvariantCulture);
        }
        return 0;
    }
}
