namespace SalesCenter.Web.Components;

/// <summary>Whether a step is behind, at hand, or ahead.</summary>
public enum StepState
{
    Done,
    Now,
    Next,
}

/// <summary>One step of a <see cref="StepBar"/>.</summary>
/// <param name="Note">When it was done and by whom, or who is next and what is missing; may be empty.</param>
public sealed record Step(string Name, StepState State, string Note = "");
