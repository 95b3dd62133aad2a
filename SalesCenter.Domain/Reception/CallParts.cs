namespace SalesCenter.Domain.Reception;

/// <summary>What a call at the hotline was.</summary>
public enum CallKind
{
    /// <summary>来电客户: somebody of the consultant's own, new or known.</summary>
    Customer = 0,

    /// <summary>转告留言: a message for the colleague whose customer it is.</summary>
    Message = 1,

    /// <summary>The caller left no way to reach them.</summary>
    NoNumber = 2,

    /// <summary>未接来电: it rang and nobody answered.</summary>
    Missed = 3,
}

/// <summary>What every caller is to be told or asked (SOP 1.2.6); ticked during the call.</summary>
[Flags]
public enum TalkPoints
{
    None = 0,

    /// <summary>Where the project lies and how to get there.</summary>
    Location = 1,

    /// <summary>Schools, shops, hospitals, parks.</summary>
    Surroundings = 2,

    /// <summary>Layouts and areas on sale.</summary>
    Layouts = 4,

    /// <summary>From what price, and what is offered now.</summary>
    Prices = 8,

    /// <summary>How far the building work is, and when it is handed over.</summary>
    Progress = 16,

    /// <summary>Invited to come and see, with a day.</summary>
    Invitation = 32,
}

/// <summary>When a call was answered and how long it lasted.</summary>
/// <param name="AnsweredAt">UTC.</param>
public readonly record struct CallTime(DateTime AnsweredAt, TimeSpan Duration)
{
    /// <summary>When it ended, UTC; from then on it can be entered.</summary>
    public DateTime EndedAt => AnsweredAt + Duration;
}

/// <summary>What was said in a call, as far as it concerns the call and not the customer.</summary>
/// <param name="Line">Which of the project's lines rang.</param>
/// <param name="Advert">认知途径: the advert that the caller answers, by name.</param>
/// <param name="Questions">What the caller asked.</param>
/// <param name="IsNameGiven">Whether the consultant left their own name (SOP 1.2.5).</param>
public sealed record CallContent(string Line = "", string Advert = "", string Questions = "", string Notes = "", TalkPoints Talk = TalkPoints.None, bool IsNameGiven = false);

/// <summary>Somebody at the other end who did not become a customer by this call.</summary>
/// <param name="Number">As it was written or shown; empty when unknown.</param>
public sealed record CallerHint(string Name = "", string Number = "")
{
    public static readonly CallerHint None = new();
}
