namespace SalesCenter.Web.Shell;

/// <summary>
/// What is said in passing at the foot of the page, for eight seconds each and two at a time. MudBlazor's own messages write style sheets into the page, which the content
/// policy refuses (docs/decisions/content-security.md).
/// </summary>
public sealed class Messages : IDisposable
{
    private const int MostShown = 2;
    private static readonly TimeSpan Seen = TimeSpan.FromSeconds(8);
    private readonly List<PassingMessage> shown = [];
    private readonly CancellationTokenSource gone = new();

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<PassingMessage> Shown => shown;

    /// <summary>Told when another message came or one went.</summary>
    public event Action? Changed;

    /// <param name="link">Where the message leads; nothing when it says all.</param>
    public void Add(string text, string? link = null)
    {
        var message = new PassingMessage(text, link);
        shown.Add(message);
        if (shown.Count > MostShown)
            shown.RemoveAt(0);
        Changed?.Invoke();
        _ = Vanish(message);
    }

    public void Close(PassingMessage message)
    {
        if (shown.Remove(message))
            Changed?.Invoke();
    }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    private async Task Vanish(PassingMessage message)
    {
        await Task.Delay(Seen, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!gone.IsCancellationRequested)
            Close(message);
    }
}

/// <summary>One message; the same words a second time are another one.</summary>
public sealed class PassingMessage(string text, string? link)
{
    public string Text => text;

    public string? Link => link;
}
