using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Discounts.Special;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Fixtures;

/// <summary>李雯 asks for less than rules give, for a unit that costs 5,000,000 and may not go below 4,500,000; with everybody who might answer.</summary>
public sealed record Bargain(Sale Sale, Guid Director, Guid Company)
{
    public SmallProject Project => Sale.Project;

    /// <summary>For a unit that is selected and has a named buyer.</summary>
    public static async Task<Bargain> Selected(TestCentre centre, SmallProject? project = null)
    {
        var sale = await Sale.Selected(centre, project);
        await sale.Must(sale.Project.LiWen, sale.NameBuyer());
        return await For(centre, sale);
    }

    /// <summary>For a unit that is only held.</summary>
    public static async Task<Bargain> Held(TestCentre centre)
    {
        var project = await SmallProject.In(centre);
        var deal = (await centre.Send(project.LiWen, new HoldUnit(project.Id, project.Units[0], project.CustomerOfLiWen))).Value.DealId;
        return await For(centre, new Sale(project, deal, Guid.Empty));
    }

    public static async Task<Bargain> Subscribed(TestCentre centre) => await For(centre, await Sale.Subscribed(centre));

    private static async Task<Bargain> For(TestCentre centre, Sale sale) =>
        new(sale, await centre.Hire("林总监", Role.MarketingDirector, sale.Project.Id), await centre.Hire("吴总", Role.ProjectCompany, sale.Project.Id));

    /// <summary>So many yuan off.</summary>
    public AskForDiscount Ask(decimal yuan, string reason = "客户今天就定") => Ask(DiscountShape.LumpSumOff, Money.FromYuan(yuan).Fen, reason);

    public AskForDiscount Ask(DiscountShape shape, long amount, string reason = "客户今天就定") => new(Project.Id, Sale.DealId, shape, amount, Sale.Mortgage, [], reason, []);

    /// <summary>Asked for.</summary>
    public async Task<Guid> Asked(decimal yuan) => (await Sale.Must(Project.LiWen, Ask(yuan))).Id;

    /// <summary>Asked for, and approved by who may.</summary>
    public async Task<Guid> Approved(decimal yuan, Guid? byId = null)
    {
        var id = await Asked(yuan);
        await Sale.Must(byId ?? Project.Manager, Approve(id));
        return id;
    }

    public ApproveDiscount Approve(Guid id, decimal? less = null) => new(Project.Id, id, less is { } yuan ? new CounterOffer(DiscountShape.LumpSumOff, Money.FromYuan(yuan).Fen) : null);

    public AgreeTerms Use(Guid? id, PlanTerms? terms = null) => new(Project.Id, Sale.DealId, terms ?? Sale.Mortgage, [], id);

    public async Task<SpecialLine> Line(int place = 0) => (await Sale.Sheet()).Specials[place];

    public async Task<string?> Refused<T>(Guid personId, Command<T> command) => (await Project.Centre.Send(personId, command)).Refusal?.Code;
}

/// <summary>What a test changes of a project's rules.</summary>
internal static class BargainRules
{
    public static Task Configure(this TestCentre centre, Guid projectId, Func<DiscountMatrix, DiscountMatrix> change) => centre.Database(async db =>
    {
        var project = await db.Projects.SingleAsync(project => project.Id == projectId);
        project.Configure(project.Settings with { Discounts = change(project.Settings.Discounts) }, project.EscrowAccount);
    });

    /// <summary>Puts other prices on all units of a project, as an approved version does.</summary>
    public static Task Reprice(this TestCentre centre, Guid projectId, UnitPrices prices) => centre.Database(async db =>
    {
        var version = new PriceVersion(projectId, 90, "调价", Guid.NewGuid(), centre.Now);
        var units = await db.Units.IgnoreQueryFilters().Where(unit => unit.ProjectId == projectId).ToDictionaryAsync(unit => unit.Id);
        foreach (var unit in units.Keys)
            version.Set(unit, prices);
        version.Check(Guid.NewGuid());
        version.Approve(Guid.NewGuid(), centre.Now);
        version.PutIntoEffect(units, centre.Now);
        await db.AddAsync(version);
    });
}
