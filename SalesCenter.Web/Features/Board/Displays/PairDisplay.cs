using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Displays;

namespace SalesCenter.Web.Features.Board.Displays;

/// <summary>Pairs the TV that shows a code with the project. Refused when no TV shows that code now, and after too many wrong codes.</summary>
[Allow(Role.Administrator, Role.SalesManager, Role.MarketingDirector)]
public sealed record PairDisplay(Guid ProjectId, [property: TextLength(20)] string Code, [property: TextLength(40)] string Name) : Command<Guid>, IInProject;

public sealed class PairDisplayValidator : AbstractValidator<PairDisplay>
{
    public PairDisplayValidator()
    {
        RuleFor(command => command.Code).NotEmpty().WithErrorCode("input.required");
        RuleFor(command => command.Name).NotEmpty().WithErrorCode("input.required");
    }
}

public sealed class PairDisplayHandler(SalesDb db, CurrentUser user, Attempts attempts, Limits limits, TimeProvider time) : ICommandHandler<PairDisplay, Guid>
{
    public async ValueTask<Guid> Handle(PairDisplay command, CancellationToken cancellationToken)
    {
        var person = $"pairing {user.Id}";
        if (!attempts.MayTry(person, limits.PairingsPerPerson) || !attempts.MayTry("pairing", limits.PairingsInAll))
            throw new RefusedException(new Refusal("display.too-many-attempts"));
        var now = time.GetUtcNow().UtcDateTime;
        var code = Normalise(command.Code);
        var display = await db.Displays.SingleOrDefaultAsync(waiting => waiting.PairingCode == code && waiting.PairingEndsAt > now && waiting.RevokedAt == null, cancellationToken);
        if (display is null)
        {
            attempts.Add(person);
            attempts.Add("pairing");
            throw new RefusedException(DisplayRefusals.CodeUnknown);
        }
        display.PairWith(command.ProjectId, command.Name.Trim(), user.Id, now);
        return display.Id;
    }

    private static string Normalise(string code) => string.Concat(code.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>Why a TV can't be paired, renamed or revoked.</summary>
internal static class DisplayRefusals
{
    public static readonly Refusal CodeUnknown = new("display.code-unknown");
    public static readonly Refusal Unknown = new("display.unknown");

    /// <summary>The project's TV; refused for others'.</summary>
    public static async Task<DisplayDevice> Display(this SalesDb db, Guid projectId, Guid displayId, CancellationToken cancellation) =>
        await db.Displays.SingleOrDefaultAsync(display => display.Id == displayId && display.ShownProjectId == projectId && display.RevokedAt == null, cancellation)
        ?? throw new RefusedException(Unknown);
}
