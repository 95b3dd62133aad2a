using Bunit;
using SalesCenter.Web.Components;

namespace SalesCenter.Tests.Components;

public sealed class SearchingAList : BunitContext
{
    private readonly List<string> asked = [];

    [Fact]
    public void Fast_typing_is_kept_while_the_address_lags_behind()
    {
        var field = Field();
        field.Find("input").Input("陈");
        field.Find("input").Input("陈经");

        Says(field, "陈");
        Text(field).Should().Be("陈经");
        Says(field, "陈经");
        Text(field).Should().Be("陈经");
        asked.Should().Equal("陈", "陈经");
    }

    [Fact]
    public void The_way_back_empties_the_field()
    {
        var field = Field();
        field.Find("input").Input("陈");
        Says(field, "陈");

        Says(field, null);

        Text(field).Should().BeEmpty();
    }

    private IRenderedComponent<SearchField> Field() =>
        Render<SearchField>(parameters => parameters.Add(field => field.Label, "搜索").Add(field => field.ValueChanged, asked.Add));

    private static void Says(IRenderedComponent<SearchField> field, string? address) =>
        field.Render(parameters => parameters.Add(each => each.Label, "搜索").Add(each => each.Value, address));

    private static string? Text(IRenderedComponent<SearchField> field) => field.Find("input").GetAttribute("value") ?? "";
}
