using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>What everything that asks for a consent begins with.</summary>
internal static class ConsentAsked
{
    /// <summary>The wording that counts now; nothing while the project has published none.</summary>
    public static Task<ConsentText?> ConsentNow(this SalesDb db, CancellationToken cancellation) =>
        db.ConsentTexts.AsNoTracking().OrderByDescending(text => text.Number).FirstOrDefaultAsync(cancellation);

    /// <summary>The wording that counts now; refused while the project has published none.</summary>
    public static async Task<ConsentText> RequireConsentText(this SalesDb db, CancellationToken cancellation) =>
        await db.ConsentNow(cancellation) ?? throw new RefusedException(CustomerRefusals.NoConsentText);
}
