using Microsoft.EntityFrameworkCore;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Drafts;

namespace SalesCenter.Tests.Features.Drafts;

public sealed class KeepingADraft : IAsyncLifetime
{
    private const string Form = "hold/12";
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Gives_back_what_was_left_last()
    {
        await centre.Send(project.LiWen, new SaveDraft(Form, """{"name":"赵"}"""));
        centre.Clock.Advance(TimeSpan.FromMinutes(3));
        await centre.Send(project.LiWen, new SaveDraft(Form, """{"name":"赵先生"}"""));

        (await centre.Ask(project.LiWen, new GetDraft(Form))).Value.Should().Be(new KeptDraft("""{"name":"赵先生"}""", centre.Now));
    }

    [Fact]
    public async Task Is_nobody_elses()
    {
        await centre.Send(project.LiWen, new SaveDraft(Form, "{}"));
        await centre.Send(project.WangFang, new DropDraft(Form));

        (await centre.Ask(project.WangFang, new GetDraft(Form))).Value.Should().BeNull();
        (await centre.Ask(project.LiWen, new GetDraft(Form))).Value.Should().NotBeNull();
    }

    [Fact]
    public async Task Ends_when_the_form_was_sent()
    {
        await centre.Send(project.LiWen, new SaveDraft(Form, "{}"));
        await centre.Send(project.LiWen, new DropDraft(Form));

        (await centre.Ask(project.LiWen, new GetDraft(Form))).Value.Should().BeNull();
    }

    [Fact]
    public async Task Is_refused_beyond_64_kB()
    {
        (await centre.Send(project.LiWen, new SaveDraft(Form, new string('x', 65_536)))).Refusal.Should().BeNull();
        (await centre.Send(project.LiWen, new SaveDraft(Form, new string('x', 65_537)))).Refusal!.Fields["Content"].Code.Should().Be("input.too-long");
    }

    [Fact]
    public async Task Leaves_no_row_in_the_audit_trail()
    {
        await centre.Send(project.LiWen, new SaveDraft(Form, "{}"));

        (await centre.Database(db => db.AuditEntries.CountAsync())).Should().Be(0);
    }
}
