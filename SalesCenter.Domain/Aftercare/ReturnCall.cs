using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Domain.Aftercare;

/// <summary>What a return call is made for.</summary>
public enum OccasionKind
{
    /// <summary>认购后.</summary>
    AfterSubscription = 0,

    /// <summary>签约后.</summary>
    AfterContract = 1,

    /// <summary>交房前.</summary>
    BeforeHandover = 2,

    /// <summary>交房后.</summary>
    AfterHandover = 3,

    /// <summary>服务后: a service request was answered.</summary>
    AfterService = 4,
}

/// <summary>回访: a buyer was called and asked how content they are. Once written down it stays as it is; another call is another line.</summary>
public sealed class ReturnCall : AggregateRoot
{
    /// <summary>How long a remark may be.</summary>
    public const int LongestRemark = 1_000;

    /// <summary>满意度: the best score.</summary>
    public const int BestScore = 5;

    private ReturnCall() { }

    /// <summary>Refused for a deal that is closed or was never subscribed, and for a score that is out of range, missing for a buyer who was reached, or given by one who was not.</summary>
    /// <param name="score">1 to 5; nothing for a buyer who was not reached.</param>
    public ReturnCall(Deal deal, OccasionKind occasion, bool reached, int? score, string remark, Guid byId, DateTime now)
    {
        if (!deal.IsOpen || deal.Stage < DealStage.Subscribed)
            throw new RefusedException(ReturnCallRefusals.NotSubscribed(deal.UnitId));
        if (!Enum.IsDefined(occasion))
            throw new RefusedException(ReturnCallRefusals.OccasionMissing);
        if (reached && score is not (>= 1 and <= BestScore))
            throw new RefusedException(ReturnCallRefusals.ScoreMissing(BestScore));
        if (!reached && score is not null)
            throw new RefusedException(ReturnCallRefusals.NotReached);
        if (remark.Trim().Length > LongestRemark)
            throw new RefusedException(ReturnCallRefusals.RemarkTooLong(LongestRemark));
        (ProjectId, DealId, Occasion, ById, At) = (deal.ProjectId, deal.Id, occasion, byId, now);
        (Reached, Score, Remark) = (reached, score, remark.Trim());
    }

    public Guid ProjectId { get; private set; }

    public Guid DealId { get; private set; }

    public OccasionKind Occasion { get; private set; }

    /// <summary>Who called.</summary>
    public Guid ById { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Whether the buyer answered.</summary>
    public bool Reached { get; private set; }

    /// <summary>满意度, 1 to 5, as the buyer said it; nothing when they were not reached.</summary>
    public int? Score { get; private set; }

    /// <summary>What the buyer said, up to 1000 characters; may be empty.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>What was said is forgotten, at the buyer's wish, once nothing came of the deal; the score stays a number among others.</summary>
    public void Forget() => Remark = "";
}

/// <summary>Why a return call is refused.</summary>
public static class ReturnCallRefusals
{
    public static readonly Refusal OccasionMissing = new("return-call.occasion-missing");

    /// <summary>Nobody was reached, so nobody gave a score.</summary>
    public static readonly Refusal NotReached = new("return-call.not-reached");

    public static Refusal NotSubscribed(Guid unitId) => new("return-call.not-subscribed", new UnitReference(unitId));

    public static Refusal ScoreMissing(int best) => new("return-call.score-missing", best);

    public static Refusal RemarkTooLong(int most) => new("return-call.remark-too-long", most);
}
