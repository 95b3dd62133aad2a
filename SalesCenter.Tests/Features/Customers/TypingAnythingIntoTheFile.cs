using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Customers.FollowUps;
using SalesCenter.Web.Features.Customers.Privacy;

namespace SalesCenter.Tests.Features.Customers;

/// <summary>Whatever is typed is either kept as it was typed, spaces at the ends apart, or refused with the field named.</summary>
public sealed class TypingAnythingIntoTheFile : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task As_what_was_said()
    {
        var kept = new List<string>();
        foreach (var text in NaughtyStrings.All)
        {
            var result = await centre.Send(project.LiWen, new AddFollowUp(project.Id, project.CustomerOfLiWen, ContactWay.Phone, ContactResult.Reached, text, null, "", null, null));
            if (result.Succeeded)
                kept.Add(text.Trim());
            else
                result.Refusal.Fields.Should().ContainKey(nameof(AddFollowUp.Content));
        }
        kept.Should().NotBeEmpty();
        (await centre.Database(db => db.FollowUps.IgnoreQueryFilters().Select(followUp => followUp.Content).ToListAsync())).Order(StringComparer.Ordinal).Should().Equal(kept.Order(StringComparer.Ordinal));
        (await centre.Database(db => db.Timeline.IgnoreQueryFilters().Where(entry => entry.Kind == MomentKind.FollowedUp).Select(entry => entry.Text).ToListAsync())).Order(StringComparer.Ordinal).Should().Equal(kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task As_the_reason_of_a_look()
    {
        var kept = new List<string>();
        foreach (var text in NaughtyStrings.All)
        {
            var result = await centre.Send(project.WangFang, new RevealIdentity(project.Id, project.CustomerOfLiWen, null, text));
            if (result.Succeeded)
                kept.Add(text.Trim());
            else
                result.Refusal.Fields.Should().ContainKey(nameof(RevealIdentity.Reason));
        }
        (await centre.Database(db => db.Disclosures.IgnoreQueryFilters().Select(look => look.Reason).ToListAsync())).Order(StringComparer.Ordinal).Should().Equal(kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task As_a_relatives_name()
    {
        foreach (var text in NaughtyStrings.All)
        {
            var result = await centre.Send(project.LiWen, new LinkRelative(project.Id, project.CustomerOfLiWen, Relation.Other, text, ""));
            var relatives = (await centre.Ask(project.LiWen, new GetCustomer(project.Id, project.CustomerOfLiWen))).Value.Inside!.Relatives;
            if (!result.Succeeded)
            {
                result.Refusal.Fields.Should().ContainKey(nameof(LinkRelative.Name));
                continue;
            }
            relatives.Should().ContainSingle().Which.Name.Should().Be(text.Trim());
            await centre.Send(project.LiWen, new UnlinkRelative(project.Id, project.CustomerOfLiWen, relatives[0].Id));
        }
    }
}
