using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>
/// Makes the product forget the person behind a customer (个人信息保护法 47): the customer, those found to be the same, and what
/// was said and written about them. Whatever else comes to know people is to be forgotten here too.
/// </summary>
public sealed class Erasure(SalesDb db)
{
    /// <summary>Moments whose sentences name somebody who is not a colleague.</summary>
    private static readonly MomentKind[] NamingPeople = [MomentKind.MessageLeft, MomentKind.RelativeLinked, MomentKind.Joined, MomentKind.Parted, MomentKind.Reported];

    /// <summary>Forgets within the caller's transaction; of a customer with a deal name and number stay.</summary>
    public async Task Forget(Customer customer, Guid byId, DateTime now, CancellationToken cancellation)
    {
        await db.BeginWrite(cancellation);
        var hasDeal = await db.Deals.AnyAsync(deal => deal.CustomerId == customer.Id && (deal.IsOpen || deal.Stage != DealStage.Held), cancellation);
        var joined = await db.Customers.Where(other => other.JoinedToId == customer.Id).Select(other => other.Id).ToListAsync(cancellation);
        customer.Anonymise(hasDeal, byId, now);
        foreach (var other in joined)
            (await db.CustomerFile(other, cancellation)).Anonymise(hasDeal: false, byId, now);
        foreach (var id in joined.Append(customer.Id))
            await ForgetWords(id, cancellation);
    }

    private async Task ForgetWords(Guid id, CancellationToken cancellation)
    {
        var (page, key) = ($"customers/{id}", id.ToString());
        await db.Timeline.Where(entry => entry.CustomerId == id).ExecuteUpdateAsync(line => line.SetProperty(entry => entry.Text, ""), cancellation);
        await db.Timeline.Where(entry => entry.CustomerId == id && NamingPeople.Contains(entry.Kind)).ExecuteUpdateAsync(line => line.SetProperty(entry => entry.Values, "[]"), cancellation);
        await db.FollowUps.Where(followUp => followUp.CustomerId == id).ExecuteUpdateAsync(line => line.SetProperty(followUp => followUp.Content, ""), cancellation);
        await db.Relatives.Where(relative => relative.OtherCustomerId == id).ExecuteDeleteAsync(cancellation);
        await db.Notices.Where(notice => notice.Link == page).ExecuteDeleteAsync(cancellation);
        await db.Drafts.Where(draft => draft.Key.EndsWith(key)).ExecuteDeleteAsync(cancellation);
    }
}
