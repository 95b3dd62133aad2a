using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.Loans;
using SalesCenter.Web.Features.Handovers;

namespace SalesCenter.Web.Features.Deals.Story;

/// <summary>How loans went, what the buyer wanted seen to, and how content they were.</summary>
internal static class StoryOfAftercare
{
    public static void Tell(this StoryWriter story, LoanCase loan)
    {
        foreach (var move in loan.Moves.OrderBy(move => move.At).ThenBy(move => move.Id))
            story.Tell(Chapter(StoryKind.Steps, loan.DealId), move.At, move.ById, move.Note, "story.loan", [loan.Kind, loan.Bank, move.Kind]);
    }

    public static void Tell(this StoryWriter story, ServiceRequest request)
    {
        foreach (var move in request.Moves.OrderBy(move => move.At).ThenBy(move => move.Id))
            story.Tell(Chapter(StoryKind.Requests, request.DealId), move.At, move.ById, move.Note, "story.service", [request.Kind, move.Kind, new PersonReference(move.OwnerId)]);
    }

    public static void Tell(this StoryWriter story, ReturnCall call)
    {
        if (call.Reached)
            story.Tell(Chapter(StoryKind.Requests, call.DealId), call.At, call.ById, call.Remark, "story.return-call", [call.Occasion, call.Score]);
        else
            story.Tell(Chapter(StoryKind.Requests, call.DealId), call.At, call.ById, call.Remark, "story.return-call-missed", [call.Occasion]);
    }

    private static StoryChapter Chapter(StoryKind kind, Guid dealId) => new(kind, StoryDeed.LookedAfter, HandoversAsked.Page(dealId));
}
