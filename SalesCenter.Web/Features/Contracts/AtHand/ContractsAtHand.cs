using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Contracts.AtHand;

/// <summary>签约待办: the steps of contracts that wait for the person at the screen, and for superiors the deals of those who have left.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record ContractsAtHand(Guid ProjectId) : Query<ContractsToDo>, IInProject;

/// <summary>What waits.</summary>
/// <param name="Steps">The nearest day first.</param>
/// <param name="Left">Open deals, from the approved selection on, whose consultant is not here any more.</param>
public sealed record ContractsToDo(IReadOnlyList<ContractToDo> Steps, IReadOnlyList<LeftDeal> Left);

/// <summary>A step that waits for the reader.</summary>
/// <param name="AppointedAt">签约时间, UTC; only of steps with the customer.</param>
/// <param name="DueOn">The legal deadline of online signing and filing.</param>
/// <param name="DaysLeft">Until the deadline; below 0 once it has passed.</param>
public sealed record ContractToDo(Guid DealId, Guid UnitId, string CustomerName, ContractStep Step, DateTime? AppointedAt, DateOnly? DueOn, int? DaysLeft);

/// <summary>A deal to reassign.</summary>
public sealed record LeftDeal(Guid DealId, Guid UnitId, string CustomerName, Guid ConsultantId, DealStage Stage);

public sealed class ContractsAtHandHandler(SalesDb db, CurrentUser user, PeopleBook people, TimeProvider time) : IQueryHandler<ContractsAtHand, ContractsToDo>
{
    public async ValueTask<ContractsToDo> Handle(ContractsAtHand query, CancellationToken cancellationToken)
    {
        var calendar = (await db.Settings(query.ProjectId, cancellationToken)).Calendar;
        var today = calendar.DateOf(time.Now());
        var steps = (await Unfinished(cancellationToken)).SelectMany(contract => contract.Open.Where(step => IsMine(step, contract, today, calendar)).Select(step => ToDo(step, contract, today)));
        return new ContractsToDo([.. steps.OrderBy(step => step.DueOn ?? (step.AppointedAt is { } at ? calendar.DateOf(at) : today)).ThenBy(step => step.Step)], await Left(cancellationToken));
    }

    /// <summary>Contracts with a step left, unless a request holds them up.</summary>
    private async Task<List<UnfinishedContract>> Unfinished(CancellationToken cancellation)
    {
        var rows = await (
            from contract in db.Contracts.AsNoTracking()
            join deal in db.Deals.IgnoreAutoIncludes() on contract.Id equals deal.Id
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where deal.IsOpen && deal.Stage < DealStage.HandedOver && (contract.SignedOn == null || contract.FiledOn == null || !contract.Marks.Any(mark => mark.Step == ContractStep.FileCheck))
                && !db.DealRequests.Any(request => request.DealId == deal.Id && request.IsOpen)
            select new
            {
                deal.Id,
                deal.UnitId,
                customer.Name,
                deal.ConsultantId,
                contract.AppointedAt,
                contract.OnlineDueOn,
                contract.FilingDueOn,
                Marks = contract.Marks.Select(mark => new { mark.Step, mark.PersonId }).ToList(),
            }).ToListAsync(cancellation);
        return rows.ConvertAll(row => new UnfinishedContract(row.Id, row.UnitId, row.Name, row.ConsultantId, row.AppointedAt, row.OnlineDueOn, row.FilingDueOn, row.Marks.ConvertAll(mark => (mark.Step, mark.PersonId))));
    }

    /// <summary>Whether the reader sits at the step's desk and would not be refused there.</summary>
    private bool IsMine(ContractStep step, UnfinishedContract contract, DateOnly today, BusinessCalendar calendar)
    {
        var (desk, me) = (step.Desk(), user.Actor);
        if (desk == ContractDesk.Consultant)
            return contract.ConsultantId == me.Id && (step != ContractStep.PapersCheck || contract.AppointedAt is { } at && calendar.DateOf(at) <= today.AddDays(1));
        return desk.Roles().Any(me.Roles.Contains) && contract.ConsultantId != me.Id
            && (desk == ContractDesk.Records || !contract.Marks.Any(mark => mark.PersonId == me.Id && mark.Step.Desk() is var other && other != desk && other != ContractDesk.Records))
            && (step != ContractStep.FileCheck || me.Roles.Contains(Role.AdminClerk)) && (desk != ContractDesk.Supervisor || me.AnswersFor(contract.ConsultantId));
    }

    private static ContractToDo ToDo(ContractStep step, UnfinishedContract contract, DateOnly today)
    {
        var dueOn = step switch { ContractStep.OnlineSigning => contract.OnlineDueOn, ContractStep.Filing => contract.FilingDueOn, _ => null };
        return new ContractToDo(contract.DealId, contract.UnitId, contract.CustomerName, step, step.Desk() == ContractDesk.Consultant ? contract.AppointedAt : null, dueOn, dueOn?.DayNumber - today.DayNumber);
    }

    private async Task<IReadOnlyList<LeftDeal>> Left(CancellationToken cancellation)
    {
        var gone = user.Actor.IsSuperior ? (await people.All(cancellation)).Where(person => !person.IsActive && user.Actor.AnswersFor(person.Id)).Select(person => person.Id).ToList() : [];
        return gone.Count == 0 ? [] : await (
            from deal in db.Deals.AsNoTracking().IgnoreAutoIncludes()
            join customer in db.Customers on deal.CustomerId equals customer.Id
            where deal.IsOpen && deal.Stage >= DealStage.Selected && gone.Contains(deal.ConsultantId)
            orderby deal.HeldAt
            select new LeftDeal(deal.Id, deal.UnitId, customer.Name, deal.ConsultantId, deal.Stage)).ToListAsync(cancellation);
    }

    private sealed record UnfinishedContract(
        Guid DealId, Guid UnitId, string CustomerName, Guid ConsultantId, DateTime? AppointedAt, DateOnly? OnlineDueOn, DateOnly? FilingDueOn, IReadOnlyList<(ContractStep Step, Guid PersonId)> Marks)
    {
        /// <summary>What can be done now.</summary>
        public IEnumerable<ContractStep> Open => ContractSteps.All.Where(step => !Has(step) && (step.Before() is not { } before || Has(before)));

        private bool Has(ContractStep step) => Marks.Any(mark => mark.Step == step);
    }
}
