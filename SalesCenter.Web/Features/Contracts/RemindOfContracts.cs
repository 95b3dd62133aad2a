using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>Reminds of an appointment the day before and on the day, and of online signing and filing before their deadline; once it has passed, managers are told too.</summary>
[Allow(Role.System)]
public sealed record RemindOfContracts(Guid ProjectId) : Command<int>, IInProject;

public sealed class RemindOfContractsHandler(SalesDb db, Notices notices, TimeProvider time) : ICommandHandler<RemindOfContracts, int>
{
    private static readonly Role[] Records = [Role.AdminClerk, Role.SalesAssistant], RecordsAndManagers = [.. Records, Role.SalesManager, Role.MarketingDirector];

    public async ValueTask<int> Handle(RemindOfContracts command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var calendar = (await db.Settings(command.ProjectId, cancellationToken)).Calendar;
        var today = calendar.DateOf(now);
        var reminded = 0;
        foreach (var contract in await db.ContractsNear(calendar, now).ToListAsync(cancellationToken))
        {
            if (!contract.Remind(today, calendar))
                continue;
            reminded++;
            var deal = await db.Deals.AsNoTracking().IgnoreAutoIncludes().SingleAsync(deal => deal.Id == contract.Id, cancellationToken);
            if (contract.Deadline is not { } deadline)
                await Tell(deal, [Role.SalesAssistant], "notice.appointment-near", contract.AppointedAt);
            else if (deadline.On >= today)
                await Tell(deal, Records, "notice.deadline-near", deadline.Step, deadline.On);
            else
                await Tell(deal, RecordsAndManagers, "notice.deadline-passed", deadline.Step, deadline.On);
        }
        return reminded;
    }

    private async Task Tell(Deal deal, Role[] roles, string code, params object?[] values)
    {
        object?[] filled = [new UnitReference(deal.UnitId), .. values];
        notices.Tell(deal.ProjectId, deal.ConsultantId, code, ContractNotices.Page(deal), filled);
        await notices.TellRoles(deal.ProjectId, roles, deal.ConsultantId, code, ContractNotices.Page(deal), filled);
    }
}

/// <summary>Of which contracts somebody is to be reminded.</summary>
internal static class ContractsDue
{
    /// <summary>Those with an appointment today or tomorrow, or with a legal deadline for which a reminder is due today, not reminded of today, and not being given up.</summary>
    public static IQueryable<Contract> ContractsNear(this SalesDb db, BusinessCalendar calendar, DateTime now)
    {
        var today = calendar.DateOf(now);
        var until = calendar.Instant(today.AddDays(2).ToDateTime(TimeOnly.MinValue));
        DateOnly?[] deadlines = [.. Contract.Reminders.Select(days => (DateOnly?)today.AddDays(days))];
        return from contract in db.Contracts
               join deal in db.Deals on contract.Id equals deal.Id
               where deal.IsOpen && (contract.RemindedOn == null || contract.RemindedOn < today)
                   && (contract.SignedOn == null && contract.AppointedAt >= now && contract.AppointedAt < until && !contract.Marks.Any(mark => mark.Step == ContractStep.PapersCheck)
                       || contract.SignedOn != null && contract.FiledOn == null && deadlines.Contains(contract.OnlineOn == null ? contract.OnlineDueOn : contract.FilingDueOn))
                   && !db.DealRequests.Any(request => request.DealId == deal.Id && request.IsOpen && RequestKindRules.Endings.Contains(request.Kind))
               select contract;
    }
}
