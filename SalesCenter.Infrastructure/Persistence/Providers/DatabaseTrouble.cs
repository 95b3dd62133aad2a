namespace SalesCenter.Infrastructure.Persistence.Providers;

/// <summary>What may be wrong with a database, as far as it matters to whoever asked it.</summary>
public enum DatabaseTrouble
{
    /// <summary>Nothing: what went wrong is not the database's doing.</summary>
    None = 0,

    /// <summary>It did not understand or would not do what it was told: a defect of the product.</summary>
    Defect = 1,

    /// <summary>Somebody else has what was wanted: a unique index refused the row.</summary>
    Taken = 2,

    /// <summary>It could not come to it: locked, overloaded, too slow, or this caller was chosen to give way. It may pass by itself.</summary>
    Busy = 3,

    /// <summary>It cannot be reached, or broke off; it may come back by itself.</summary>
    Away = 4,

    /// <summary>It cannot keep anything: full, read-only or damaged. Somebody must see to it.</summary>
    Storage = 5,
}
