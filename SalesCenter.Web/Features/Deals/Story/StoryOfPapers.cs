using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Papers;

namespace SalesCenter.Web.Features.Deals.Story;

/// <summary>The way of the file and of the contract from desk to desk, and what was printed.</summary>
internal static class StoryOfPapers
{
    public static void Tell(this StoryWriter story, DealFile file)
    {
        var kept = new StoryChapter(StoryKind.Papers, StoryDeed.Kept, $"deals/{file.Id}");
        foreach (var signature in file.Signatures)
            story.Tell(kept.By(StoryDeed.PutTheirName), signature.At, signature.PersonId, "story.file-signed", signature.Desk);
        foreach (var move in file.Custody)
            story.Tell(kept, move.At, move.ById, move.Purpose, "story.custody", [move.Kind, new PersonReference(move.HolderId)]);
        foreach (var scan in file.Scans)
            story.Tell(kept, scan.At, scan.ById, "story.scanned", scan.Paper);
    }

    public static void Tell(this StoryWriter story, Contract contract)
    {
        var signed = new StoryChapter(StoryKind.Steps, StoryDeed.PutTheirName, $"deals/{contract.Id}/contract");
        foreach (var mark in contract.Marks.OrderBy(mark => mark.Step))
            story.Tell(signed.By(mark.Step == ContractStep.FirstPayment ? StoryDeed.Booked : StoryDeed.PutTheirName), mark.At, mark.PersonId, "story.contract-step", mark.Step);
        foreach (var returned in contract.SentBack)
            story.Tell(signed, returned.At, returned.ById, returned.Reason, "story.contract-sent-back", [returned.Step]);
        foreach (var version in contract.Versions.OrderBy(version => version.Number))
            story.Tell(signed, version.At, null, "story.contract-version", version.Number, version.Change);
    }

    public static void Tell(this StoryWriter story, PrintedPaper paper) =>
        story.Tell(new StoryChapter(StoryKind.Papers, StoryDeed.Printed, $"papers/{paper.DealId}/{paper.Id}"), paper.PrintedAt, paper.PrintedById, "story.printed", paper.Kind);
}
