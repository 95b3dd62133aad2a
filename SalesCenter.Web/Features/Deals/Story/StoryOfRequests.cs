using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;

namespace SalesCenter.Web.Features.Deals.Story;

/// <summary>What was asked for about a deal, and who said what about it. Which level was asked for a discount is told to nobody: it tells how deep it goes.</summary>
internal static class StoryOfRequests
{
    public static void Tell(this StoryWriter story, DealRequest request)
    {
        var asked = new StoryChapter(StoryKind.Requests, StoryDeed.Asked, $"deals/{request.DealId}");
        story.Tell(asked, request.AskedAt, request.AskedById, request.Reason, "story.request-asked", [request.Kind]);
        foreach (var approval in request.Approvals.OrderBy(approval => approval.Place))
            story.Tell(asked.By(StoryDeed.Approved), approval.ApprovedAt, approval.ApprovedById, "story.request-approved", request.Kind, approval.Role);
        story.Tell(asked.By(StoryDeed.Kept), request.PapersBackAt, request.PapersBackToId, "story.papers-back", request.Kind);
        story.Tell(asked.By(StoryDeed.Kept), request.FilingRevokedAt, request.FilingRevokedById, "story.filing-revoked", request.Kind);
        if (request.DoneAt is not null)
            story.Tell(asked, request.DoneAt, null, request.RefusedBecause, "story.request-ended", [request.Kind, request.State]);
    }

    public static void Tell(this StoryWriter story, SpecialDiscount discount)
    {
        var asked = new StoryChapter(StoryKind.Requests, StoryDeed.Asked, $"deals/{discount.DealId}");
        story.Tell(asked, discount.AskedAt, discount.AskedById, discount.Reason, "story.discount-asked", [discount.Number, discount.Before.Final, discount.Asked.Final]);
        if (discount.Granted is { } granted)
            story.Tell(asked.By(StoryDeed.Approved), discount.DecidedAt, discount.DecidedById, discount.Answer, "story.discount-approved", [discount.Number, granted.Final]);
        else
            story.Tell(asked.By(StoryDeed.Approved), discount.DecidedAt, discount.DecidedById, discount.Answer, "story.discount-refused", [discount.Number]);
        story.Tell(asked, discount.UsedAt, null, "story.discount-used", discount.Number);
        if (discount.State != SpecialDiscountState.Refused)
            story.Tell(asked, discount.EndedAt, null, "story.discount-ended", discount.Number, discount.State);
    }
}
