using SalesCenter.Domain.Common;

namespace SalesCenter.Tests.Domain.Common;

public sealed class WrittenAmounts
{
    [Theory]
    [InlineData("100000", 100_000)]
    [InlineData(" 1,234,567.89 ", 1_234_567.89)]
    [InlineData("￥12.5", 12.5)]
    [InlineData("１２３．４５", 123.45)]
    [InlineData("10万", 100_000)]
    [InlineData("8.8888 万元", 88_888)]
    [InlineData("0.01元", 0.01)]
    [InlineData("9999999999.99", 9_999_999_999.99)]
    [InlineData("5.", 5)]
    public void Are_read_to_the_fen(string written, decimal yuan) => WrittenMoney.Read(written)!.Value.Yuan.Should().Be(yuan);

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.234")]
    [InlineData("1e30")]
    [InlineData("NaN")]
    [InlineData("1,23")]
    [InlineData("十万")]
    [InlineData("1.0000001万")]
    [InlineData("99999999999999999999")]
    [InlineData("1 2")]
    public void That_are_none_below_nothing_or_finer_than_a_fen_are_not_read(string written) => WrittenMoney.Read(written).Should().BeNull();
}
