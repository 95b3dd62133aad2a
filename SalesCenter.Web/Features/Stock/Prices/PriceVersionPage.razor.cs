using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Stock.Units;
using SalesCenter.Web.Shell;

namespace SalesCenter.Web.Features.Stock.Prices;

/// <summary>价格版本: its lines beside the prices before, and the steps from draft to effect.</summary>
public sealed partial class PriceVersionPage
{
    private const int PageSize = 50;
    private PriceVersionView? page;
    private StockOutline? outline;
    private UnitFilter filter = new();
    private PriceLineRow? line;
    private Refusal? refusal;
    private string? open;
    private int number = 1;
    private bool busy;

    [Parameter]
    public string Code { get; set; } = "";

    [Parameter]
    public Guid VersionId { get; set; }

    [CascadingParameter]
    public Workplace Workplace { get; set; } = null!;

    private bool IsDraft => page!.Version.Stage == PriceVersionStage.Draft;

    protected override async Task OnInitializedAsync()
    {
        outline = (await UseCases.Send(new GetStockOutline(Workplace.ProjectId))) is { Succeeded: true } found ? found.Value : null;
        await Load();
    }

    private async Task Load()
    {
        var answer = await UseCases.Send(new GetPriceVersion(Workplace.ProjectId, VersionId, filter, (number - 1) * PageSize, PageSize));
        if (answer.Succeeded)
            page = answer.Value;
        else
            refusal = answer.Refusal;
    }

    private Task Show(UnitFilter changed)
    {
        (filter, number) = (changed, 1);
        return Load();
    }

    private Task Turn(int to)
    {
        number = to;
        return Load();
    }

    private void Open(string form) => (open, line) = (form, null);

    private void EditLine(PriceLineRow chosen) => (open, line) = ("revise", chosen);

    private Task Finish()
    {
        (open, refusal) = (null, null);
        return Load();
    }

    private async Task Act(Command<Done> command)
    {
        if (busy)
            return;
        busy = true;
        refusal = (await UseCases.Send(command)).Refusal;
        await Load();
        busy = false;
    }
}
