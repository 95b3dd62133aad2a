using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Domain.Handovers;

/// <summary>办证步骤: the way to the title deed, in this order.</summary>
public enum TitleStep
{
    /// <summary>递件: the authority has the application.</summary>
    Applied = 0,

    /// <summary>缴纳契税.</summary>
    TaxPaid = 1,

    /// <summary>出证: the authority has issued the deed.</summary>
    Issued = 2,

    /// <summary>领证: the buyer, or the bank, has the deed.</summary>
    GivenOut = 3,
}

/// <summary>A step that is done.</summary>
/// <param name="On">On the sales centre's calendar.</param>
/// <param name="At">When it was entered, UTC.</param>
public sealed record TitleMark(TitleStep Step, DateOnly On, Guid PersonId, DateTime At);

/// <summary>产权证: the way from the application to the deed in the buyer's hands, step by step, from the filing of the contract on. Known by the deal's id.</summary>
public sealed class TitleDeed : AggregateRoot
{
    /// <summary>How long a number, and the name of whoever takes the deed, may be.</summary>
    public const int LongestText = 60;

    private readonly List<TitleMark> marks = [];

    private TitleDeed() { }

    /// <summary>Nothing is applied for yet.</summary>
    public TitleDeed(Deal deal) => (Id, ProjectId) = (deal.Id, deal.ProjectId);

    public Guid ProjectId { get; private set; }

    /// <summary>递件日.</summary>
    public DateOnly? AppliedOn { get; private set; }

    /// <summary>契税缴纳日.</summary>
    public DateOnly? TaxPaidOn { get; private set; }

    /// <summary>出证日.</summary>
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>产权证号; empty before.</summary>
    public string Number { get; private set; } = "";

    /// <summary>他项权证号 of the mortgage; empty where nobody lends.</summary>
    public string MortgageCertificateNumber { get; private set; } = "";

    /// <summary>领证日.</summary>
    public DateOnly? GivenOn { get; private set; }

    /// <summary>领证人; empty before.</summary>
    public string GivenTo { get; private set; } = "";

    public IReadOnlyList<TitleMark> Marks => marks;

    /// <summary>The step that is next; nothing once the deed is given out.</summary>
    public TitleStep? Next => marks.Count < Enum.GetValues<TitleStep>().Length ? (TitleStep)marks.Count : null;

    /// <summary>递件. Refused before the contract is filed, and for a day ahead.</summary>
    public void Apply(DateOnly on, Guid personId, Deal deal, DateOnly today, DateTime now)
    {
        Mark(TitleStep.Applied, on, personId, deal, today, now);
        AppliedOn = on;
    }

    /// <summary>缴纳契税. Refused before the application, and for a day before it or ahead.</summary>
    public void PayTax(DateOnly on, Guid personId, Deal deal, DateOnly today, DateTime now)
    {
        Mark(TitleStep.TaxPaid, on, personId, deal, today, now);
        TaxPaidOn = on;
    }

    /// <summary>出证. Refused without the deed's number, before the tax is paid, and for a day before that or ahead.</summary>
    /// <param name="mortgageNumber">他项权证号; empty where nobody lends.</param>
    public void Issue(string number, string mortgageNumber, DateOnly on, Guid personId, Deal deal, DateOnly today, DateTime now)
    {
        RequireText(number);
        if (mortgageNumber.Trim().Length > LongestText)
            throw new RefusedException(TitleRefusals.TextMissing(LongestText));
        Mark(TitleStep.Issued, on, personId, deal, today, now);
        (IssuedOn, Number, MortgageCertificateNumber) = (on, number.Trim(), mortgageNumber.Trim());
    }

    /// <summary>领证. Refused without a name, before the deed is issued, and for a day before that or ahead.</summary>
    public void GiveOut(string to, DateOnly on, Guid personId, Deal deal, DateOnly today, DateTime now)
    {
        RequireText(to);
        Mark(TitleStep.GivenOut, on, personId, deal, today, now);
        (GivenOn, GivenTo) = (on, to.Trim());
    }

    /// <summary>Who took the deed is forgotten, at their wish, once nothing came of the deal.</summary>
    public void Forget() => GivenTo = "";

    private void Mark(TitleStep step, DateOnly on, Guid personId, Deal deal, DateOnly today, DateTime now)
    {
        if (marks.Find(mark => mark.Step == step) is { } before)
            throw new RefusedException(TitleRefusals.AlreadyDone(step, before.PersonId, before.At));
        if (!deal.IsOpen || deal.Stage < DealStage.Filed)
            throw new RefusedException(TitleRefusals.NotFiled(deal.UnitId));
        if (Next is { } next && next != step)
            throw new RefusedException(TitleRefusals.NotYet(next));
        var earliest = marks.Count == 0 ? DateOnly.MinValue : marks.Max(mark => mark.On);
        if (on > today || on < earliest)
            throw new RefusedException(on > today ? TitleRefusals.Ahead(on) : TitleRefusals.TooEarly(earliest));
        marks.Add(new TitleMark(step, on, personId, now));
    }

    private static void RequireText(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Length > LongestText)
            throw new RefusedException(TitleRefusals.TextMissing(LongestText));
    }
}

/// <summary>Why a step of a title deed is refused.</summary>
public static class TitleRefusals
{
    public static Refusal NotFiled(Guid unitId) => new("title.not-filed", new UnitReference(unitId));

    public static Refusal NotYet(TitleStep missing) => new("title.not-yet", missing);

    public static Refusal AlreadyDone(TitleStep step, Guid personId, DateTime at) => new("title.already-done", step, new PersonReference(personId), at);

    public static Refusal Ahead(DateOnly on) => new("title.ahead", on);

    public static Refusal TooEarly(DateOnly earliest) => new("title.too-early", earliest);

    public static Refusal TextMissing(int most) => new("title.text-missing", most);

    /// <summary>Another unit's deed has it.</summary>
    public static Refusal NumberTaken(string number) => new("title.number-taken", number);
}
