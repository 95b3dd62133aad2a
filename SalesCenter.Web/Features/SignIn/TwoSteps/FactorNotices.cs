using Microsoft.EntityFrameworkCore;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Features.SignIn.TwoSteps;

internal static class FactorNotices
{
    /// <summary>Tells the person that something was done with their second factor, in the project they work in, or in any.</summary>
    public static async Task TellOfFactor(this Notices notices, SalesDb db, Person person, string code, object?[] values, CancellationToken cancellation)
    {
        var project = person.Memberships.Select(held => held.ProjectId).FirstOrDefault(id => id is not null)
            ?? await db.Projects.OrderBy(known => known.Name).Select(known => (Guid?)known.Id).FirstOrDefaultAsync(cancellation);
        if (project is { } id)
            notices.Tell(id, person.Id, code, "/me/second-factor", values);
    }
}
