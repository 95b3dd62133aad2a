using SalesCenter.Domain.Common;

namespace SalesCenter.Domain.Stock;

/// <summary>项目: one development with its buildings, people, board and rules of its own.</summary>
public sealed class Project : AggregateRoot
{
    private Project() { }

    /// <summary>A new project, empty, with the default settings.</summary>
    /// <param name="code">2 to 20 letters, digits or hyphens, unique; used in addresses and on the command line.</param>
    public Project(string code, string name)
    {
        if (code.Length is < 2 or > 20 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new RefusedException(new Refusal("project.code-invalid", code));
        Code = code.ToUpperInvariant();
        Rename(name);
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>监管账户: the bank account into which buyers' money must go; empty until it is known.</summary>
    public string EscrowAccount { get; private set; } = "";

    public ProjectSettings Settings { get; private set; } = new();

    /// <summary>The number of the latest board-log entry; taken and raised inside the transaction that writes the entry.</summary>
    public long BoardVersion { get; private set; }

    /// <summary>A new one after each restore of a backup, so that boards with later numbers fetch the picture again.</summary>
    public Guid BoardEpoch { get; private set; } = Guid.CreateVersion7();

    /// <summary>Another database was put in this one's place: whoever looks at the board, with whatever number, fetches its picture anew.</summary>
    public void StartEpoch() => BoardEpoch = Guid.CreateVersion7();

    public void Rename(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 60)
            throw new RefusedException(new Refusal("project.name-invalid", 60));
        Name = name.Trim();
    }

    /// <summary>Changes rules and account of the project; the boards fetch their picture again.</summary>
    public void Configure(ProjectSettings settings, string escrowAccount)
    {
        settings.Check();
        Settings = settings;
        EscrowAccount = escrowAccount.Trim();
        Raise(new BoardRedrawn(Id));
    }
}

/// <summary>More than single statuses changed on a board (units added, prices, settings): its picture is fetched again.</summary>
public sealed record BoardRedrawn(Guid ProjectId) : IDomainEvent;
