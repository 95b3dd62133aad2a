using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Phones;

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
        List<Customer> people = [customer];
        foreach (var other in await db.Customers.Where(other => other.JoinedToId == customer.Id).Select(other => other.Id).ToListAsync(cancellation))
            people.Add(await db.CustomerFile(other, cancellation));
        var names = people.Select(person => person.Name).Distinct().ToList();
        var numbers = people.SelectMany(person => person.Identities).Where(identity => identity.Kind == IdentityKind.Phone).Select(identity => identity.Key).Distinct().ToList();
        foreach (var person in people)
            person.Anonymise(hasDeal && person == customer, byId, now);
        foreach (var person in people)
            await ForgetWords(person.Id, cancellation);
        var callers = await ForgetCalls([.. people.Select(person => person.Id)], numbers, cancellation);
        await ForgetVisits([.. people.Select(person => person.Id)], numbers, cancellation);

        // A name of one character stands in too many words that are not about them.
        var anywhere = names.Concat(numbers).Where(word => word.Length > 1).Select(word => JsonSerializer.Serialize(word).Trim('"'));
        var alone = names.Concat(callers).Where(word => word.Length > 0).Select(word => JsonSerializer.Serialize($"text:{word}"));
        foreach (var written in anywhere.Concat(alone).Distinct())
            await db.Notices.Where(notice => notice.Values.Contains(written)).ExecuteDeleteAsync(cancellation);
    }

    private async Task ForgetWords(Guid id, CancellationToken cancellation)
    {
        var (page, key) = ($"customers/{id}", id.ToString());
        await db.Timeline.Where(entry => entry.CustomerId == id).ExecuteUpdateAsync(line => line.SetProperty(entry => entry.Text, ""), cancellation);
        await db.Timeline.Where(entry => entry.CustomerId == id && NamingPeople.Contains(entry.Kind)).ExecuteUpdateAsync(line => line.SetProperty(entry => entry.Values, "[]"), cancellation);
        await db.FollowUps.Where(followUp => followUp.CustomerId == id).ExecuteUpdateAsync(line => line.SetProperty(followUp => followUp.Content, ""), cancellation);
        await db.Invitations.Where(invitation => invitation.CustomerId == id).ExecuteUpdateAsync(line => line.SetProperty(invitation => invitation.Note, ""), cancellation);
        await db.Disputes.Where(dispute => dispute.CustomerId == id).ExecuteUpdateAsync(
            line => line.SetProperty(dispute => dispute.Reason, "").SetProperty(dispute => dispute.Evidence, "").SetProperty(dispute => dispute.Statement, "").SetProperty(dispute => dispute.RulingReason, ""),
            cancellation);
        await db.CustomerJoins.Where(join => join.StaysId == id || join.JoinedId == id).ExecuteUpdateAsync(line => line.SetProperty(join => join.Reason, ""), cancellation);
        await db.Relatives.Where(relative => relative.OtherCustomerId == id).ExecuteDeleteAsync(cancellation);
        await db.Notices.Where(notice => notice.Link == page).ExecuteDeleteAsync(cancellation);
        await db.Drafts.Where(draft => draft.Key.EndsWith(key)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Forgets what was said in their calls, and who rang in vain from their numbers. Tells by which names and numbers callers were written down.</summary>
    private async Task<IEnumerable<string>> ForgetCalls(Guid[] ids, List<string> numbers, CancellationToken cancellation)
    {
        var hints = await db.Calls.Where(call => call.CustomerId != null && ids.Contains(call.CustomerId.Value) || call.CustomerId == null && call.Caller.Number != "")
            .Select(call => new { call.Id, call.CustomerId, call.Caller.Name, call.Caller.Number }).ToListAsync(cancellation);
        var theirs = hints.Where(hint => hint.CustomerId is not null || PhoneNumber.Normalise(hint.Number) is { } number && numbers.Contains(number)).ToList();
        var calls = theirs.ConvertAll(hint => hint.Id);
        await db.Calls.Where(call => calls.Contains(call.Id)).ExecuteUpdateAsync(
            line => line.SetProperty(call => call.Caller.Name, "").SetProperty(call => call.Caller.Number, "").SetProperty(call => call.Content.Questions, "").SetProperty(call => call.Content.Notes, ""),
            cancellation);
        return theirs.SelectMany(hint => new[] { hint.Name, hint.Number });
    }

    /// <summary>Forgets who came and along with whom, what they sent from their phones, and forms that were begun.</summary>
    private async Task ForgetVisits(Guid[] ids, List<string> numbers, CancellationToken cancellation)
    {
        var visits = await db.Visits.Where(visit =>
            visit.CustomerId != null && ids.Contains(visit.CustomerId.Value) || numbers.Contains(visit.Phone) || visit.Companions.Any(companion => numbers.Contains(companion.Phone))).ToListAsync(cancellation);
        foreach (var visit in visits)
        {
            if (visit.CustomerId is { } customerId && !ids.Contains(customerId))
            {
                visit.Forget(numbers);
                continue;
            }
            visit.ForgetPeople();
            var key = visit.Id.ToString();
            await db.FormLinks.Where(link => link.VisitId == visit.Id).ExecuteUpdateAsync(line => line.SetProperty(link => link.Answers, ""), cancellation);
            await db.Drafts.Where(draft => draft.Key.EndsWith(key)).ExecuteDeleteAsync(cancellation);
        }
    }
}
