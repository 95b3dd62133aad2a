using SalesCenter.Domain.Common;
using SalesCenter.Domain.Stock;

namespace SalesCenter.Domain.Customers;

/// <summary>
/// 客户: somebody who may buy. Known by identities, each of which belongs to one customer of the project, and owned by one
/// consultant or by nobody (公海). Load it with its identities and its open ownership before changing it.
/// </summary>
public sealed partial class Customer : AggregateRoot
{
    private const int NameLength = 40;
    private readonly List<CustomerIdentity> identities = [];
    private readonly List<Ownership> ownerships = [];
    private readonly List<Relative> relatives = [];
    private readonly List<SearchTerm> terms = [];

    private Customer() { }

    /// <summary>A new customer of one consultant. Refused without a name or any way to reach them.</summary>
    /// <param name="at">When they called or came, UTC; protection counts from here.</param>
    public Customer(Guid projectId, string name, IReadOnlyCollection<IdentityFacts> knownBy, Guid ownerId, CustomerSource source, ProjectSettings settings, DateTime at, DateTime now)
    {
        ProjectId = projectId;
        Name = Checked(name);
        if (knownBy.Count == 0)
            throw new RefusedException(CustomerRefusals.LastIdentity);
        RegisteredAt = now;
        Source = source;
        LastContactAt = at;
        foreach (var facts in knownBy)
            Add(facts, now);
        BeFound();
        Open(ownerId, source, at + settings.Protection(source), at);
        Tell(MomentKind.Registered, at, now, ownerId, "", source);
    }

    public Guid ProjectId { get; private set; }

    public string Name { get; private set; } = "";

    public FormOfAddress FormOfAddress { get; private set; }

    /// <summary>The number that is called first, normalised; empty when there is none.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>归属人: the consultant whose customer this is; nobody while in the public pool. The open ownership says since and until when.</summary>
    public Guid? OwnerId { get; private set; }

    public DateTime RegisteredAt { get; private set; }

    public CustomerSource Source { get; private set; }

    public CustomerStage Stage { get; private set; }

    public IntentLevel? Intent { get; private set; }

    public CustomerWishes Wishes { get; private set; } = CustomerWishes.None;

    public CustomerProfile Profile { get; private set; } = CustomerProfile.None;

    /// <summary>Words by which colleagues sort their customers, joined by 、.</summary>
    public string Tags { get; private set; } = "";

    /// <summary>When the customer was last reached, UTC.</summary>
    public DateTime LastContactAt { get; private set; }

    public NextAction? Next { get; private set; }

    public Consent? Consent { get; private set; }

    /// <summary>The customer that this one was found to be; nothing while it stands for itself.</summary>
    public Guid? JoinedToId { get; private set; }

    /// <summary>When the person behind it was made unrecognisable; nothing while they are known.</summary>
    public DateTime? AnonymisedAt { get; private set; }

    public IReadOnlyList<CustomerIdentity> Identities => identities;

    /// <summary>Who owned the customer, the open ownership among them.</summary>
    public IReadOnlyList<Ownership> Ownerships => ownerships;

    public IReadOnlyList<Relative> Relatives => relatives;

    /// <summary>By what the customer is found while somebody types.</summary>
    public IReadOnlyList<SearchTerm> Terms => terms;

    /// <summary>The ownership that holds now, expired or not.</summary>
    public Ownership? Ownership => ownerships.Find(ownership => ownership.IsOpen);

    /// <summary>As shown to everybody but the owner and their superiors: 138****1234.</summary>
    public static string Mask(string phone) => phone.Length < 8 ? "****" : $"{phone[..3]}****{phone[^4..]}";

    /// <summary>As shown to everybody but the owner and their superiors: 王**.</summary>
    public static string MaskName(string name) => name.Length == 0 ? "" : $"{name.EnumerateRunes().First()}**";

    /// <summary>Corrects the name and how they are addressed.</summary>
    public void Rename(string name, FormOfAddress? formOfAddress = null)
    {
        Name = Checked(name);
        FormOfAddress = formOfAddress ?? FormOfAddress;
        BeFound();
    }

    /// <summary>Adds a further way to reach the customer; one that is known already changes nothing.</summary>
    public void Learn(IdentityFacts facts, Guid byId, DateTime now)
    {
        RequireKnown();
        if (identities.Exists(identity => identity.Kind == facts.Kind && identity.Key == facts.Key))
            return;
        Add(facts, now);
        BeFound();
        Tell(MomentKind.IdentityAdded, now, now, byId, "", facts.Kind);
    }

    /// <summary>Takes a wrong identity away; the last one stays.</summary>
    public void Forget(Guid identityId, Guid byId, DateTime now)
    {
        var identity = identities.Find(identity => identity.Id == identityId) ?? throw new RefusedException(CustomerRefusals.IdentityUnknown);
        if (identities.Count == 1)
            throw new RefusedException(CustomerRefusals.LastIdentity);
        identities.Remove(identity);
        if (Phone == identity.Key)
            Phone = identities.Find(other => other.Kind == IdentityKind.Phone)?.Key ?? "";
        BeFound();
        Tell(MomentKind.IdentityRemoved, now, now, byId, "", identity.Kind);
    }

    /// <summary>Which of the numbers is called first.</summary>
    public void CallFirst(Guid identityId) =>
        Phone = identities.Find(identity => identity.Id == identityId && identity.Kind == IdentityKind.Phone)?.Key ?? throw new RefusedException(CustomerRefusals.IdentityUnknown);

    /// <summary>What they want and who they are, as told now; what was not told stays as it was.</summary>
    public void Describe(CustomerWishes wishes, CustomerProfile profile)
    {
        Wishes = wishes.Or(Wishes);
        Profile = profile.Or(Profile);
    }

    /// <summary>Words by which colleagues sort their customers.</summary>
    public void Tag(string tags) => Tags = tags.Trim();

    public void Rate(IntentLevel level, Guid byId, DateTime now)
    {
        if (Intent == level)
            return;
        Tell(MomentKind.IntentChanged, now, now, byId, "", Intent, level);
        Intent = level;
    }

    /// <summary>Moves the stage on; it never goes back by itself.</summary>
    public void Reach(CustomerStage stage, Guid byId, DateTime now)
    {
        if (stage <= Stage && Stage != CustomerStage.Lost)
            return;
        Stage = stage;
        Tell(MomentKind.StageReached, now, now, byId, "", stage);
    }

    /// <summary>What was reached came to nothing, such as a subscription that was cancelled; the timeline keeps both.</summary>
    public void FallBack(CustomerStage stage, Guid byId, DateTime now)
    {
        if (stage >= Stage || Stage == CustomerStage.Lost)
            return;
        Stage = stage;
        Tell(MomentKind.StageReached, now, now, byId, "", stage);
    }

    /// <summary>What is to be done next, with a reminder at its time; nothing takes it away.</summary>
    public void Plan(NextAction? next) => Next = next;

    /// <summary>The customer agreed to have their data processed, in the wording of this version.</summary>
    public void Agree(string textVersion, Guid byId, DateTime now)
    {
        if (Consent?.TextVersion == textVersion)
            return;
        Consent = new Consent(textVersion, now);
        Tell(MomentKind.Consented, now, now, byId, "", textVersion);
    }

    /// <summary>撤回同意: the customer does not agree any more, so that what was planned with them is called off.</summary>
    public void WithdrawConsent(Guid byId, DateTime now)
    {
        RequireKnown();
        if (Consent is not { } withdrawn)
            return;
        (Consent, Next) = (null, null);
        Tell(MomentKind.ConsentWithdrawn, now, now, byId, "", withdrawn.TextVersion);
    }

    /// <summary>Somebody of the family; spouses and direct relatives share the owner.</summary>
    public void Relate(Relation relation, string name, string phone, Guid? otherCustomerId, Guid byId, DateTime now)
    {
        if (otherCustomerId == Id || relatives.Exists(known => otherCustomerId is not null && known.OtherCustomerId == otherCustomerId))
            return;
        relatives.Add(new Relative(this, relation, Checked(name), phone, otherCustomerId));
        Tell(MomentKind.RelativeLinked, now, now, byId, "", relation, name.Trim());
    }

    public void Unrelate(Guid relativeId) => relatives.RemoveAll(relative => relative.Id == relativeId);

    /// <summary>Notes something for the timeline that changes nothing else of the customer.</summary>
    public void Tell(MomentKind kind, DateTime at, DateTime now, Guid byId, string text, params object?[] values) =>
        Raise(new CustomerMoment(ProjectId, Id, kind, at, now, byId, text, values));

    private void Add(IdentityFacts facts, DateTime now)
    {
        identities.Add(new CustomerIdentity(this, facts, now));
        if (Phone.Length == 0 && facts.Kind == IdentityKind.Phone)
            Phone = facts.Key;
    }

    /// <summary>Keeps the terms in step with name and numbers.</summary>
    private void BeFound()
    {
        var wanted = SearchTerm.Of(Name, identities.Where(identity => identity.Kind == IdentityKind.Phone).Select(identity => identity.Ending));
        terms.RemoveAll(term => !wanted.Contains(term.Term));
        terms.AddRange(wanted.Except(terms.Select(term => term.Term)).Select(term => new SearchTerm(this, term)).ToList());
    }

    private static string Checked(string name) => !string.IsNullOrWhiteSpace(name) && name.Trim().Length <= NameLength
        ? name.Trim()
        : throw new RefusedException(new Refusal("customer.name-invalid", NameLength));

    private void RequireKnown()
    {
        if (AnonymisedAt is not null || JoinedToId is not null)
            throw new RefusedException(CustomerRefusals.Anonymous);
    }
}
