using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;

namespace SalesCenter.Domain.Contracts;

/// <summary>Why a step of a contract is refused.</summary>
public static class ContractRefusals
{
    /// <summary>No appointment was made yet.</summary>
    public static readonly Refusal Unknown = new("contract.unknown");

    /// <summary>One person never does the steps of two desks: each looks for itself.</summary>
    public static readonly Refusal TwoDesks = new("contract.two-desks");

    /// <summary>There is a number, a date or both missing, or the date lies ahead.</summary>
    public static readonly Refusal NumberInvalid = new("contract.number-invalid");

    public static readonly Refusal NotFiled = new("contract.not-filed");

    /// <summary>The contract is signed: it changes by request only.</summary>
    public static readonly Refusal Fixed = new("contract.fixed");

    /// <summary>The form names nobody, or more than can buy together.</summary>
    public static readonly Refusal BuyersDiffer = new("contract.buyers-differ");

    public static Refusal NotSubscribed(Guid unitId) => new("contract.not-subscribed", new UnitReference(unitId));

    public static Refusal NotYet(ContractStep missing) => new("contract.not-yet", missing);

    public static Refusal AlreadyDone(ContractStep step, Guid personId, DateTime at) => new("contract.already-done", step, new PersonReference(personId), at);

    public static Refusal NotTheirDesk(ContractStep step) => new("contract.not-their-desk", step);

    public static Refusal AppointmentInThePast(DateTime at) => new("contract.appointment-past", at);

    /// <summary>After the signing deadline nobody signs: it is extended first.</summary>
    public static Refusal AppointmentTooLate(DateOnly deadline) => new("contract.appointment-late", deadline);

    public static Refusal PapersMissing(BroughtPaper first, int count) => new("contract.papers-missing", first, count);

    /// <summary>What was typed is not what the system computes.</summary>
    public static Refusal FormDiffers(SigningItem first, int count) => new("contract.form-differs", first, count);

    public static Refusal Uncompared(ComparedMatter first, int count) => new("contract.uncompared", first, count);

    public static Refusal SignatureMissing(SignaturePlace first, int count) => new("contract.signature-missing", first, count);

    public static Refusal ReasonMissing(int most) => new("contract.reason-missing", most);

    /// <summary>A request about the deal is under way: nothing is signed meanwhile.</summary>
    public static Refusal RequestIsOpen(RequestKind kind) => new("contract.request-open", kind);

    public static Refusal FieldTooLong(int most) => new("contract.field-too-long", most);
}
