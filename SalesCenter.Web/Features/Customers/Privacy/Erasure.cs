using System.Text;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Brokers;
using SalesCenter.Web.Features.Customers.Owners;
using SalesCenter.Web.Features.Deals.Files;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>
/// Makes the product forget the person behind a customer (个人信息保护法 47): the customer, those found to be the same, and what
/// was said and written about them. Whatever else comes to know people is to be forgotten here too.
/// </summary>
public sealed class Erasure(SalesDb db, IdentityVault vault, ScanFolder scans)
{
    /// <summary>Moments whose sentences name somebody who is not a colleague.</summary>
    private static readonly MomentKind[] NamingPeople = [MomentKind.MessageLeft, MomentKind.RelativeLinked, MomentKind.Joined, MomentKind.Parted, MomentKind.Reported];

    // Read once for all who are forgotten in one transaction; nobody writes meanwhile.
    private IReadOnlyList<WrittenDraft>? drafts;
    private ILookup<string, MissedCall>? missedCalls;

    /// <summary>Forgets within the caller's transaction; of a customer with a deal name and number stay, and the report of the broker who brought them.</summary>
    public async Task Forget(Customer customer, Guid byId, DateTime now, CancellationToken cancellation)
    {
        await db.BeginWrite(cancellation);
        var hasDeal = await db.Deals.AnyAsync(deal => deal.CustomerId == customer.Id && (deal.IsOpen || deal.Stage != DealStage.Held), cancellation);
        var ids = (await db.WithJoined(customer.Id, cancellation)).ToArray();
        List<Customer> people = [customer];
        foreach (var other in ids.Where(id => id != customer.Id))
            people.Add(await db.CustomerFile(other, cancellation));
        var numbers = people.SelectMany(person => person.Identities).Where(identity => identity.Kind == IdentityKind.Phone).Select(identity => identity.Key).Distinct().ToList();
        foreach (var person in people)
            person.Anonymise(hasDeal && person == customer, byId, now);
        await ForgetWords(ids, cancellation);
        await ForgetCalls(ids, numbers, cancellation);
        await ForgetVisits(ids, numbers, cancellation);
        var deals = await db.Deals.Where(deal => ids.Contains(deal.CustomerId)).Select(deal => deal.Id).ToListAsync(cancellation);
        await ForgetDrafts(customer.ProjectId, [.. ids, .. deals], numbers, cancellation);
        await ForgetDocuments(ids, cancellation);
        await ForgetEndedDeals(ids, cancellation);
        if (!hasDeal)
            await ForgetReports(ids, numbers, cancellation);
        await db.Notices.Where(notice => ids.Contains(notice.CustomerId!.Value)).ExecuteDeleteAsync(cancellation);
    }

    private async Task ForgetWords(Guid[] ids, CancellationToken cancellation)
    {
        await db.Timeline.Where(entry => ids.Contains(entry.CustomerId)).ExecuteUpdateAsync(line => line.SetProperty(entry => entry.Text, ""), cancellation);
        await db.Timeline.Where(entry => ids.Contains(entry.CustomerId) && NamingPeople.Contains(entry.Kind)).ExecuteUpdateAsync(line => line.SetProperty(entry => entry.Values, "[]"), cancellation);
        await db.FollowUps.Where(followUp => ids.Contains(followUp.CustomerId)).ExecuteUpdateAsync(line => line.SetProperty(followUp => followUp.Content, ""), cancellation);
        await db.Invitations.Where(invitation => ids.Contains(invitation.CustomerId)).ExecuteUpdateAsync(line => line.SetProperty(invitation => invitation.Note, ""), cancellation);
        await db.Disputes.Where(dispute => ids.Contains(dispute.CustomerId)).ExecuteUpdateAsync(
            line => line.SetProperty(dispute => dispute.Reason, "").SetProperty(dispute => dispute.Evidence, "").SetProperty(dispute => dispute.Statement, "").SetProperty(dispute => dispute.RulingReason, ""),
            cancellation);
        await db.CustomerJoins.Where(join => ids.Contains(join.StaysId) || ids.Contains(join.JoinedId)).ExecuteUpdateAsync(line => line.SetProperty(join => join.Reason, ""), cancellation);
        await db.Relatives.Where(relative => ids.Contains(relative.OtherCustomerId!.Value) && !ids.Contains(relative.CustomerId)).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Forgets what was said in their calls, and who rang in vain from their numbers.</summary>
    private async Task ForgetCalls(Guid[] ids, List<string> numbers, CancellationToken cancellation)
    {
        missedCalls ??= (await db.Calls.Where(call => call.CustomerId == null && call.Caller.Number != "").Select(call => new MissedCall(call.Id, call.Caller.Number)).ToListAsync(cancellation))
            .ToLookup(call => call.Ending);
        var missed = numbers.SelectMany(number => missedCalls[number[^4..]].Where(call => PhoneNumber.Normalise(call.Number) == number)).Select(call => call.Id).ToList();
        foreach (var calls in new[] { db.Calls.Where(call => ids.Contains(call.CustomerId!.Value)), db.Calls.Where(call => missed.Contains(call.Id)) })
        {
            await calls.ExecuteUpdateAsync(
                line => line.SetProperty(call => call.Caller.Name, "").SetProperty(call => call.Caller.Number, "").SetProperty(call => call.Content.Questions, "").SetProperty(call => call.Content.Notes, ""),
                cancellation);
        }
    }

    /// <summary>Forgets who came and along with whom, what they sent from their phones, and forms that were begun.</summary>
    private async Task ForgetVisits(Guid[] ids, List<string> numbers, CancellationToken cancellation)
    {
        // Each by an index of its own; asked for at once, all visits of the project would be gone through.
        var found = await db.Visits.Where(visit => ids.Contains(visit.CustomerId!.Value)).Select(visit => visit.Id)
            .Union(db.Visits.Where(visit => numbers.Contains(visit.Phone)).Select(visit => visit.Id))
            .Union(db.Visits.SelectMany(visit => visit.Companions.Where(companion => numbers.Contains(companion.Phone)), (visit, _) => visit.Id)).ToListAsync(cancellation);
        foreach (var visit in await db.Visits.Where(visit => found.Contains(visit.Id)).ToListAsync(cancellation))
        {
            if (visit.CustomerId is { } customerId && !ids.Contains(customerId))
            {
                visit.Forget(numbers);
                continue;
            }
            visit.ForgetPeople();
            await db.FormLinks.Where(link => link.VisitId == visit.Id).ExecuteUpdateAsync(line => line.SetProperty(link => link.Answers, ""), cancellation);
            await ForgetDrafts(visit.ProjectId, [visit.Id], [], cancellation);
        }
    }

    /// <summary>Forgets half-filled forms that belong to them by their key, or in which one of their numbers is written.</summary>
    private async Task ForgetDrafts(Guid projectId, Guid[] ids, List<string> numbers, CancellationToken cancellation)
    {
        drafts ??= [.. (await db.Drafts.AsNoTracking().ToListAsync(cancellation)).Select(draft => WrittenDraft.Of(draft, vault))];
        foreach (var draft in drafts.Where(draft => draft.IsAbout(projectId, ids, numbers)))
            await db.Drafts.Where(kept => kept.OwnerId == draft.OwnerId && kept.Key == draft.Key).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Forgets their papers; what a deal needs is in the deal's own file.</summary>
    private async Task ForgetDocuments(Guid[] ids, CancellationToken cancellation)
    {
        var documents = await db.CustomerDocuments.Where(document => ids.Contains(document.CustomerId)).ToListAsync(cancellation);
        db.CustomerDocuments.RemoveRange(documents);
        documents.ForEach(document => scans.Forget(document.Id));
    }

    /// <summary>Forgets the buyers, scans and printed papers of deals that came to nothing. What was paid stays in the ledger, as the law on accounting demands.</summary>
    private async Task ForgetEndedDeals(Guid[] ids, CancellationToken cancellation)
    {
        var ended = await db.Deals.Where(deal => ids.Contains(deal.CustomerId) && !deal.IsOpen && (deal.Slip != null || db.SpecialDiscounts.Any(discount => discount.DealId == deal.Id))).Select(deal => deal.Id).ToListAsync(cancellation);
        if (ended.Count == 0)
            return;
        foreach (var subscription in await db.Subscriptions.Where(subscription => ended.Contains(subscription.Id)).ToListAsync(cancellation))
            subscription.ForgetBuyers();
        foreach (var handover in await db.Handovers.Where(handover => ended.Contains(handover.Id)).ToListAsync(cancellation))
            handover.Forget();
        foreach (var deed in await db.TitleDeeds.Where(deed => ended.Contains(deed.Id)).ToListAsync(cancellation))
            deed.Forget();
        var discounts = await db.SpecialDiscounts.Where(discount => ended.Contains(discount.DealId)).ToListAsync(cancellation);
        var evidence = discounts.SelectMany(discount => discount.Evidence).Select(kept => kept.Id).ToList();
        discounts.ForEach(discount => discount.Forget());
        foreach (var request in await db.DealRequests.Where(request => ended.Contains(request.DealId)).ToListAsync(cancellation))
            request.Forget();
        foreach (var request in await db.ServiceRequests.Where(request => ended.Contains(request.DealId)).ToListAsync(cancellation))
            request.Forget();
        foreach (var call in await db.ReturnCalls.Where(call => ended.Contains(call.DealId)).ToListAsync(cancellation))
            call.Forget();
        foreach (var contract in await db.Contracts.Where(contract => ended.Contains(contract.Id)).ToListAsync(cancellation))
            contract.Forget();
        foreach (var loan in await db.LoanCases.Where(loan => ended.Contains(loan.DealId)).ToListAsync(cancellation))
            loan.Forget();
        var named = ended.ToHashSet();
        foreach (var day in (await db.DayEnds.ToListAsync(cancellation)).Where(day => day.Sheet.Lines.Any(line => line.DealId is { } deal && named.Contains(deal))))
            day.Forget(named);
        var papers = await db.PrintedPapers.Where(paper => ended.Contains(paper.DealId)).ToListAsync(cancellation);
        db.PrintedPapers.RemoveRange(papers);
        var files = (await db.DealFiles.Where(file => ended.Contains(file.Id)).ToListAsync(cancellation)).SelectMany(file => file.ForgetPeople());
        foreach (var content in files.Concat(papers.Select(paper => paper.Id)).Concat(evidence).ToList())
            scans.Forget(content);
    }

    private async Task ForgetReports(Guid[] ids, List<string> numbers, CancellationToken cancellation)
    {
        var endings = numbers.ConvertAll(number => number[^4..]);
        var reports = await db.BrokerReports.Where(report => ids.Contains(report.CustomerId!.Value)).ToListAsync(cancellation);
        reports.AddRange(await db.BrokerReports.Where(report => endings.Contains(report.Ending) && numbers.Contains(report.Number)).ToListAsync(cancellation));
        foreach (var report in reports.Distinct())
        {
            var page = BrokersAsked.Page(report.Id);
            report.Forget();
            await db.Notices.Where(notice => notice.Link == page).ExecuteDeleteAsync(cancellation);
        }
    }

    /// <summary>Somebody rang in vain, from a number as it was written.</summary>
    private sealed record MissedCall(Guid Id, string Number)
    {
        /// <summary>The last four digits, however they are written.</summary>
        public string Ending { get; } = string.Concat(Number.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit).TakeLast(4));
    }
}
