using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Stock;

/// <summary>楼栋: a building of a project. Its units can be offered once a presale permit covers it.</summary>
public sealed class Building : AggregateRoot
{
    private Building() { }

    public Building(Guid projectId, string name, int order)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 60)
            throw new RefusedException(new Refusal("building.name-invalid", 60));
        ProjectId = projectId;
        Name = name.Trim();
        Order = order;
    }

    public Guid ProjectId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The place among the project's buildings on every board and list.</summary>
    public int Order { get; private set; }

    public Guid? PermitId { get; private set; }

    /// <summary>The presale permit that covers the building; without one nothing in it may be offered, held or paid for.</summary>
    public PresalePermit? Permit { get; private set; }

    /// <summary>Gives the building another place, as when one with a smaller number is added.</summary>
    public void PlaceAt(int order) => Order = order;

    public void CoverBy(PresalePermit permit)
    {
        Permit = permit;
        PermitId = permit.Id;
    }

    /// <summary>Takes the permit away again. Refused once any unit of the building was offered.</summary>
    public void Uncover(bool anyUnitOffered)
    {
        if (anyUnitOffered)
            throw new RefusedException(new Refusal("building.units-offered", Name));
        Permit = null;
        PermitId = null;
    }
}

/// <summary>预售许可证: the authority's permission to sell before completion; covers one or more buildings.</summary>
public sealed class PresalePermit : AggregateRoot
{
    private PresalePermit() { }

    public PresalePermit(Guid projectId, string number, DateOnly issuedOn)
    {
        ProjectId = projectId;
        Correct(number, issuedOn, today: issuedOn);
    }

    public Guid ProjectId { get; private set; }

    public string Number { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    /// <summary>Sets what stands on the permit. Refused for a date of issue that is still to come.</summary>
    public void Correct(string number, DateOnly issuedOn, DateOnly today)
    {
        if (issuedOn > today)
            throw new RefusedException(new Refusal("permit.date-in-future"));
        if (string.IsNullOrWhiteSpace(number) || number.Trim().Length > 60)
            throw new RefusedException(new Refusal("permit.number-invalid", 60));
        Number = number.Trim();
        IssuedOn = issuedOn;
    }
}
