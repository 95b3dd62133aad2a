using FluentValidation;
using SalesCenter.Domain.Customers;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Customers;

namespace SalesCenter.Web.Features.Reception.Form;

/// <summary>客户首次来访登记表: what a filled-in first-visit form says, whoever sends it. Several choices of a list are joined by 、.</summary>
public abstract record FormAnswers<TAnswer> : Command<TAnswer>
{
    [TextLength(40)]
    public string Name { get; init; } = "";

    public FormOfAddress FormOfAddress { get; init; }

    [TextLength(40)]
    public string Phone { get; init; } = "";

    /// <summary>Further numbers, with 、 or commas between them.</summary>
    public string OtherPhones { get; init; } = "";

    [TextLength(100)]
    public string Email { get; init; } = "";

    [TextLength(40)]
    public string WeChat { get; init; } = "";

    [Secret, TextLength(40)]
    public string IdNumber { get; init; } = "";

    [TextLength(100)]
    public string LivesIn { get; init; } = "";

    [TextLength(100)]
    public string WorksIn { get; init; } = "";

    public string AgeBand { get; init; } = "";

    public string Household { get; init; } = "";

    public string AwarenessSource { get; init; } = "";

    public string Layouts { get; init; } = "";

    /// <summary>Whole ㎡.</summary>
    public int? AreaFrom { get; init; }

    public int? AreaTo { get; init; }

    /// <summary>万元.</summary>
    public int? BudgetFrom { get; init; }

    public int? BudgetTo { get; init; }

    public string Purpose { get; init; } = "";

    public string PointsOfInterest { get; init; } = "";

    public string Objections { get; init; } = "";

    public string Competitors { get; init; } = "";

    public IntentLevel? Intent { get; init; }

    /// <summary>Which wording of the consent they agreed to; empty when they did not.</summary>
    [TextLength(20)]
    public string ConsentVersion { get; init; } = "";

    internal CustomerWishes Wishes => new(Layouts, AreaFrom, AreaTo, BudgetFrom, BudgetTo, Purpose, PointsOfInterest, Objections);

    internal CustomerProfile Profile => new(LivesIn.Trim(), WorksIn.Trim(), AgeBand, Household, AwarenessSource, Competitors);

    /// <summary>Everything by which the person is known, the number that is called first on top.</summary>
    internal IReadOnlyCollection<IdentityFacts> KnownBy(IdentityVault vault)
    {
        List<IdentityFacts> facts = [.. FormRules.Numbers($"{Phone}、{OtherPhones}").Select(number => IdentityFacts.Phone(PhoneNumber.Normalise(number)!))];
        if (!string.IsNullOrWhiteSpace(Email))
            facts.Add(IdentityFacts.Plain(IdentityKind.Email, Email.Trim().ToLowerInvariant()));
        if (!string.IsNullOrWhiteSpace(WeChat))
            facts.Add(IdentityFacts.Plain(IdentityKind.WeChat, WeChat.Trim()));
        if (!string.IsNullOrWhiteSpace(IdNumber))
            facts.Add(vault.Keep(IdNumber));
        return [.. facts.DistinctBy(identity => (identity.Kind, identity.Key))];
    }
}

/// <summary>What the fields of the form ask of their texts.</summary>
internal abstract class FormRules<TForm, TAnswer> : AbstractValidator<TForm> where TForm : FormAnswers<TAnswer>
{
    protected FormRules()
    {
        RuleFor(form => form.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("input.required");
        RuleFor(form => form.Phone).MustBePhone(form => form.Phone);
        RuleFor(form => form.OtherPhones).Must(numbers => FormRules.Numbers(numbers).All(number => PhoneNumber.Normalise(number) is not null))
            .WithErrorCode("customer.phone-invalid").WithState(form => new object?[] { form.OtherPhones });
        RuleFor(form => form.Email).Must(FormRules.IsEmail).WithErrorCode("reception.email-invalid");
        RuleFor(form => form.IdNumber).Must(FormRules.IsIdNumber).WithErrorCode("reception.id-number-invalid");
        RuleFor(form => form.AreaTo).Must((form, to) => FormRules.IsRange(form.AreaFrom, to)).WithErrorCode("reception.range-invalid").WithState(_ => new object?[] { FormRules.Most });
        RuleFor(form => form.BudgetTo).Must((form, to) => FormRules.IsRange(form.BudgetFrom, to)).WithErrorCode("reception.range-invalid").WithState(_ => new object?[] { FormRules.Most });
    }
}

internal static class FormRules
{
    /// <summary>No area in ㎡ and no budget in 万元 is larger.</summary>
    public const int Most = 100_000;

    private const int ShortestId = 6, LongestId = 20;
    private static readonly char[] Separators = ['、', ',', '，', ';', '；', '/', '\n'];

    public static string[] Numbers(string text) => text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static bool IsEmail(string text) => string.IsNullOrWhiteSpace(text) || text.Trim() is var address && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < address.Length - 1 && !address.Any(char.IsWhiteSpace);

    public static bool IsIdNumber(string text) =>
        string.IsNullOrWhiteSpace(text) || text.Normalize(System.Text.NormalizationForm.FormKC).Count(char.IsLetterOrDigit) is >= ShortestId and <= LongestId;

    public static bool IsRange(int? from, int? to) => from is null or (>= 0 and <= Most) && to is null or (>= 0 and <= Most) && (from is null || to is null || from <= to);
}
