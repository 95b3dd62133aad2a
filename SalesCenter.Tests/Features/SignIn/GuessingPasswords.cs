using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.SignIn;

namespace SalesCenter.Tests.Features.SignIn;

public sealed class GuessingPasswords
{
    [Theory]
    [InlineData("SalesCenter1")]
    [InlineData("xiaoshou888")]
    [InlineData("Guwen123")]
    [InlineData("19900101")]
    [InlineData("1990-01-01")]
    [InlineData("13800138000")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("1212121212")]
    [InlineData("liwen123")]
    [InlineData("12345678abc")]
    [InlineData("不会有人猜到的话", true)]
    [InlineData("correct horse battery", true)]
    [InlineData("19900101 in Shenzhen", true)]
    public async Task Is_of_no_use_against_what_is_refused(string password, bool isGood = false) =>
        (await new CommonPasswords().ValidateAsync(null!, new Person { UserName = "liwen" }, password)).Succeeded.Should().Be(isGood, password);
}
