using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Web.Features.Stock.Layouts;

/// <summary>What every change of a layout begins with.</summary>
internal static class LayoutsAsked
{
    /// <summary>The layout of this name, which comes into being when it is first spoken of; refused when no unit has it.</summary>
    public static async Task<Layout> LayoutNamed(this SalesDb db, Guid projectId, string name, CancellationToken cancellation)
    {
        if (await db.Layouts.SingleOrDefaultAsync(layout => layout.Name == name, cancellation) is { } known)
            return known;
        if (name.Length == 0 || !await db.Units.AnyAsync(unit => unit.Layout == name, cancellation))
            throw new RefusedException(new Refusal("layout.unknown", name));
        var layout = new Layout(projectId, name);
        db.Layouts.Add(layout);
        return layout;
    }
}
