using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Handovers;

namespace SalesCenter.Web.Features.Deals.Story;

/// <summary>Says what a deal waits for.</summary>
/// <param name="Contract">Nothing while no appointment was made.</param>
/// <param name="Open">The request under way; nothing where there is none.</param>
internal sealed record StoryNext(Deal Deal, Subscription? Agreed, Contract? Contract, Handover? Handover, TitleDeed? Title, DealRequest? Open)
{
    /// <summary>The sentences, the most urgent first; none of a deal that is closed.</summary>
    public IReadOnlyList<StorySentence> Sentences => !Deal.IsOpen ? [] : [.. OfRequest(), .. Deal.Stage switch
    {
        DealStage.Held => OfHold(),
        DealStage.Selected => OfSubscription(),
        DealStage.Subscribed or DealStage.Contracted => OfContract(),
        _ => [.. OfContract(), .. OfHandover()],
    }];

    private IEnumerable<StorySentence> OfRequest()
    {
        if (Open is { Next: { } next })
            yield return Says("story.next-approval", Open.Kind, next.Role);
        else if (Open is not null)
            yield return Says("story.next-request", Open.Kind, Open.State);
    }

    private IEnumerable<StorySentence> OfHold()
    {
        yield return Deal.Slip is { State: SlipState.Submitted } ? Says("story.next-slip-decision", Deal.HeldUntil) : Says("story.next-slip", Deal.HeldUntil);
    }

    private IEnumerable<StorySentence> OfSubscription()
    {
        if (Agreed is { Missing: { } missing })
            yield return new StorySentence(missing.Code, missing.Values);
        else if (Agreed is not null)
            yield return Says("story.next-deposit", Agreed.Deposit, Agreed.FinishBy);
    }

    private IEnumerable<StorySentence> OfContract()
    {
        if (Contract is null)
        {
            yield return Says("story.next-appointment", Agreed?.SigningBy);
            yield break;
        }
        if (Contract.Deadline is { } deadline)
            yield return Says("story.next-deadline", deadline.Step, deadline.On);
        foreach (var step in Contract.Open)
            yield return Says("story.next-step", step, step.Desk());
    }

    private IEnumerable<StorySentence> OfHandover()
    {
        var state = Handover?.State ?? HandoverState.NotInvited;
        if (state is HandoverState.NotInvited or HandoverState.Refused)
            yield return Says("story.next-invitation");
        else if (state == HandoverState.Invited)
            yield return Says("story.next-keys", Handover!.AppointedAt);
        else if (Handover!.OpenDefects.Count > 0)
            yield return Says("story.next-defects", Handover.OpenDefects.Count);
        if ((Title is null ? TitleStep.Applied : Title.Next) is { } step)
            yield return Says("story.next-title", step);
    }

    private static StorySentence Says(string code, params object?[] values) => new(code, values);
}
