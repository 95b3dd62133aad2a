using SalesCenter.Domain.Handovers;
using SalesCenter.Web.Features.Handovers;

namespace SalesCenter.Web.Features.Deals.Story;

/// <summary>How the buyer came to keys and title deed.</summary>
internal static class StoryOfHandover
{
    public static void Tell(this StoryWriter story, Handover handover)
    {
        var given = new StoryChapter(StoryKind.Steps, StoryDeed.HandedOver, HandoversAsked.Page(handover.Id));
        foreach (var invitation in handover.Invitations)
            story.Tell(given, invitation.NotedAt, invitation.ById, "story.handover-invited", invitation.At, invitation.Way);
        foreach (var record in handover.Records)
        {
            if (record.IsAccepted)
                story.Tell(given, record.At, record.ById, record.Remark, "story.handed-over", [record.Keys]);
            else
                story.Tell(given, record.At, record.ById, record.Remark, "story.handover-refused", []);
        }
        foreach (var defect in handover.Defects.Where(defect => defect.MendedOn is not null))
            story.Tell(given, defect.MendedAt, defect.MendedById, defect.Text, "story.defect-mended", [defect.Number, defect.MendedOn]);
    }

    public static void Tell(this StoryWriter story, TitleDeed deed)
    {
        foreach (var mark in deed.Marks.OrderBy(mark => mark.Step))
            story.Tell(new StoryChapter(StoryKind.Steps, StoryDeed.HandedOver, HandoversAsked.Page(deed.Id)), mark.At, mark.PersonId, "story.title-step", mark.Step, mark.On);
    }
}
