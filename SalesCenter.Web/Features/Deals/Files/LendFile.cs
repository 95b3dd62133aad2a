using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.Deals.Files;

/// <summary>档案借阅: the clerk lends a file that stands in the cabinet to a colleague, for a purpose and until a day (SOP 3.2.9).</summary>
[Allow(Role.AdminClerk)]
public sealed record LendFile(Guid ProjectId, Guid DealId, Guid ToId, string Purpose, DateOnly DueOn) : Command<Done>, IOnDeal;

public sealed class LendFileHandler(SalesDb db, CurrentUser user, PeopleBook people, Notices notices, TimeProvider time) : ICommandHandler<LendFile, Done>
{
    public async ValueTask<Done> Handle(LendFile command, CancellationToken cancellationToken)
    {
        if ((await people.Acting(command.ToId, command.ProjectId, cancellationToken))?.Roles.Count is not > 0)
            throw new RefusedException(new Refusal("person.unknown"));
        var deal = await db.Deal(command.DealId, cancellationToken);
        var today = (await db.Settings(command.ProjectId, cancellationToken)).Calendar.DateOf(time.Now());
        (await db.File(deal, cancellationToken)).Lend(command.ToId, command.Purpose, command.DueOn, user.Id, today, time.Now());
        if (command.ToId != user.Id)
            notices.Tell(command.ProjectId, command.ToId, "notice.file-lent", $"deals/{deal.Id}", new PersonReference(user.Id), new UnitReference(deal.UnitId), command.DueOn);
        return default;
    }
}
