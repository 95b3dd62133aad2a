using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Demo;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Stock.Layouts;

namespace SalesCenter.Web.Features.Demo;

/// <summary>Adds the demonstration project with its people, unless it is there. Tells whether it was added.</summary>
/// <param name="OnlyWhenEmpty">Leaves a database alone in which people have accounts already.</param>
[Allow(Role.System)]
public sealed record FillDemo(bool OnlyWhenEmpty) : Command<bool>;

public sealed class FillDemoHandler(SalesDb db, IdentityVault vault, PictureFolder folder, TimeProvider time) : ICommandHandler<FillDemo, bool>
{
    public async ValueTask<bool> Handle(FillDemo command, CancellationToken cancellationToken)
    {
        await db.BeginWrite(cancellationToken);
        if (await db.Projects.AnyAsync(project => project.Code == DemoProject.Code, cancellationToken) || command.OnlyWhenEmpty && await db.Users.AnyAsync(cancellationToken))
            return false;
        var projectId = await DemoProject.Fill(db, vault, time.GetUtcNow().UtcDateTime, cancellationToken);
        foreach (var (name, picture) in DemoFloorPlan.All)
        {
            var layout = new Layout(projectId, name);
            layout.Show(Guid.CreateVersion7(), PictureFormat.Png);
            await folder.Keep(layout.PictureId!.Value, picture, cancellationToken);
            db.Layouts.Add(layout);
        }
        return true;
    }
}
