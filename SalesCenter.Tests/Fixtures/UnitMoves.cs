using System.Runtime.CompilerServices;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Tests.Fixtures;

/// <summary>Lets a test move a unit as a deal does, without the deal.</summary>
public static class UnitMoves
{
    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    public static extern void MoveTo(Unit unit, UnitStatus status, DateTime now, Guid? dealId, Guid? by, DateTime? until);
}
