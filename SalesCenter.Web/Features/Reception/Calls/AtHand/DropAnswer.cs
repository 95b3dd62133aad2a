using Microsoft.EntityFrameworkCore;

namespace SalesCenter.Web.Features.Reception.Calls.AtHand;

/// <summary>Takes a standard answer away.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record DropAnswer(Guid ProjectId, Guid AnswerId) : Command<Done>, IInProject;

public sealed class DropAnswerHandler(SalesDb db) : ICommandHandler<DropAnswer, Done>
{
    public async ValueTask<Done> Handle(DropAnswer command, CancellationToken cancellationToken)
    {
        if (await db.StandardAnswers.SingleOrDefaultAsync(answer => answer.Id == command.AnswerId, cancellationToken) is { } dropped)
            db.StandardAnswers.Remove(dropped);
        return default;
    }
}
