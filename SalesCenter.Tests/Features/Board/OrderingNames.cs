using SalesCenter.Web.Live;

namespace SalesCenter.Tests.Features.Board;

public sealed class OrderingNames
{
    [Theory]
    [InlineData("2栋", "10栋")]
    [InlineData("一单元", "二单元")]
    [InlineData("三单元", "十单元")]
    [InlineData("九单元", "十一单元")]
    [InlineData("十九单元", "二十单元")]
    [InlineData("二十单元", "二十一单元")]
    [InlineData("", "1单元")]
    [InlineData("A座", "B座")]
    public void Puts_the_smaller_number_first(string before, string after)
    {
        NaturalOrder.Instance.Compare(before, after).Should().BeNegative();
        NaturalOrder.Instance.Compare(after, before).Should().BePositive();
    }
}
