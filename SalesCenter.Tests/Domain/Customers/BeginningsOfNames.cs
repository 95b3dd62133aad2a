using SalesCenter.Domain.Customers;

namespace SalesCenter.Tests.Domain.Customers;

public sealed class BeginningsOfNames
{
    /// <summary>One character that is eighteen in the form in which terms are kept.</summary>
    private const string Ligature = "\uFDFA";

    [Fact]
    public void A_name_that_grows_when_it_is_folded_gives_no_term_longer_than_a_term_may_be() =>
        SearchTerm.Of(string.Concat(Enumerable.Repeat(Ligature, 40)), []).Should().NotBeEmpty().And.OnlyContain(term => term.Length <= SearchTerm.MostCharacters);

    [Fact]
    public void A_character_of_two_halves_is_cut_off_whole() =>
        SearchTerm.Cut(new string('a', SearchTerm.MostCharacters - 1) + "𠮷").Should().Be(new string('a', SearchTerm.MostCharacters - 1));

    [Fact]
    public void A_term_that_is_short_enough_stays() => SearchTerm.Cut("李雯").Should().Be("李雯");
}
