using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Permits;

/// <summary>Sends every message there is in the name of everybody there could be, and compares what happened with docs/permissions.md.</summary>
public sealed class WalkingEveryDoor : IClassFixture<WalkedWorld>
{
    /// <summary>Business rules come after input rules, and ownership after both; what stops at the input rules proves nothing about ownership.</summary>
    private const string StoppedEarly = "input.invalid";

    private readonly WalkedWorld world;

    public WalkingEveryDoor(WalkedWorld world)
    {
        TestDatabase.RequireFile(WalkedCentre.InWordsOfSqlite);
        this.world = world;
    }

    [Fact]
    public void Everybody_gets_as_far_as_the_table_of_permissions_says() =>
        PermissionDocument.Compare("messages", PermissionDocument.Messages(world.Doors, world.Missing));

    [Fact]
    public void Nobody_gets_through_whom_the_message_does_not_name() =>
        world.Doors.SelectMany(door => Walkers.Roles.Where(role => door.IsOpenTo(role) && !Permission.Of(door.Kind).IsGivenTo(new HashSet<Role> { role })).Select(role => $"{door.Kind.Name} for {role}"))
            .Should().BeEmpty();

    [Fact]
    public void Whoever_is_not_signed_in_sends_nothing_but_what_is_for_anybody() =>
        world.Doors.Where(door => !door.Nobody.IsForbidden).Select(door => door.Kind.Name).Should().BeEquivalentTo(world.Doors.Where(door => Permission.Of(door.Kind).IsForAnybody).Select(door => door.Kind.Name));

    [Fact]
    public void Whoever_has_left_sends_nothing_at_all() =>
        world.Doors.Where(door => !door.Closed.IsForbidden && !Permission.Of(door.Kind).IsForAnybody).Select(door => door.Kind.Name).Should().BeEmpty();

    [Fact]
    public void Every_role_in_another_project_opens_nothing_of_this_one() =>
        world.Doors.Where(door => door.IsInProject && !door.Outsider.IsForbidden).Select(door => door.Kind.Name).Should().BeEmpty();

    [Fact]
    public void What_is_for_the_product_alone_nobody_can_send() =>
        world.Doors.Where(door => Permission.Of(door.Kind).IsGivenTo(new HashSet<Role> { Role.System }) && !Walkers.Roles.Any(role => Permission.Of(door.Kind).IsGivenTo(new HashSet<Role> { role })))
            .Where(door => !door.IsOfProduct).Select(door => door.Kind.Name).Should().BeEmpty();

    [Fact]
    public void Every_attempt_is_written_down() =>
        world.Doors.SelectMany(door => door.Tries.Where(made => made.Sent.IsForbidden && !made.Sent.WasWrittenDown).Select(made => $"{door.Kind.Name} by {made.By}")).Should().BeEmpty();

    [Fact]
    public void Whoever_tries_the_things_of_others_came_past_the_rules_of_input() =>
        world.Doors.Where(door => door.HasOwner).SelectMany(door => door.Tries.Where(made => made.Sent.Code == StoppedEarly)
            .Select(made => $"{door.Kind.Name}: {string.Join(", ", made.Sent.Refusal!.Fields.Select(field => $"{field.Key} {field.Value.Code}"))}")).Distinct().Should().BeEmpty();

    [Fact]
    public void No_message_ends_in_a_defect() =>
        world.Doors.Where(door => !door.CarriesFile).SelectMany(door => door.Tries.Where(made => made.Sent.Code == "system.defect").Select(made => $"{door.Kind.Name} by {made.By}")).Should().BeEmpty();
}
