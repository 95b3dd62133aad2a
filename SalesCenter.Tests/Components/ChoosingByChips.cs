using Bunit;
using SalesCenter.Web.Components;

namespace SalesCenter.Tests.Components;

public sealed class ChoosingByChips : BunitContext
{
    private static readonly string[] Layouts = ["两房", "三房", "四房"];
    private string? tapped;

    [Fact]
    public void One_of_them_is_a_radio_button_and_tells_what_was_tapped()
    {
        var chips = Render<ChoiceChips<string>>(chips => chips
            .Add(it => it.Legend, "户型").Add(it => it.Items, Layouts).Add(it => it.Text, item => item).Add(it => it.Value, "三房").Add(it => it.ValueChanged, item => tapped = item));

        chips.FindAll("input[type=radio]").Select(input => input.HasAttribute("checked")).Should().Equal(false, true, false);
        chips.FindAll("input")[2].Change("四房");
        tapped.Should().Be("四房");
    }

    [Fact]
    public void A_tick_that_is_told_once_more_stays_a_tick()
    {
        IReadOnlyCollection<string> chosen = ["两房"];
        var chips = Render<ChoiceChips<string>>(chips => chips
            .Add(it => it.Legend, "户型").Add(it => it.Items, Layouts).Add(it => it.Text, item => item).Add(it => it.Chosen, chosen).Add(it => it.ChosenChanged, now => chosen = now));

        chips.FindAll("input")[0].Change(true);
        chosen.Should().Equal("两房");
        chips.FindAll("input")[2].Change(true);
        chosen.Should().Equal("两房", "四房");
        chips.FindAll("input")[0].Change(false);
        chosen.Should().BeEmpty();
    }

    [Fact]
    public void Several_are_ticks_that_are_posted_under_their_name()
    {
        var chips = Render<ChoiceChips<string>>(chips => chips
            .Add(it => it.Legend, "户型").Add(it => it.Items, Layouts).Add(it => it.Text, item => item).Add(it => it.Chosen, ["两房", "四房"]).Add(it => it.Name, "Form.Layouts").Add(it => it.Id, "form-Layouts"));

        var ticks = chips.FindAll("input[type=checkbox][name='Form.Layouts']");
        ticks.Select(input => (input.Id, input.GetAttribute("value"), input.HasAttribute("checked")))
            .Should().Equal(("form-Layouts-0", "两房", true), ("form-Layouts-1", "三房", false), ("form-Layouts-2", "四房", true));
    }
}
