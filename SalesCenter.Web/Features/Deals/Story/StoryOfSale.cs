using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;

namespace SalesCenter.Web.Features.Deals.Story;

/// <summary>How a unit was held, selected and subscribed, what was paid, and how it ended.</summary>
internal static class StoryOfSale
{
    public static void Tell(this StoryWriter story, Deal deal, Subscription? agreed)
    {
        var sold = new StoryChapter(StoryKind.Steps, StoryDeed.Sold, $"deals/{deal.Id}");
        story.Tell(sold, deal.HeldAt, deal.Slip?.SubmittedById ?? deal.ConsultantId, "story.held");
        if (deal.Slip is { } slip)
        {
            story.Tell(sold, slip.SubmittedAt, slip.SubmittedById, "story.slip", slip.Number);
            story.Tell(sold.By(StoryDeed.Approved), slip.DecidedAt, slip.DecidedById, slip.Reason ?? "", "story.slip-decided", [slip.Number, slip.State]);
            story.Tell(sold, slip.HandedBackAt, deal.ConsultantId, "story.slip-back", slip.Number);
        }
        if (agreed is not null)
        {
            story.Tell(sold, agreed.BeganAt, null, "story.begun", agreed.FinishBy);
            story.Tell(sold.By(StoryDeed.Approved), agreed.ConsentedAt, agreed.ConsentedById, "story.consented");
            story.Tell(sold, agreed.SubscribedAt, null, "story.subscribed", agreed.Price?.Final, agreed.Plan?.SigningBy);
        }
        story.Tell(sold.By(StoryDeed.Approved), deal.ClosedAt, deal.ClosedById, "story.closed", deal.End);
    }

    public static void Tell(this StoryWriter story, Guid dealId, IEnumerable<LedgerEntry> entries)
    {
        var money = new StoryChapter(StoryKind.Money, StoryDeed.Booked, $"deals/{dealId}");
        foreach (var entry in entries)
            story.Tell(money, entry.At, entry.CashierId, entry.Reason, "story.money", [entry.Kind, entry.Number, entry.Purpose, entry.Amount]);
    }
}
