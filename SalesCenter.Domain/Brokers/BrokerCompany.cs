using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Brokers;

/// <summary>渠道公司: a company whose agents report customers before their visit, under an agreement with the developer.</summary>
public sealed class BrokerCompany : AggregateRoot
{
    private const int NameLength = 60;
    private readonly List<BrokerAgent> agents = [];

    private BrokerCompany() { }

    /// <summary>Refused without a name, or when the agreement ends before it begins.</summary>
    public BrokerCompany(Guid projectId, string name, DateOnly agreedFrom, DateOnly agreedUntil)
    {
        ProjectId = projectId;
        Correct(name, agreedFrom, agreedUntil, isActive: true);
    }

    public Guid ProjectId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>渠道协议: the first day on which the company may report.</summary>
    public DateOnly AgreedFrom { get; private set; }

    /// <summary>The last day on which the company may report.</summary>
    public DateOnly AgreedUntil { get; private set; }

    /// <summary>Whether the sales centre works with the company; a company that was stopped keeps its reports.</summary>
    public bool IsActive { get; private set; }

    public IReadOnlyList<BrokerAgent> Agents => agents;

    public void Correct(string name, DateOnly agreedFrom, DateOnly agreedUntil, bool isActive)
    {
        if (agreedUntil < agreedFrom)
            throw new RefusedException(BrokerRefusals.AgreementDates);
        (Name, AgreedFrom, AgreedUntil, IsActive) = (CheckedName(name), agreedFrom, agreedUntil, isActive);
    }

    /// <summary>Somebody who reports for the company.</summary>
    /// <param name="phone">A normalised number.</param>
    public BrokerAgent Add(string name, string phone)
    {
        RequireFreePhone(phone, null);
        var agent = new BrokerAgent(CheckedName(name), phone);
        agents.Add(agent);
        return agent;
    }

    /// <summary>Corrects an agent; one who left reports no more.</summary>
    public void Correct(Guid agentId, string name, string phone, bool isActive)
    {
        var agent = Agent(agentId);
        RequireFreePhone(phone, agentId);
        agent.Correct(CheckedName(name), phone, isActive);
    }

    /// <summary>The agent; refuses one whom the company does not have.</summary>
    public BrokerAgent Agent(Guid agentId) => agents.Find(agent => agent.Id == agentId) ?? throw new RefusedException(BrokerRefusals.AgentUnknown);

    /// <summary>Refuses a report by an agent who has left, or on a day that the agreement does not cover.</summary>
    public void RequireMayReport(Guid agentId, DateOnly today)
    {
        if (!Agent(agentId).IsActive)
            throw new RefusedException(BrokerRefusals.AgentUnknown);
        if (!IsActive || today < AgreedFrom || today > AgreedUntil)
            throw new RefusedException(BrokerRefusals.NoAgreement(Name));
    }

    private void RequireFreePhone(string phone, Guid? agentId)
    {
        if (agents.Find(agent => agent.Phone == phone && agent.Id != agentId) is { } other)
            throw new RefusedException(BrokerRefusals.PhoneTaken(other.Name));
    }

    private static string CheckedName(string name) => !string.IsNullOrWhiteSpace(name) && name.Trim().Length <= NameLength
        ? name.Trim()
        : throw new RefusedException(BrokerRefusals.NameInvalid(NameLength));
}

/// <summary>经纪人: somebody who reports customers for a broker company.</summary>
public sealed class BrokerAgent
{
    private BrokerAgent() { }

    internal BrokerAgent(string name, string phone) => (Name, Phone, IsActive) = (name, phone, true);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Name { get; private set; } = "";

    /// <summary>A normalised number.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>Whether they still work for the company.</summary>
    public bool IsActive { get; private set; }

    internal void Correct(string name, string phone, bool isActive) => (Name, Phone, IsActive) = (name, phone, isActive);
}
