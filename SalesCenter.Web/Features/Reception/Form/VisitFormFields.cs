using System.Globalization;
using System.Text;
using SalesCenter.Domain.Customers;

namespace SalesCenter.Web.Features.Reception.Form;

/// <summary>The first-visit form as it is being filled in: on a tablet, kept as a draft, or posted from a visitor's own phone.</summary>
public sealed class VisitFormFields
{
    public string? Name { get; set; }

    public string? FormOfAddress { get; set; }

    public string? Phone { get; set; }

    public string? OtherPhones { get; set; }

    public string? Email { get; set; }

    public string? WeChat { get; set; }

    public string? IdNumber { get; set; }

    public string? LivesIn { get; set; }

    public string? WorksIn { get; set; }

    // A posted form says nothing of a list in which nothing was chosen.
    public List<string> AgeBand { get; set => field = value ?? []; } = [];

    public List<string> Household { get; set => field = value ?? []; } = [];

    public List<string> AwarenessSource { get; set => field = value ?? []; } = [];

    public List<string> Layouts { get; set => field = value ?? []; } = [];

    public string? AreaFrom { get; set; }

    public string? AreaTo { get; set; }

    public string? BudgetFrom { get; set; }

    public string? BudgetTo { get; set; }

    public List<string> Purpose { get; set => field = value ?? []; } = [];

    public List<string> PointsOfInterest { get; set => field = value ?? []; } = [];

    public List<string> Objections { get; set => field = value ?? []; } = [];

    public List<string> Competitors { get; set => field = value ?? []; } = [];

    /// <summary>Competing projects that no list has.</summary>
    public string? MoreCompetitors { get; set; }

    public string? Intent { get; set; }

    public bool Consents { get; set; }

    /// <summary>What is known of a customer already.</summary>
    public static VisitFormFields Of(Customer customer) => new()
    {
        Name = customer.Name,
        FormOfAddress = customer.FormOfAddress.ToString(),
        Phone = customer.Phone,
        OtherPhones = string.Join('、', customer.Identities.Where(identity => identity.Kind == IdentityKind.Phone && identity.Key != customer.Phone).Select(identity => identity.Kept)),
        Email = Kept(customer, IdentityKind.Email),
        WeChat = Kept(customer, IdentityKind.WeChat),
        LivesIn = customer.Profile.LivesIn,
        WorksIn = customer.Profile.WorksIn,
        AgeBand = Parts(customer.Profile.AgeBand),
        Household = Parts(customer.Profile.Household),
        AwarenessSource = Parts(customer.Profile.AwarenessSource),
        Layouts = Parts(customer.Wishes.Layouts),
        AreaFrom = Text(customer.Wishes.AreaFrom),
        AreaTo = Text(customer.Wishes.AreaTo),
        BudgetFrom = Text(customer.Wishes.BudgetFrom),
        BudgetTo = Text(customer.Wishes.BudgetTo),
        Purpose = Parts(customer.Wishes.Purpose),
        PointsOfInterest = Parts(customer.Wishes.PointsOfInterest),
        Objections = Parts(customer.Wishes.Objections),
        Competitors = Parts(customer.Profile.Competitors),
        Intent = customer.Intent?.ToString(),
        Consents = customer.Consent is not null,
    };

    /// <summary>Takes from another form what nobody has filled in here: what the visitor told on their phone, while a consultant typed too.</summary>
    public VisitFormFields Or(VisitFormFields other) => new()
    {
        Name = Or(Name, other.Name),
        FormOfAddress = FormOfAddress is null or nameof(Domain.Customers.FormOfAddress.None) ? other.FormOfAddress : FormOfAddress,
        Phone = Or(Phone, other.Phone),
        OtherPhones = Or(OtherPhones, other.OtherPhones),
        Email = Or(Email, other.Email),
        WeChat = Or(WeChat, other.WeChat),
        IdNumber = Or(IdNumber, other.IdNumber),
        LivesIn = Or(LivesIn, other.LivesIn),
        WorksIn = Or(WorksIn, other.WorksIn),
        AgeBand = Or(AgeBand, other.AgeBand),
        Household = Or(Household, other.Household),
        AwarenessSource = Or(AwarenessSource, other.AwarenessSource),
        Layouts = Or(Layouts, other.Layouts),
        AreaFrom = Or(AreaFrom, other.AreaFrom),
        AreaTo = Or(AreaTo, other.AreaTo),
        BudgetFrom = Or(BudgetFrom, other.BudgetFrom),
        BudgetTo = Or(BudgetTo, other.BudgetTo),
        Purpose = Or(Purpose, other.Purpose),
        PointsOfInterest = Or(PointsOfInterest, other.PointsOfInterest),
        Objections = Or(Objections, other.Objections),
        Competitors = Or(Competitors, other.Competitors),
        MoreCompetitors = Or(MoreCompetitors, other.MoreCompetitors),
        Intent = Or(Intent, other.Intent),
        Consents = Consents || other.Consents,
    };

    /// <summary>The form as a message says it.</summary>
    internal TForm Fill<TForm, TAnswer>(TForm empty, ConsentOffered? consent) where TForm : FormAnswers<TAnswer> => empty with
    {
        Name = Name ?? "",
        FormOfAddress = Enum.TryParse<FormOfAddress>(FormOfAddress, out var address) && Enum.IsDefined(address) ? address : default,
        Phone = Phone ?? "",
        OtherPhones = OtherPhones ?? "",
        Email = Email ?? "",
        WeChat = WeChat ?? "",
        IdNumber = IdNumber ?? "",
        LivesIn = LivesIn ?? "",
        WorksIn = WorksIn ?? "",
        AgeBand = Joined(AgeBand),
        Household = Joined(Household),
        AwarenessSource = Joined(AwarenessSource),
        Layouts = Joined(Layouts),
        AreaFrom = Number(AreaFrom),
        AreaTo = Number(AreaTo),
        BudgetFrom = Number(BudgetFrom),
        BudgetTo = Number(BudgetTo),
        Purpose = Joined(Purpose),
        PointsOfInterest = Joined(PointsOfInterest),
        Objections = Joined(Objections),
        Competitors = Joined([.. Competitors, MoreCompetitors?.Trim() ?? ""]),
        Intent = Enum.TryParse<IntentLevel>(Intent, out var level) && Enum.IsDefined(level) ? level : null,
        ConsentVersion = Consents ? consent?.Edition ?? "" : "",
    };

    private static string? Or(string? typed, string? other) => string.IsNullOrWhiteSpace(typed) ? other : typed;

    private static List<string> Or(List<string> chosen, List<string> other) => [.. chosen.Count > 0 ? chosen : other];

    private static string Kept(Customer customer, IdentityKind kind) => customer.Identities.FirstOrDefault(identity => identity.Kind == kind)?.Kept ?? "";

    private static List<string> Parts(string joined) => [.. joined.Split('、', StringSplitOptions.RemoveEmptyEntries)];

    private static string Joined(List<string> choices) => string.Join('、', choices.Where(choice => !string.IsNullOrWhiteSpace(choice)).Distinct());

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A number in any width; what is none counts as one that no rule accepts.</summary>
    private static int? Number(string? typed) => string.IsNullOrWhiteSpace(typed) ? null
        : int.TryParse(WellFormed(typed).Normalize(NormalizationForm.FormKC), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string WellFormed(string typed) => string.Concat(typed.EnumerateRunes());
}
