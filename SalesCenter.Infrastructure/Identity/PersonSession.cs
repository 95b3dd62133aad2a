namespace SalesCenter.Infrastructure.Identity;

/// <summary>登录会话: one browser in which a person is signed in. It counts as long as its row stands here, whatever copies of its cookie there are.</summary>
public sealed class PersonSession
{
    /// <summary>Nobody works in more browsers at once; the oldest end.</summary>
    public const int PerPerson = 30;

    /// <summary>So many characters tell the browser apart.</summary>
    public const int DeviceLength = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    public DateTime BeganAt { get; init; }

    /// <summary>When something was last asked for in it, to a few minutes.</summary>
    public DateTime LastSeenAt { get; init; }

    /// <summary>When it ends, whatever is done in it.</summary>
    public DateTime EndsAt { get; init; }

    /// <summary>The browser in a few words, for the person's own list: Chrome, Android.</summary>
    public string Device { get; init; } = "";
}
