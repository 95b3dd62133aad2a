namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>接收档案: whoever has the file in their hands says so.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.Cashier, Role.AdminClerk, Role.SalesAssistant)]
public sealed record ReceiveFile(Guid ProjectId, Guid DealId) : Command<Done>, IOnDeal;

public sealed class ReceiveFileHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<ReceiveFile, Done>
{
    public async ValueTask<Done> Handle(ReceiveFile command, CancellationToken cancellationToken)
    {
        (await db.File(await db.Deal(command.DealId, cancellationToken), cancellationToken)).Receive(user.Id, time.Now());
        return default;
    }
}
