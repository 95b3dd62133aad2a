using Microsoft.EntityFrameworkCore;
using SalesCenter.Bench.Lookup;
using SalesCenter.Bench.Product;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Privacy;

namespace SalesCenter.Bench.Growth;

/// <summary>Units that were subscribed in the last months, each with buyer, price, plan, receipt and a file that is complete; where somebody signs, every second of them has a contract.</summary>
internal sealed class SoldTown(SalesCentre centre, Opening opening, IdentityVault vault, Signing? signing = null)
{
    private const int AtOnce = 250;
    private const string IdNumber = "11010519491231002X";
    private static readonly Money Deposit = Money.FromYuan(100_000);
    private readonly ProjectSettings settings = new();
    private readonly Population population = new(20261126);
    private readonly Actor manager = new(opening.Manager, "陈经理", new HashSet<Role> { Role.SalesManager });

    /// <summary>Sells the units from one number to another.</summary>
    public async Task Sell(int from, int until)
    {
        for (var number = from; number < until; number += AtOnce)
        {
            var ids = opening.Units.Skip(number).Take(Math.Min(AtOnce, until - number)).ToList();
            var begin = number;
            await centre.Database(async db =>
            {
                var units = await db.Units.IgnoreQueryFilters().Where(unit => ids.Contains(unit.Id)).ToListAsync();
                var buildings = await db.Buildings.IgnoreQueryFilters().Include(building => building.Permit).Where(building => building.ProjectId == opening.ProjectId).ToDictionaryAsync(building => building.Id);
                foreach (var (unit, place) in units.Select((unit, place) => (unit, begin + place)))
                    await db.AddRangeAsync(Sold(unit, buildings[unit.BuildingId], place));
            });
        }
    }

    private AggregateRoot[] Sold(Unit unit, Building building, int number)
    {
        var at = DateTime.UtcNow.AddDays(-2 - number % 80);
        var consultant = opening.Buyers[number % opening.Buyers.Count].Consultant;
        var customer = new Customer(opening.ProjectId, population.Name(), [IdentityFacts.Phone($"198{number:00000000}")], consultant, CustomerSource.Visit, settings, at, at);
        var deal = Deal.Hold(new HoldRequest(new Actor(consultant, "", new HashSet<Role> { Role.Consultant }), new OwnedCustomer(customer.Id, consultant), [(unit, building)], [], null), settings.Holds, at);
        deal.SubmitSlip($"XF{number:000000}", consultant, at);
        deal.ApproveSelection(manager, at);
        var (subscription, ledger, file) = (new Subscription(deal, settings.Calendar, at), new Ledger(opening.ProjectId, deal.Id), new DealFile(deal, at));
        var today = settings.Calendar.DateOf(at);
        subscription.NameBuyers([new Buyer(new BuyerFacts(customer.Name, 10_000, IdDocumentKind.IdCard, IdNumber, "13800000001", "深圳"), vault.Keep(IdNumber), today)], at);
        subscription.Agree(PriceLadder.Of(deal.ListPrice, unit.GrossArea, []), unit.FloorPrice, unit.FiledPrice, new PlanTerms(PaymentMethod.Mortgage, Deposit, 30, Bank: "建设银行"), Money.Zero, settings, at);
        ledger.Receive(new Payment(PaymentPurpose.Deposit, Deposit, PaymentWay.Card, "POS", customer.Name), $"YS{number:000000}", "工行", new Booking(manager.Id, at, today));
        subscription.Conclude(settings.Calendar, at);
        deal.Subscribe(at);
        foreach (var line in DealFile.Checklist(1, isChanged: false))
            file.Count(line.Kind, line.Required, manager.Id, at);
        file.ReadAgreement(unit.Id, subscription.BuyerNames);
        AggregateRoot[] sold = [customer, deal, subscription, ledger, file];
        return signing is null || number % 2 > 0 ? sold : [.. sold, .. signing.Sign(new SoldUnit(deal, customer, subscription, ledger, file), number, at.AddDays(1))];
    }
}
