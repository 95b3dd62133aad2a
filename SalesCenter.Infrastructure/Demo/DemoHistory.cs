using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>
/// What the demonstration's people did in the weeks before today, by the same rules as at work: holds that were given
/// up or ran out, selections that were approved, handed back or are still waiting.
/// </summary>
internal sealed class DemoHistory(Random random, ProjectSettings settings, IReadOnlyDictionary<Guid, Building> buildings, ILookup<Guid?, Unit> linked, Actor manager)
{
    private readonly Dictionary<string, int> slips = [];

    /// <summary>A hold that came to nothing.</summary>
    public Deal Lost(Unit unit, Customer customer, Actor consultant, DateTime at)
    {
        var deal = Hold(unit, customer, consultant, at);
        switch (random.Next(4))
        {
            case 0:
                deal.Lapse(deal.HeldUntil);
                break;
            case 1:
                Select(deal, at);
                deal.HandBackSlip(at.AddHours(2));
                deal.Free(manager, at.AddHours(3));
                break;
            default:
                deal.GiveUp(consultant.Id, at.AddMinutes(1 + random.Next(12)));
                break;
        }
        return deal;
    }

    /// <summary>A selection that a manager approved.</summary>
    public Deal Selected(Unit unit, Customer customer, Actor consultant, DateTime at)
    {
        var deal = Hold(unit, customer, consultant, at);
        Select(deal, at);
        return deal;
    }

    /// <summary>A unit that is on hold.</summary>
    public Deal Hold(Unit unit, Customer customer, Actor consultant, DateTime at)
    {
        var together = linked[unit.Id].Prepend(unit).Select(unit => (unit, buildings[unit.BuildingId])).ToList();
        return Deal.Hold(new HoldRequest(consultant, customer, together, [], null), settings.Holds, at);
    }

    /// <summary>Puts the slip of a hold before the managers.</summary>
    public void Submit(Deal deal, DateTime at) => deal.SubmitSlip(Number(at), deal.ConsultantId, at);

    private void Select(Deal deal, DateTime at)
    {
        var submitted = at.AddMinutes(2 + random.Next(6));
        Submit(deal, submitted);
        deal.ApproveSelection(manager, submitted.AddMinutes(1 + random.Next(4)));
    }

    private string Number(DateTime at)
    {
        var day = FormattableString.Invariant($"XF{settings.Calendar.LocalTime(at):yyyyMMdd}");
        slips[day] = slips.GetValueOrDefault(day) + 1;
        return FormattableString.Invariant($"{day}{slips[day]:D4}");
    }
}
