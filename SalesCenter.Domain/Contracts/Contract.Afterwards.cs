using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Contracts;

/// <summary>What happens to a signed contract: into the file, to the authority, changed, and given up.</summary>
public sealed partial class Contract
{
    /// <summary>Days before a deadline, or an appointment, on which somebody is reminded; the last time when it has passed.</summary>
    public static readonly IReadOnlyList<int> Reminders = [7, 3, 1, 0, -1];

    private const int LongestNumber = 60;

    /// <summary>The legal deadline that is next; nothing once it is filed, or while it is not signed.</summary>
    public (ContractStep Step, DateOnly On)? Deadline => !IsSigned || IsFiled ? null : Has(ContractStep.OnlineSigning) ? (ContractStep.Filing, FilingDueOn!.Value) : (ContractStep.OnlineSigning, OnlineDueOn!.Value);

    /// <summary>合同归档: every paper is in the file.</summary>
    /// <param name="missing">What the clerk has not found.</param>
    public void CheckFile(IReadOnlyList<Files.RequiredPaper> missing, Actor clerk, Deal deal, DateTime now)
    {
        Require(ContractStep.FileCheck);
        if (missing.Count > 0)
            throw new RefusedException(Files.FileRefusals.PapersMissing(missing));
        Mark(ContractStep.FileCheck, clerk, deal, now);
    }

    /// <summary>网签: the authority's number and day. Refused before the signature, and for a day before it or ahead.</summary>
    public void SignOnline(string number, DateOnly on, DateOnly today, Actor person, Deal deal, DateTime now)
    {
        Require(ContractStep.OnlineSigning);
        CheckNumber(number, on, SignedOn!.Value, today);
        Mark(ContractStep.OnlineSigning, person, deal, now);
        (OnlineNumber, OnlineOn, RemindedOn) = (number.Trim(), on, null);
    }

    /// <summary>备案: the authority's number and day. Refused before the online signing, and for a day before it or ahead.</summary>
    public void EnterFiling(string number, DateOnly on, DateOnly today, Actor person, Deal deal, DateTime now)
    {
        Require(ContractStep.Filing);
        CheckNumber(number, on, OnlineOn!.Value, today);
        Mark(ContractStep.Filing, person, deal, now);
        (FilingNumber, FiledOn, RemindedOn) = (number.Trim(), on, null);
    }

    /// <summary>撤销备案: the authority has taken online signing and filing back, so that the contract can change or end.</summary>
    public void RevokeFiling(Actor person, Deal deal)
    {
        if (!Has(ContractStep.OnlineSigning))
            throw new RefusedException(ContractRefusals.NotFiled);
        RequireDesk(ContractStep.Filing, person, deal);
        ClearFiling();
    }

    /// <summary>合同变更: the next version, as a request that was approved says; it goes into the file and to the authority anew, within the days of the law.</summary>
    public void Amend(DealRequest change, ContractTerms terms, ProjectSettings settings, DateTime now)
    {
        if (!IsSigned)
            throw new RefusedException(ContractRefusals.NotYet(ContractStep.FirstPayment));
        versions.Add(new ContractVersion(Current!.Number + 1, now, change.Id, change.Kind, terms));
        marks.RemoveAll(mark => mark.Step == ContractStep.FileCheck);
        ClearFiling();
        var today = settings.Calendar.DateOf(now);
        (OnlineDueOn, FilingDueOn) = (today.AddDays(settings.OnlineSigningDays), today.AddDays(settings.FilingDays));
    }

    /// <summary>
    /// What is agreed has changed before the contract was signed: the form is filled in anew, and everything after it done again. A clause, or a later deadline, only undoes what was
    /// reviewed without it; new buyers bring their papers first.
    /// </summary>
    public void Reopen(RequestKind change, Guid byId, string reason, DateTime now)
    {
        if (IsSigned)
            return;
        if (change == RequestKind.BuyerChange)
            marks.RemoveAll(mark => mark.Step == ContractStep.PapersCheck);
        if (Has(change is RequestKind.Clause or RequestKind.Extension ? ContractStep.Review : ContractStep.SigningForm))
            Restart(ContractStep.SigningForm, byId, reason.Length > 0 ? reason : change.ToString(), now);
    }

    /// <summary>Notes a reminder; answers whether one is due today and was not sent yet: of the appointment the day before and on the day, of a legal deadline when it comes near and when it has passed.</summary>
    public bool Remind(DateOnly today, BusinessCalendar calendar)
    {
        var isDue = Deadline is { } deadline
            ? Reminders.Contains(deadline.On.DayNumber - today.DayNumber)
            : !IsSigned && !Has(ContractStep.PapersCheck) && AppointedAt is { } at && calendar.DateOf(at).DayNumber - today.DayNumber is 0 or 1;
        if (!isDue || RemindedOn == today)
            return false;
        RemindedOn = today;
        return true;
    }

    /// <summary>Who signed is forgotten, at their wish, once nothing came of it.</summary>
    public void Forget()
    {
        Form = null;
        versions.ForEach(version => version.Forget());
        var kept = sentBack.ConvertAll(returned => returned with { Reason = "" });
        sentBack.Clear();
        sentBack.AddRange(kept);
    }

    private void ClearFiling()
    {
        marks.RemoveAll(mark => mark.Step is ContractStep.OnlineSigning or ContractStep.Filing);
        (OnlineNumber, OnlineOn, FilingNumber, FiledOn, RemindedOn) = ("", null, "", null, null);
    }

    private static void CheckNumber(string number, DateOnly on, DateOnly from, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(number) || number.Trim().Length > LongestNumber || on < from || on > today)
            throw new RefusedException(ContractRefusals.NumberInvalid);
    }
}
