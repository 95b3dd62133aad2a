using System.Security.Cryptography;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Tests.Infrastructure.Privacy;

public sealed class KeepingIdNumbers
{
    private readonly IdentityVault vault = new(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void Gives_back_what_was_kept() => vault.Reveal(vault.Keep("11010519491231002x").Kept).Should().Be("11010519491231002X");

    [Fact]
    public void Finds_the_same_number_however_it_is_written()
    {
        vault.Keep("１１０１０５ 19491231 002x").Key.Should().Be(vault.Keep("11010519491231002X").Key);
        vault.Keep("11010519491231003X").Key.Should().NotBe(vault.Keep("11010519491231002X").Key);
    }

    [Fact]
    public void Keeps_nothing_that_tells_the_number()
    {
        var kept = vault.Keep("11010519491231002X");

        kept.Kept.Should().NotBe(vault.Keep("11010519491231002X").Kept, "each time it is encrypted anew");
        (kept.Key + kept.Kept).Should().NotContain("19491231");
    }

    [Fact]
    public void Another_key_neither_finds_nor_reads_it()
    {
        var other = new IdentityVault(RandomNumberGenerator.GetBytes(32));
        var kept = vault.Keep("11010519491231002X");

        other.Keep("11010519491231002X").Key.Should().NotBe(kept.Key);
        FluentActions.Invoking(() => other.Reveal(kept.Kept)).Should().Throw<CryptographicException>();
    }
}
