using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace SalesCenter.Web.Components;

public sealed partial class FileField
{
    private Refusal? refusal;
    private bool reading;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Which files are taken, and how large they may be.</summary>
    [Parameter, EditorRequired]
    public string About { get; set; } = "";

    /// <summary>The endings that the browser offers; pictures and PDF when nothing is said.</summary>
    [Parameter]
    public string Accept { get; set; } = ".png,.jpg,.jpeg,.webp,.pdf";

    /// <summary>The largest file, in MB.</summary>
    [Parameter, EditorRequired]
    public int Megabytes { get; set; }

    /// <summary>Said of a larger one.</summary>
    [Parameter, EditorRequired]
    public Refusal TooLarge { get; set; } = null!;

    /// <summary>How many may be chosen at once.</summary>
    [Parameter]
    public int Most { get; set; } = 1;

    /// <summary>Said when more were chosen.</summary>
    [Parameter]
    public Refusal? TooMany { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>Told each file when it is here.</summary>
    [Parameter]
    public EventCallback<ChosenFile> Chosen { get; set; }

    /// <summary>Told when files begin to come in, and when all are here.</summary>
    [Parameter]
    public EventCallback<bool> Reading { get; set; }

    private async Task Read(InputFileChangeEventArgs files)
    {
        var largest = Megabytes * 1024L * 1024L;
        refusal = files.FileCount > Most ? TooMany : null;
        if (refusal is not null)
            return;
        var chosen = files.GetMultipleFiles(Most);
        refusal = chosen.Any(file => file.Size > largest) ? TooLarge : null;
        if (refusal is not null)
            return;
        await Reading.InvokeAsync(reading = true);
        foreach (var file in chosen)
        {
            await using var content = file.OpenReadStream(largest);
            using var read = new MemoryStream((int)file.Size);
            await content.CopyToAsync(read);
            await Chosen.InvokeAsync(new ChosenFile(file.Name, read.ToArray()));
        }
        await Reading.InvokeAsync(reading = false);
    }
}
