using FluentValidation;

namespace SalesCenter.Web.Features.Board.Displays;

/// <summary>Gives a TV another name, such as the place where it hangs.</summary>
[Allow(Role.Administrator, Role.SalesManager, Role.MarketingDirector)]
public sealed record RenameDisplay(Guid ProjectId, Guid DisplayId, [property: TextLength(40)] string Name) : Command<Done>, IInProject;

public sealed class RenameDisplayValidator : AbstractValidator<RenameDisplay>
{
    public RenameDisplayValidator() => RuleFor(command => command.Name).NotEmpty().WithErrorCode("input.required");
}

public sealed class RenameDisplayHandler(SalesDb db) : ICommandHandler<RenameDisplay, Done>
{
    public async ValueTask<Done> Handle(RenameDisplay command, CancellationToken cancellationToken)
    {
        (await db.Display(command.ProjectId, command.DisplayId, cancellationToken)).Name = command.Name.Trim();
        return default;
    }
}
