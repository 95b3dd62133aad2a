using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SalesCenter.Bench.Serving;

/// <summary>A Blazor Server page with one line of text that changes: the least that a live screen can be.</summary>
internal static class BarePage
{
    private static long number;

    private static event Action? Changed;

    public static async Task Run(string address)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseSetting("urls", address);
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddFilter((_, level) => level >= LogLevel.Error);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        await using var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<LinePage>().AddInteractiveServerRenderMode();
        app.MapPost("/bench/change", Change).DisableAntiforgery();
        app.MapHeap();
        await app.RunAsync();
    }

    private static Change Change()
    {
        var change = Serving.Change.Now(Interlocked.Increment(ref number));
        Changed?.Invoke();
        return change;
    }

    public static void Listen(Action callback) => Changed += callback;

    public static void Leave(Action callback) => Changed -= callback;

    public static long Number => Interlocked.Read(ref number);
}

/// <summary>The page; public, because the framework looks for no other.</summary>
[Route("/")]
public sealed class LinePage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!DOCTYPE html><html><body>");
        builder.OpenComponent<Line>(1);
        builder.AddComponentRenderMode(new InteractiveServerRenderMode(prerender: false));
        builder.CloseComponent();
        builder.AddMarkupContent(2, "</body></html>");
    }
}

/// <summary>One line of text that changes.</summary>
public sealed class Line : ComponentBase, IDisposable
{
    public void Dispose() => BarePage.Leave(Show);

    protected override void OnInitialized() => BarePage.Listen(Show);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "p");
        builder.AddContent(1, BarePage.Number);
        builder.CloseElement();
    }

    private void Show() => _ = InvokeAsync(StateHasChanged);
}
