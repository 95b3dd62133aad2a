using Microsoft.JSInterop;
using SalesCenter.Web.Components;

namespace SalesCenter.Tests.Components;

public sealed class LettingGoOfAScript
{
    [Fact]
    public async Task Of_a_browser_that_is_gone_or_just_going_is_no_failure()
    {
        foreach (var gone in new Exception[] { new JSDisconnectedException("gone"), new TaskCanceledException(), new OperationCanceledException() })
            await new Script(gone).Invoking(script => script.LetGo().AsTask()).Should().NotThrowAsync();
        await ((IJSObjectReference?)null).LetGo();
    }

    [Fact]
    public async Task Says_every_other_failure() =>
        await new Script(new InvalidOperationException()).Invoking(script => script.LetGo().AsTask()).Should().ThrowAsync<InvalidOperationException>();

    private sealed class Script(Exception failure) : IJSObjectReference
    {
        public ValueTask DisposeAsync() => ValueTask.FromException(failure);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw failure;

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw failure;
    }
}
