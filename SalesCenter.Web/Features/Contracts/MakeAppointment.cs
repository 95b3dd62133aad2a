using SalesCenter.Domain.Contracts;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Subscribe;

namespace SalesCenter.Web.Features.Contracts;

/// <summary>预约签约: the consultant agrees with the customer on a time (SOP 5.2.1); the assistant is told, to have the papers ready.</summary>
/// <param name="At">UTC.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record MakeAppointment(Guid ProjectId, Guid DealId, DateTime At) : Command<Done>, IOnDeal;

public sealed class MakeAppointmentHandler(SalesDb db, CurrentUser user, Notices notices, TimeProvider time) : ICommandHandler<MakeAppointment, Done>
{
    public async ValueTask<Done> Handle(MakeAppointment command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        var now = time.Now();
        var deal = await db.Deal(command.DealId, cancellationToken);
        var agreed = await db.Subscription(command.DealId, cancellationToken);
        await db.RequireNoRequestNow(command.DealId, cancellationToken);
        var contract = await db.ContractIfAny(command.DealId, cancellationToken);
        if (contract is null)
            db.Contracts.Add(contract = new Contract(deal));
        contract.Appoint(command.At, user.Actor, deal, agreed, (await db.Settings(command.ProjectId, cancellationToken)).Calendar, now);
        await notices.TellRoles(command.ProjectId, [Role.SalesAssistant, Role.SalesManager], user.Id, "notice.contract-appointed", ContractNotices.Page(deal), new PersonReference(user.Id), new UnitReference(deal.UnitId), command.At);
        return default;
    }
}
