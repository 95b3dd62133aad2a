using SalesCenter.Domain.Aftercare;
using SalesCenter.Domain.Deals;
using static SalesCenter.Tests.Domain.Aftercare.SoldDeal;

namespace SalesCenter.Tests.Domain.Aftercare;

public sealed class CallingABuyerBack
{
    private readonly Deal deal = Subscribed();

    [Theory]
    [InlineData(true, null, "return-call.score-missing")]
    [InlineData(true, 0, "return-call.score-missing")]
    [InlineData(true, 6, "return-call.score-missing")]
    [InlineData(true, 1, null)]
    [InlineData(true, 5, null)]
    [InlineData(false, 3, "return-call.not-reached")]
    [InlineData(false, null, null)]
    public void Whoever_was_reached_gives_a_score_of_one_to_five_and_nobody_else_does(bool reached, int? score, string? refusal) =>
        RefusalOf(() => Called(reached: reached, score: score)).Should().Be(refusal);

    [Fact]
    public void Is_about_what_is_sold_only()
    {
        foreach (var (unsold, name) in new[] { (Held(), "held"), (Selected(), "selected"), (Closed(), "closed") })
            RefusalOf(() => Called(unsold)).Should().Be("return-call.not-subscribed", name);
    }

    [Fact]
    public void Is_refused_with_too_many_words_or_for_an_occasion_that_does_not_exist()
    {
        RefusalOf(() => Called(remark: new string('好', ReturnCall.LongestRemark))).Should().BeNull();
        RefusalOf(() => Called(remark: new string('好', ReturnCall.LongestRemark + 1))).Should().Be("return-call.remark-too-long");
        RefusalOf(() => Called(occasion: (OccasionKind)9)).Should().Be("return-call.occasion-missing");
    }

    [Fact]
    public void Keeps_who_called_when_and_what_was_said_until_it_is_forgotten()
    {
        var call = Called(occasion: OccasionKind.BeforeHandover, score: 4, remark: " 很满意 ");
        (call.ById, call.At, call.Occasion, call.Score, call.Remark, call.DealId).Should().Be((Consultant.Id, Now, OccasionKind.BeforeHandover, 4, "很满意", deal.Id));

        call.Forget();

        (call.Remark, call.Score).Should().Be(("", 4));
    }

    private ReturnCall Called(Deal? about = null, OccasionKind occasion = OccasionKind.AfterSubscription, bool reached = true, int? score = 5, string remark = "") =>
        new(about ?? deal, occasion, reached, score, remark, Consultant.Id, Now);
}
