using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Web.Features.Deals.Story;

/// <summary>成交全程: everything that happened about a deal, what it waits for, and who had a hand in it. One question to the database for each source.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.AdminClerk, Role.SalesAssistant, Role.Cashier)]
public sealed record GetDealStory(Guid ProjectId, Guid DealId) : Query<DealStory>, IOnDeal;

/// <summary>The story of a deal; no telephone or ID number stands in it.</summary>
/// <param name="Next">What it waits for, the most urgent first; nothing of a closed deal.</param>
/// <param name="Dues">What is still to come by the contract, in the order of its days.</param>
/// <param name="People">Whoever did something last on top.</param>
/// <param name="Lines">The latest first.</param>
public sealed record DealStory(
    Guid UnitId, string CustomerName, Guid ConsultantId, DealStage Stage, DealEnd? End, IReadOnlyList<StorySentence> Next, IReadOnlyList<StoryDue> Dues, IReadOnlyList<StoryPerson> People, IReadOnlyList<StoryLine> Lines);

public sealed class GetDealStoryHandler(SalesDb db, TimeProvider time) : IQueryHandler<GetDealStory, DealStory>
{
    public async ValueTask<DealStory> Handle(GetDealStory query, CancellationToken cancellationToken)
    {
        var (id, story) = (query.DealId, new StoryWriter());
        var deal = await db.Deals.AsNoTracking().IgnoreAutoIncludes().SingleAsync(deal => deal.Id == id, cancellationToken);
        var customer = await db.Customers.AsNoTracking().Where(customer => customer.Id == deal.CustomerId).Select(customer => customer.Name).SingleAsync(cancellationToken);
        var agreed = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(agreed => agreed.Id == id, cancellationToken);
        var requests = await db.DealRequests.AsNoTracking().AsSplitQuery().Where(request => request.DealId == id).OrderBy(request => request.AskedAt).ToListAsync(cancellationToken);
        var contract = await db.Contracts.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(contract => contract.Id == id, cancellationToken);
        var handover = await db.Handovers.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(handover => handover.Id == id, cancellationToken);
        var title = await db.TitleDeeds.AsNoTracking().SingleOrDefaultAsync(title => title.Id == id, cancellationToken);

        story.Tell(deal, agreed);
        story.Tell(id, await db.LedgerEntries.AsNoTracking().Where(entry => entry.DealId == id).OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync(cancellationToken));
        foreach (var discount in await db.SpecialDiscounts.AsNoTracking().Where(discount => discount.DealId == id).OrderBy(discount => discount.AskedAt).ToListAsync(cancellationToken))
            story.Tell(discount);
        foreach (var request in requests)
            story.Tell(request);
        if (await db.DealFiles.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(file => file.Id == id, cancellationToken) is { } file)
            story.Tell(file);
        if (contract is not null)
            story.Tell(contract);
        foreach (var paper in await db.PrintedPapers.AsNoTracking().Where(paper => paper.DealId == id).OrderBy(paper => paper.PrintedAt).ToListAsync(cancellationToken))
            story.Tell(paper);
        if (handover is not null)
            story.Tell(handover);
        if (title is not null)
            story.Tell(title);
        await TellAftercare(story, id, cancellationToken);

        var next = new StoryNext(deal, agreed, contract, handover, title, requests.Find(request => request.IsOpen));
        return new DealStory(deal.UnitId, customer, deal.ConsultantId, deal.Stage, deal.End, next.Sentences, await Dues(query, cancellationToken), story.People, story.Lines);
    }

    private async Task TellAftercare(StoryWriter story, Guid id, CancellationToken cancellation)
    {
        foreach (var loan in await db.LoanCases.AsNoTracking().AsSplitQuery().Where(loan => loan.DealId == id).OrderBy(loan => loan.BegunAt).ThenBy(loan => loan.Id).ToListAsync(cancellation))
            story.Tell(loan);
        foreach (var request in await db.ServiceRequests.AsNoTracking().Where(request => request.DealId == id).OrderBy(request => request.RaisedAt).ToListAsync(cancellation))
            story.Tell(request);
        foreach (var call in await db.ReturnCalls.AsNoTracking().Where(call => call.DealId == id).OrderBy(call => call.At).ToListAsync(cancellation))
            story.Tell(call);
    }

    private async Task<IReadOnlyList<StoryDue>> Dues(GetDealStory query, CancellationToken cancellation)
    {
        var today = (await db.Settings(query.ProjectId, cancellation)).Calendar.DateOf(time.Now());
        var dues = await db.Ledgers.AsNoTracking().Where(ledger => ledger.Id == query.DealId).SelectMany(ledger => ledger.Dues).Where(due => due.IsOpen)
            .OrderBy(due => due.DueOn).ThenBy(due => due.Place).Select(due => new { due.Kind, due.DueOn, Left = due.AmountFen - due.PaidFen }).ToListAsync(cancellation);
        return [.. dues.Select(due => new StoryDue(due.Kind, due.DueOn, new Money(due.Left), due.DueOn < today))];
    }
}
