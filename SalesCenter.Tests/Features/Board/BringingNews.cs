using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Board;

public sealed class BringingNews
{
    private readonly ReceptionFeed feed = new(NullLogger<ReceptionFeed>.Instance);
    private readonly Guid project = Guid.CreateVersion7();

    [Fact]
    public void Reaches_who_listens_for_it_and_nobody_else()
    {
        var heard = new List<string>();
        feed.Listen(project, () => heard.Add("here"));
        feed.Listen(Guid.CreateVersion7(), () => heard.Add("elsewhere"));
        feed.Publish(project, project);
        heard.Should().Equal("here");
    }

    [Fact]
    public void Reaches_the_others_when_a_screen_is_broken()
    {
        var heard = 0;
        feed.Listen(project, () => throw new InvalidOperationException("A broken screen"));
        feed.Listen(project, () => heard++);
        feed.Publish(project, project);
        heard.Should().Be(1);
    }

    [Fact]
    public void Ends_with_the_screen_and_leaves_nothing_to_look_at()
    {
        var heard = 0;
        var first = feed.Listen(project, () => heard++);
        var second = feed.Listen(project, () => heard++);
        first.Dispose();
        first.Dispose();
        feed.Publish(project, project);
        heard.Should().Be(1);
        feed.Watched.Should().Equal(project);

        second.Dispose();
        feed.Publish(project, project);
        heard.Should().Be(1);
        feed.Watched.Should().BeEmpty();
    }

    [Fact]
    public async Task Is_told_in_the_language_of_its_reader()
    {
        var language = "";
        await Task.Run(() =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
            feed.Listen(project, () => language = CultureInfo.CurrentUICulture.Name);
        });
        await Task.Run(() =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            feed.Publish(project, project);
        });
        language.Should().Be("en-US");
    }
}
