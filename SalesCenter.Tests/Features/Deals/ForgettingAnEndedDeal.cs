using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Papers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.DayEnds;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Papers;

namespace SalesCenter.Tests.Features.Deals;

/// <summary>个人信息保护法 47, where a subscription came to nothing.</summary>
public sealed class ForgettingAnEndedDeal : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private Sale sale = null!;

    public async ValueTask InitializeAsync() => sale = await Sale.Subscribed(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Buyers_scans_and_papers_go_with_the_person_and_what_was_paid_stays(bool isEnded)
    {
        var scan = await sale.Must(sale.Project.LiWen, new AttachScan(sale.Project.Id, sale.DealId, FilePaperKind.IdCopies, "身份证.png", TestPictures.Png));
        var paper = await sale.Must(sale.Project.LiWen, new PrintPaper(sale.Project.Id, sale.DealId, PaperKind.SubscriptionAgreement));
        var day = new DateOnly(2026, 11, 24);
        var differing = (await centre.Ask(sale.Project.Manager, new GetDayEnd(sale.Project.Id, day))).Value.Lines.SelectMany(line => line.Differences.Select(difference => new ExplainedDifference(line.UnitId, difference.Finding, "明日补"))).ToList();
        await sale.Must(sale.Project.Manager, new CloseDay(sale.Project.Id, day, differing));
        if (isEnded)
            await sale.Cancel();

        (await centre.Send(sale.Project.Manager, new EraseCustomer(sale.Project.Id, sale.Project.CustomerOfLiWen, "本人书面要求"))).Refusal?.Code.Should().BeNull();

        var deal = await sale.Sheet(sale.Project.Manager);
        var folder = centre.Services.GetRequiredService<ScanFolder>();
        deal.Agreed!.Buyers.Should().ContainSingle().Which.Name.Should().Be(isEnded ? "" : "赵先生");
        (await folder.Read(scan, CancellationToken.None) is null).Should().Be(isEnded);
        (await folder.Read(paper, CancellationToken.None) is null).Should().Be(isEnded);
        (await centre.Database(db => db.PrintedPapers.IgnoreQueryFilters().AnyAsync())).Should().Be(!isEnded);
        deal.Agreed.Entries.Should().NotBeEmpty();
        (await centre.Ask(sale.Project.Manager, new GetDayEnd(sale.Project.Id, day))).Value.Lines.Should().OnlyContain(line => line.Buyers == (isEnded ? "" : "赵先生"));
        if (isEnded)
            (await centre.Send(sale.Project.Manager, new PrintPaper(sale.Project.Id, sale.DealId, PaperKind.BasicInformationForm))).Refusal?.Code.Should().BeNull();
        await centre.Holds();
    }
}
