namespace SalesCenter.Domain.Common;

/// <summary>A fact: something that has happened to an aggregate and is stored with it.</summary>
#pragma warning disable CA1040 // A marker is what it is: facts have nothing in common but being facts.
public interface IDomainEvent;
#pragma warning restore CA1040
