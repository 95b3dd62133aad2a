using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.People;
using SalesCenter.Web.Features.People.ClosePerson;
using SalesCenter.Web.Features.Projects;
using SalesCenter.Web.Features.SignIn;
using SalesCenter.Web.Pipeline;
using SalesCenter.Web.Startup;

namespace SalesCenter.Tests.Features.People;

/// <summary>By the command line, for whoever runs the machine.</summary>
public sealed class AppointingAnAdministrator : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private readonly StringWriter output = new();
    private readonly StringWriter complaints = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Makes_a_password_that_is_told_once_and_kept_nowhere()
    {
        (await Run("", "create", "wang.lei")).Should().Be(0, complaints.ToString());

        var password = output.ToString().Split(' ', '\n')[^2].Trim();
        (await SignIn("wang.lei", password)).PersonId.Should().NotBeNull();
        var entry = await centre.Database(db => db.AuditEntries.SingleAsync(entry => entry.Action == "AppointAdministrator"));
        entry.ActorId.Should().Be(Guid.Empty, "it was nobody who had signed in");
        (entry.Content + entry.Answer).Should().Contain("wang.lei").And.NotContain(password);
        (await centre.Database(db => db.Memberships.SingleAsync())).Should().BeEquivalentTo(new { Role = Role.Administrator, ProjectId = (Guid?)null });
    }

    [Fact]
    public async Task Takes_the_password_from_the_input_and_repeats_it_nowhere()
    {
        (await Run("Bright-Harbour-7\n", "create", "wang.lei", "--password-stdin")).Should().Be(0);

        (await SignIn("wang.lei", "Bright-Harbour-7")).PersonId.Should().NotBeNull();
        output.ToString().Should().NotContain("Bright");
    }

    [Fact]
    public async Task Lets_somebody_in_again_who_was_closed()
    {
        await Run("Bright-Harbour-7\n", "create", "wang.lei", "--password-stdin");
        var other = await centre.Hire("另一管理员", Role.Administrator, null);
        var id = (await SignIn("wang.lei", "Bright-Harbour-7")).PersonId!.Value;
        await centre.Send(other, new ClosePerson(id));
        (await SignIn("wang.lei", "Bright-Harbour-7")).PersonId.Should().BeNull();

        (await Run("Quiet-Harbour-8\n", "create", "WANG.LEI", "--password-stdin")).Should().Be(0, complaints.ToString());

        (await SignIn("wang.lei", "Quiet-Harbour-8")).PersonId.Should().Be(id);
        (await SignIn("wang.lei", "Bright-Harbour-7")).PersonId.Should().BeNull();
    }

    [Fact]
    public async Task Lets_somebody_in_again_who_lost_the_phone()
    {
        await Run("Bright-Harbour-7\n", "create", "wang.lei", "--password-stdin");
        var id = (await SignIn("wang.lei", "Bright-Harbour-7")).PersonId!.Value;
        await centre.Database(async db => await db.SecondFactors.AddAsync(new SecondFactor { PersonId = id }));

        await Run("Quiet-Harbour-8\n", "create", "wang.lei", "--password-stdin");

        (await centre.Database(db => db.SecondFactors.AnyAsync())).Should().BeFalse();
        (await centre.Database(db => db.Sessions.CountAsync())).Should().Be(0, "all sessions before ended");
        (await centre.Ask(id, new MyProjects())).Refusal.Should().Be(SignInSettings.PasswordOwed);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("password123")]
    [InlineData("")]
    public async Task Refuses_a_weak_password_in_words(string password)
    {
        (await Run(password + "\n", "create", "wang.lei", "--password-stdin")).Should().Be(2);

        complaints.ToString().Should().NotBeNullOrWhiteSpace().And.NotContain("input.invalid");
        (await centre.Database(db => db.Users.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task Takes_no_password_from_the_arguments_where_everybody_could_read_it()
    {
        (await Run("", "create", "wang.lei", "Bright-Harbour-7")).Should().Be(1);
        (await Run("", "create", "wang.lei", "--password", "Bright-Harbour-7")).Should().Be(1);
    }

    [Theory]
    [InlineData("--name=王磊")]
    [InlineData("--name", "王磊")]
    public async Task Takes_the_name_on_screens_however_it_is_written(params string[] name)
    {
        (await Run("", ["create", "wang.lei", .. name])).Should().Be(0, complaints.ToString());

        (await centre.Database(db => db.Users.Select(person => person.DisplayName).SingleAsync())).Should().Be("王磊");
    }

    [Fact]
    public async Task Is_for_nobody_who_has_signed_in()
    {
        var administrator = await centre.Hire("管理员", Role.Administrator, null);

        (await centre.Send(administrator, new AppointAdministrator("wang.lei", "王磊", "Bright-Harbour-7"))).Refusal!.Code.Should().Be("role.forbidden");
    }

    private Task<int> Run(string input, params string[] arguments) => CommandLine.Run(["admin", .. arguments], new Terminal(new StringReader(input), output, complaints), centre.Services);

    private async Task<SignInAnswer> SignIn(string userName, string password) => (await centre.Send(Guid.Empty, new SalesCenter.Web.Features.SignIn.SignIn(userName, password))).Value;
}
