using SalesCenter.Infrastructure.Phones;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Infrastructure.Phones;

public sealed class WritingAPhoneNumber
{
    [Theory]
    [InlineData("138-0013-8000", "13800138000")]
    [InlineData("＋８６ １３８ ００１３ ８０００", "13800138000")]
    [InlineData("0755-2388 1234", "075523881234")]
    [InlineData("+852 2123 4567", "85221234567")]
    [InlineData("010-88886666转123", "01088886666123")]
    [InlineData("010 8888 6666 123", "01088886666123")]
    [InlineData("+86 0755 2388 1234", "075523881234")]
    [InlineData("0571-5555123", "05715555123")]
    [InlineData("2388 1234", "23881234")]
    [InlineData("400-820-8820", "4008208820")]
    [InlineData("192 0000 0000", "19200000000")]
    public void Fault_20_any_way_gives_one_number(string written, string kept) => PhoneNumber.Normalise(written).Should().Be(kept);

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("电话")]
    [InlineData("1380000O000")]
    [InlineData("1234567890123456789012")]
    [InlineData("138****1234")]
    [InlineData("138＊＊＊＊1234")]
    [InlineData("138xxxx1234")]
    [InlineData("138●●●●1234")]
    [InlineData("12345")]
    [InlineData("1391111222")]
    [InlineData("139111122223")]
    [InlineData("12011112222")]
    [InlineData("+86 1391111222")]
    [InlineData("86139111122234")]
    [InlineData("0086-1")]
    [InlineData("1234567")]
    [InlineData("123456")]
    [InlineData("99999999999")]
    [InlineData("0755-238812")]
    [InlineData("010888866661")]
    [InlineData("+852 2123")]
    [InlineData("+1 415 555")]
    public void What_is_no_number_gives_nothing(string written) => PhoneNumber.Normalise(written).Should().BeNull();

    [Fact]
    public void Every_collected_form_gives_the_expected_number()
    {
        var lines = File.ReadAllLines(SharedData.Find("people", "phone-forms.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();

        lines.Should().NotBeEmpty();
        lines.Select(line => (line[0], PhoneNumber.Normalise(line[0]) ?? "")).Should().Equal(lines.Select(line => (line[0], line[1])));
    }
}
