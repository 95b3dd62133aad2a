using SalesCenter.Domain.Common;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Domain.Common;

public sealed class PinyinInitials
{
    [Theory]
    [InlineData("王小明", "wxm")]
    [InlineData("欧阳娜娜", "oynn")]
    [InlineData("单田芳", "stf")]
    [InlineData("曾国藩", "zgf")]
    [InlineData("安琪", "aq")]
    [InlineData("O'Neil Li", "oneilli")]
    [InlineData("赵 女士", "zns")]
    [InlineData("👩‍👧", "")]
    [InlineData("", "")]
    public void Are_what_people_type(string name, string initials) => Pinyin.Initials(name).Should().Be(initials);

    [Fact]
    public void Fit_the_characters_of_real_names()
    {
        var rows = File.ReadLines(SharedData.Find("people", "given-name-characters.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[0].Length == 1 && row[1].Length > 0 && char.IsAsciiLetterLower(row[1][0]))
            .Select(row => (Character: row[0], Letter: row[1][..1], Bearers: double.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture) + double.Parse(row[4], System.Globalization.CultureInfo.InvariantCulture))).ToList();

        var right = rows.Where(row => Pinyin.Initials("王" + row.Character)[1..] == row.Letter).Sum(row => row.Bearers) / rows.Sum(row => row.Bearers);

        right.Should().BeGreaterThan(0.99);
    }
}
