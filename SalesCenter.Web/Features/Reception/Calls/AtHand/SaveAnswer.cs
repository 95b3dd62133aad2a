using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Calls.AtHand;

/// <summary>Writes a standard answer, or corrects one.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector)]
public sealed record SaveAnswer(Guid ProjectId, Guid? AnswerId, string Question, [property: TextLength(1000)] string Answer) : Command<Guid>, IInProject;

internal sealed class SaveAnswerValidator : AbstractValidator<SaveAnswer>
{
    public SaveAnswerValidator()
    {
        RuleFor(command => command.Question).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode("input.required");
        RuleFor(command => command.Answer).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode("input.required");
    }
}

public sealed class SaveAnswerHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<SaveAnswer, Guid>
{
    public async ValueTask<Guid> Handle(SaveAnswer command, CancellationToken cancellationToken)
    {
        var answer = command.AnswerId is { } id
            ? await db.StandardAnswers.SingleOrDefaultAsync(answer => answer.Id == id, cancellationToken) ?? throw new RefusedException(new Refusal("answer.unknown"))
            : db.StandardAnswers.Add(new StandardAnswer(command.ProjectId)).Entity;
        answer.Write(command.Question, command.Answer, user.Id, time.Now());
        return answer.Id;
    }
}
