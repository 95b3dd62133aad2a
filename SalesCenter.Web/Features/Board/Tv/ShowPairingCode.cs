using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Displays;

namespace SalesCenter.Web.Features.Board.Tv;

/// <summary>A TV that nobody has paired yet asks for a code to show, at its start and whenever the last one has ended.</summary>
[Allow(Anonymous = true)]
public sealed record ShowPairingCode([property: Secret] string Key) : Command<string>;

public sealed class ShowPairingCodeHandler(SalesDb db, TimeProvider time) : ICommandHandler<ShowPairingCode, string>
{
    /// <summary>More TVs than this never wait at once; whoever floods the product keeps others out for minutes at most.</summary>
    private const int WaitingAtMost = 200;

    public async ValueTask<string> Handle(ShowPairingCode command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var hash = DisplayDevice.HashOf(command.Key);
        await db.BeginWrite(cancellationToken);
        var waiting = db.Displays.Where(display => display.ShownProjectId == null);
        await waiting.Where(display => display.PairingEndsAt <= now && display.KeyHash != hash).ExecuteDeleteAsync(cancellationToken);
        var display = await waiting.SingleOrDefaultAsync(display => display.KeyHash == hash, cancellationToken);
        if (display is null)
        {
            if (await waiting.CountAsync(cancellationToken) >= WaitingAtMost)
                throw new RefusedException(new Refusal("display.too-many-waiting"));
            db.Displays.Add(display = new DisplayDevice { KeyHash = hash });
        }
        display.ShowCode(now);
        return display.PairingCode!;
    }
}
