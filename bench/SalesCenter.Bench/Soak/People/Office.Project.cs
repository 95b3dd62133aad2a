using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reports;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Brokers.Companies;
using SalesCenter.Web.Features.Brokers.Reports;
using SalesCenter.Web.Features.Customers.Documents;
using SalesCenter.Web.Features.Customers.FollowUps;
using SalesCenter.Web.Features.Customers.Owners.Pool;
using SalesCenter.Web.Features.Reports.Daily;
using SalesCenter.Web.Features.Stock;
using SalesCenter.Web.Features.Stock.Import.Upload;
using SalesCenter.Web.Features.Stock.Prices;
using SalesCenter.Web.Features.Stock.Withholding;

namespace SalesCenter.Bench.Soak.People;

/// <summary>What is done beside the sales: customers and their owners, brokers, papers, reports of the day, prices and units kept back.</summary>
internal sealed partial class Office
{
    /// <summary>A picture of one pixel.</summary>
    private static readonly byte[] Paper = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>Does the next thing of one of these kinds.</summary>
    public async Task Manage(Random chance)
    {
        var consultant = Somebody(Role.Consultant, chance);
        _ = chance.Next(8) switch
        {
            0 => await GiveBack(consultant, chance),
            1 => await Claim(consultant),
            2 => await Follow(consultant, chance),
            3 => await KeepPaper(consultant, chance),
            4 => await ReportDay(consultant, chance),
            5 => await ReportForBroker(chance),
            6 => await KeepBack(chance),
            _ => await SetPrices(chance),
        };
    }

    private async Task<Refusal?> GiveBack(Guid consultant, Random chance) =>
        await CustomerOf(consultant, chance) is { } customer ? await Do(Role.Consultant, consultant, new ReturnCustomer(projectId, customer, "暂无意向")) : null;

    private async Task<Refusal?> Claim(Guid consultant)
    {
        // Everybody wants the same one.
        var customer = await Database(db => db.Customers.IgnoreQueryFilters().Where(customer => customer.ProjectId == projectId && customer.OwnerId == null).OrderBy(customer => customer.Id).Select(customer => (Guid?)customer.Id).FirstOrDefaultAsync());
        return customer is { } free ? await Do(Role.Consultant, consultant, new ClaimCustomer(projectId, free)) : null;
    }

    private async Task<Refusal?> Follow(Guid consultant, Random chance) =>
        await CustomerOf(consultant, chance) is { } customer
            ? await Do(Role.Consultant, consultant, new AddFollowUp(projectId, customer, ContactWay.Phone, ContactResult.StillThinking, "考虑中，周末再来", null, "再约", Now.AddDays(1), null))
            : null;

    private async Task<Refusal?> KeepPaper(Guid consultant, Random chance)
    {
        if (await CustomerOf(consultant, chance) is not { } customer)
            return null;
        var kept = await Database(db => db.CustomerDocuments.IgnoreQueryFilters().Where(document => document.CustomerId == customer).Select(document => (Guid?)document.Id).FirstOrDefaultAsync());
        return kept is { } paper
            ? await Do(Role.Consultant, consultant, new OpenDocument(projectId, customer, paper))
            : await Do(Role.Consultant, consultant, new KeepDocument(projectId, customer, CustomerDocumentKind.IdDocument, "身份证.png", Paper));
    }

    private async Task<Refusal?> ReportDay(Guid consultant, Random chance)
    {
        var open = await Database(db => db.DailyReports.IgnoreQueryFilters().AsNoTracking().Where(report => report.ProjectId == projectId && report.State == ReportState.Submitted).OrderBy(report => report.Id).FirstOrDefaultAsync());
        return open is null || chance.Next(3) > 0
            ? await Do(Role.Consultant, consultant, new SubmitReport(projectId, Today, "来访平稳"))
            : await Do(Role.SalesManager, new CheckReport(projectId, open.ConsultantId, open.Day, open.SubmittedAt!.Value));
    }

    private async Task<Refusal?> ReportForBroker(Random chance)
    {
        var company = await Database(db => db.BrokerCompanies.IgnoreQueryFilters().AsNoTracking().Where(company => company.ProjectId == projectId).FirstOrDefaultAsync());
        return company switch
        {
            null => await Do(Role.SalesManager, new SaveBroker(projectId, null, "安居经纪", Today.AddDays(-1), Today.AddYears(1), IsActive: true)),
            { Agents: [] } => await Do(Role.SalesManager, new SaveAgent(projectId, company.Id, null, "林经纪", "13600000001")),
            { Agents: [var agent, ..] } => await Do(Role.AdminClerk, new ReportCustomer(projectId, company.Id, agent.Id, "看房客", Phone(chance.Next(Town)), null)),
        };
    }

    private async Task<Refusal?> KeepBack(Random chance)
    {
        var withheld = await Database(db => db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == projectId && unit.Status == UnitStatus.Withheld).OrderBy(unit => unit.Id).Select(unit => unit.Id).ToListAsync());
        if (withheld.Count > 4)
            return await Do(Role.SalesManager, new EndWithholdings(projectId, [.. withheld.Take(3)]));
        var free = await Database(db => db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == projectId && unit.Status == UnitStatus.Available).OrderBy(unit => unit.Id).Select(unit => unit.Id).Take(20).ToListAsync());
        return free.Count == 0 ? null : await Do(Role.MarketingDirector, new WithholdUnits(projectId, [.. chance.GetItems([.. free], 2).Distinct()], "领导参观", Now.AddMinutes(2)));
    }

    /// <summary>Brings the prices of a floor one step further: a draft, changed, checked, approved by the project company. Beside it a file is uploaded and given up.</summary>
    private async Task<Refusal?> SetPrices(Random chance)
    {
        // An upload is scratch paper: it leaves no row in the audit trail, so that nothing of it is promised in the journal.
        var upload = await centre.Send(One(Role.SalesManager), new KeepUpload(projectId, "价格表.csv", new MemoryStream(Paper)));
        if (upload.Succeeded)
            await centre.Send(One(Role.SalesManager), new DropUpload(upload.Value));
        var version = await Database(db => db.PriceVersions.IgnoreQueryFilters().AsNoTracking().IgnoreAutoIncludes().Where(version => version.ProjectId == projectId && version.Stage < PriceVersionStage.Approved).OrderBy(version => version.Number).FirstOrDefaultAsync());
        var filter = new UnitFilter(FromFloor: chance.Next(1, 30));
        return version switch
        {
            null => await Do(Role.MarketingDirector, new DraftPrices(projectId, "调价", filter with { ToFloor = filter.FromFloor })),
            { Stage: PriceVersionStage.Draft } when chance.Next(2) == 0 => await Do(Role.MarketingDirector, new RevisePrices(projectId, version.Id, new UnitFilter(), null, new PriceChange(PriceKind.List, PriceChangeWay.Percent, chance.Next(2) == 0 ? 0.5m : -0.5m))),
            { Stage: PriceVersionStage.Draft } => await Do(Role.SalesManager, new CheckPrices(projectId, version.Id)),
            _ => await Do(Role.ProjectCompany, new ApprovePrices(projectId, version.Id, Now)),
        };
    }
}
