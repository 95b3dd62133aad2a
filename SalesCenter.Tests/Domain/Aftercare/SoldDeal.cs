using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Tests.Domain.Stock;

namespace SalesCenter.Tests.Domain.Aftercare;

/// <summary>A deal of one consultant as far as a test wants it, on Tuesday 24 November 2026, and the people around it.</summary>
internal static class SoldDeal
{
    public static readonly DateTime Now = StockAtHand.Now;
    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly ProjectSettings Settings = new();
    public static readonly Actor Consultant = Person(Role.Consultant), Colleague = Person(Role.Consultant), Manager = Person(Role.SalesManager), Clerk = Person(Role.AdminClerk);

    public static string? RefusalOf(Action act) => StockAtHand.RefusalOf(act);

    public static Actor Person(Role role) => new(Guid.NewGuid(), "", new HashSet<Role> { role });

    public static Deal Held()
    {
        var building = StockAtHand.Building();
        var unit = StockAtHand.Unit(building);
        unit.Release(building, Now);
        return Deal.Hold(new HoldRequest(Consultant, new OwnedCustomer(Guid.NewGuid(), Consultant.Id), [(unit, building)], [], null), Settings.Holds, Now);
    }

    public static Deal Selected()
    {
        var deal = Held();
        deal.SubmitSlip("XF2026-000001", Consultant.Id, Now);
        deal.ApproveSelection(Manager, Now);
        return deal;
    }

    public static Deal Subscribed()
    {
        var deal = Selected();
        deal.Subscribe(Now);
        return deal;
    }

    /// <summary>A unit that was freed again before it was sold.</summary>
    public static Deal Closed()
    {
        var deal = Selected();
        deal.HandBackSlip(Now);
        deal.Free(Manager, Now);
        return deal;
    }
}
