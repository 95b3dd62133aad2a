namespace SalesCenter.Infrastructure.Persistence.Providers;

/// <summary>What the numbers mean that SQL Server and its driver tell instead of a result.</summary>
public static class ServerErrors
{
    /// <summary>Victim of a deadlock.</summary>
    public const int Deadlock = 1205;

    /// <summary>The driver's own: no answer within the time of a command.</summary>
    public const int Timeout = -2;

    /// <summary>The product's own: <see cref="ServerConnection.TakeTurn"/> was refused.</summary>
    public const int NoTurn = 51001;

    /// <summary>A unique index or key has such a row already.</summary>
    private static readonly int[] Taken = [2601, 2627];

    /// <summary>Gave way, waited too long for a lock or for memory, met a newer version, or asked too much at this moment.</summary>
    private static readonly int[] Busy = [Deadlock, NoTurn, 1222, Timeout, 3960, 3961, 1204, 701, 802, 8628, 8645, 8651, 10928, 10929, 40501, 40549, 40550, 49918, 49919, 49920];

    /// <summary>Cannot be reached, closed the connection, or is starting, stopping, recovering or changing places.</summary>
    private static readonly int[] Away =
    [
        -1, 0, 2, 20, 40, 53, 64, 121, 233, 258, 1225, 10053, 10054, 10060, 10061, 11001, 17142, 596, 617, 669, 921, 922, 926, 927, 976, 983, 988, 4060, 4221, 6005, 18401, 40143, 40197, 40540, 40613,
        41301, 41302, 41305, 41325, 42108, 42109,
    ];

    /// <summary>The file or the log is full, of its greatest size, read-only or damaged; or nobody is let in.</summary>
    private static readonly int[] Storage = [1101, 1105, 1827, 3906, 3908, 823, 824, 825, 945, 3449, 5149, 9001, 9002, 40544, 18452, 18456, 18470, 18487, 18488];

    /// <summary>From here on the connection is gone. What the network said has a number of the system, which differs between systems and drivers, and this severity.</summary>
    private const byte Fatal = 20;

    /// <summary>What this number means; a defect of the product when it is none of those that happen.</summary>
    public static DatabaseTrouble TroubleOf(int number, byte severity) =>
        Taken.Contains(number) ? DatabaseTrouble.Taken
        : Busy.Contains(number) ? DatabaseTrouble.Busy
        : Storage.Contains(number) ? DatabaseTrouble.Storage
        : severity >= Fatal || Away.Contains(number) ? DatabaseTrouble.Away
        : DatabaseTrouble.Defect;
}
