using System.Net;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Board.Card;
using SalesCenter.Web.Features.Stock.Layouts;

namespace SalesCenter.Tests.Features.Stock;

public sealed class KeepingLayouts : IAsyncLifetime
{
    private const string Name = "三房两厅";
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    private string Folder => Path.Combine(Path.GetDirectoryName(centre.DatabaseFile)!, "pictures");

    private string[] Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [];

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task The_stock_says_which_there_are()
    {
        (await Listed()).Should().Equal(new LayoutRow(Name, 20, Area.FromSquareMetres(101), Area.FromSquareMetres(104), "", "", null));

        (await centre.Send(project.Manager, new DescribeLayout(project.Id, Name, " 3室2厅2卫 ", "南北通透"))).Refusal.Should().BeNull();
        (await centre.Send(project.Manager, new DescribeLayout(project.Id, Name, "3室2厅2卫", "双阳台"))).Refusal.Should().BeNull();

        (await Listed()).Should().ContainSingle().Which.Should().Match<LayoutRow>(row => row.Rooms == "3室2厅2卫" && row.Note == "双阳台");
    }

    [Fact]
    public async Task A_picture_is_kept_outside_the_web_root_and_stands_on_the_units_card()
    {
        var picture = (await Upload(TestPictures.Png)).Value;

        Files.Should().ContainSingle();
        (await centre.Ask(project.LiWen, new GetUnitCard(project.Id, project.Units[0]))).Value.Layout.Should().Be(new UnitLayout("", "", picture));
        var opened = (await centre.Ask(project.LiWen, new GetPicture(project.Id, picture))).Value;
        await using (opened.Content)
            opened.Format.Should().Be(SalesCenter.Domain.Stock.PictureFormat.Png);
    }

    [Fact]
    public async Task Another_picture_takes_its_place_and_the_old_file_stays_for_older_backups()
    {
        var first = (await Upload(TestPictures.Png)).Value;
        var second = (await Upload(TestPictures.WebP)).Value;

        (await centre.Ask(project.LiWen, new GetPicture(project.Id, first))).Refusal!.Code.Should().Be("picture.unknown");
        (await centre.Ask(project.LiWen, new GetUnitCard(project.Id, project.Units[0]))).Value.Layout!.PictureId.Should().Be(second);
        Files.Select(Path.GetFileName).Should().BeEquivalentTo([first.ToString("N"), second.ToString("N")]);
    }

    [Fact]
    public async Task Taken_away_it_is_not_shown_any_more()
    {
        var picture = (await Upload(TestPictures.Jpeg)).Value;

        (await centre.Send(project.Manager, new RemoveLayoutPicture(project.Id, Name))).Refusal.Should().BeNull();

        (await centre.Ask(project.LiWen, new GetPicture(project.Id, picture))).Refusal!.Code.Should().Be("picture.unknown");
        (await centre.Send(project.Manager, new RemoveLayoutPicture(project.Id, Name))).Refusal!.Code.Should().Be("layout.no-picture");
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_nothing_of_it_kept()
    {
        (await Upload("<svg/>"u8.ToArray())).Refusal!.Code.Should().Be("picture.unknown-format");
        (await Upload([])).Refusal!.Code.Should().Be("picture.unknown-format");
        (await Upload(new byte[6 * 1024 * 1024])).Refusal!.Code.Should().Be("picture.too-large");

        Files.Should().BeEmpty();
        (await centre.Database(db => db.Layouts.IgnoreQueryFilters().CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task A_name_that_no_unit_has_is_no_layout()
    {
        (await centre.Send(project.Manager, new DescribeLayout(project.Id, "八房", "", ""))).Refusal!.Code.Should().Be("layout.unknown");
        (await centre.Send(project.Manager, new DescribeLayout(project.Id, "", "", ""))).Refusal!.Code.Should().Be("layout.unknown");
        (await centre.Send(project.Manager, new DescribeLayout(project.Id, Name, new string('室', 61), ""))).Refusal!.Fields.Should().ContainKey("Rooms");
    }

    [Theory]
    [InlineData(Role.SalesManager, true)]
    [InlineData(Role.MarketingDirector, true)]
    [InlineData(Role.ProjectCompany, true)]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Consultant, false)]
    [InlineData(Role.Supervisor, false)]
    [InlineData(Role.AdminClerk, false)]
    [InlineData(Role.Cashier, false)]
    public async Task Managers_and_administrators_change_them_and_nobody_else(Role role, bool may)
    {
        var person = await centre.Hire("同事", role, project.Id);
        Refusal?[] answers =
        [
            (await centre.Ask(person, new GetLayouts(project.Id))).Refusal,
            (await centre.Send(person, new ShowLayoutPicture(project.Id, Name, TestPictures.Png))).Refusal,
            (await centre.Send(person, new DescribeLayout(project.Id, Name, "", ""))).Refusal,
            (await centre.Send(person, new RemoveLayoutPicture(project.Id, Name))).Refusal,
        ];

        answers.Should().OnlyContain(answer => may ? answer == null : answer != null && answer.Code == "role.forbidden");
    }

    [Fact]
    public async Task Nobody_of_another_project_sees_a_picture_of_this_one()
    {
        var picture = (await Upload(TestPictures.Png)).Value;
        var other = await SmallProject.In(centre, 1, 1);

        (await centre.Ask(other.Manager, new GetPicture(project.Id, picture))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(other.Manager, new GetPicture(other.Id, picture))).Refusal!.Code.Should().Be("picture.unknown");
    }

    [Fact]
    public async Task Strangers_are_led_to_sign_in()
    {
        using var stranger = centre.CreateClient(new() { AllowAutoRedirect = false });

        using var answer = await stranger.GetAsync(new Uri($"/p/ANY/pictures/{(await Upload(TestPictures.Png)).Value}", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    private async Task<IReadOnlyList<LayoutRow>> Listed() => (await centre.Ask(project.Manager, new GetLayouts(project.Id))).Value;

    private Task<Result<Guid>> Upload(byte[] content) => centre.Send(project.Manager, new ShowLayoutPicture(project.Id, Name, content));
}
