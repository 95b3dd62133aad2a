using FluentValidation;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Calls.Record;

/// <summary>
/// 来电登记: enters a call. Whoever called becomes, or is already, the consultant's customer; the rota moves as the procedure
/// says. A colleague's customer is refused in words; the call is then a message (<see cref="HandOverCall"/>).
/// </summary>
/// <param name="AnsweredAt">UTC.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record RecordCall(Guid ProjectId, [property: TextLength(40)] string Phone, [property: TextLength(40)] string Name, DateTime AnsweredAt, int Seconds)
    : Command<RecordedCall>, IInProject
{
    /// <summary>Whether the caller left no way to reach them; nobody is registered then.</summary>
    public bool LeftNoNumber { get; init; }

    /// <summary>Further numbers, several joined by 、 or commas.</summary>
    public string MorePhones { get; init; } = "";

    [TextLength(100)]
    public string Email { get; init; } = "";

    public FormOfAddress FormOfAddress { get; init; }

    public string Layouts { get; init; } = "";

    /// <summary>Wanted gross area in whole ㎡.</summary>
    public int? AreaFrom { get; init; }

    public int? AreaTo { get; init; }

    /// <summary>Budget in 万元.</summary>
    public int? BudgetFrom { get; init; }

    public int? BudgetTo { get; init; }

    public string Purpose { get; init; } = "";

    public string PointsOfInterest { get; init; } = "";

    public IntentLevel? Intent { get; init; }

    [TextLength(60)]
    public string Line { get; init; } = "";

    /// <summary>认知途径: the advert that they answer.</summary>
    [TextLength(60)]
    public string Advert { get; init; } = "";

    [TextLength(500)]
    public string Questions { get; init; } = "";

    [TextLength(1000)]
    public string Notes { get; init; } = "";

    public TalkPoints Talk { get; init; }

    public bool IsNameGiven { get; init; }

    /// <summary>When they said they would come, UTC.</summary>
    public DateTime? InvitedFor { get; init; }

    /// <summary>When they wish to be called back, UTC.</summary>
    public DateTime? CallBackAt { get; init; }

    /// <summary>Why it is taken though it is a colleague's turn.</summary>
    public string OutOfTurnReason { get; init; } = "";

    /// <summary>Whether whoever enters it sees that it is a colleague's turn; the reason is then missed along with everything else that is wrong.</summary>
    public bool IsOutOfTurn { get; init; }

    /// <summary>回电: the missed call that this one answers; it takes no turn and needs no reason.</summary>
    public Guid? MissedCallId { get; init; }
}

/// <summary>What became of the call.</summary>
/// <param name="Turn">The turn that it used up; nothing when none.</param>
public sealed record RecordedCall(Guid CallId, Guid? CustomerId, string Name, VerdictOutcome? Outcome, DateTime? ProtectedUntil, long? Turn, bool IsLate);

internal sealed class RecordCallValidator : AbstractValidator<RecordCall>
{
    private const int Most = 100_000;

    public RecordCallValidator()
    {
        When(command => !command.LeftNoNumber, () =>
        {
            RuleFor(command => command.Phone).MustBePhone(command => command.Phone);
            RuleFor(command => command.Name).Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("input.required");
        });
        RuleFor(command => command.MorePhones).Must(phones => CallerIdentities.Wrong(phones) is null).WithErrorCode("customer.phone-invalid")
            .WithState(command => new object?[] { CallerIdentities.Wrong(command.MorePhones) });
        RuleFor(command => command.Email).Must(email => email.Trim().Length == 0 || CallerIdentities.IsEmail(email.Trim())).WithErrorCode("customer.email-invalid");
        RuleFor(command => command.OutOfTurnReason).Must((command, reason) => !command.IsOutOfTurn || command.MissedCallId is not null || !string.IsNullOrWhiteSpace(reason))
            .WithErrorCode(ReceptionRefusals.ReasonMissing.Code);
        RuleFor(command => command.AreaTo).Must((command, _) => IsRange(command.AreaFrom, command.AreaTo)).WithErrorCode("input.range");
        RuleFor(command => command.BudgetTo).Must((command, _) => IsRange(command.BudgetFrom, command.BudgetTo)).WithErrorCode("input.range");
    }

    private static bool IsRange(int? from, int? to) => (from ?? 0) is >= 0 and <= Most && (to ?? Most) <= Most && (to ?? Most) >= (from ?? 0);
}

public sealed class RecordCallHandler(SalesDb db, Registrar registrar, CurrentUser user, IStringLocalizer<CallTexts> texts, TimeProvider time)
    : ICommandHandler<RecordCall, RecordedCall>
{
    public async ValueTask<RecordedCall> Handle(RecordCall command, CancellationToken cancellationToken)
    {
        var (now, settings) = (time.Now(), await db.Settings(command.ProjectId, cancellationToken));
        var missed = await db.UnansweredCall(command.MissedCallId, cancellationToken);
        var applicant = command.LeftNoNumber ? null : await Register(command, settings.Calendar, now, cancellationToken);
        var call = applicant is null
            ? Call.WithoutNumber(command.ProjectId, new CallerHint(command.Name.Trim()), user.Id, Time(command), Content(command), settings, now)
            : Call.Of(applicant.Customer, user.Id, Time(command), Content(command), settings, now);
        call.Agree(command.InvitedFor, command.CallBackAt);
        if (missed is not null)
        {
            call.Answer(missed);
        }
        else if (settings.Calendar.DateOf(command.AnsweredAt) == settings.Calendar.DateOf(now))
        {
            var rota = await db.RotaOfToday(command.ProjectId, RotaKind.Calls, now, cancellationToken);
            call.Use(rota.Answer(user.Actor, applicant?.Verdict.Outcome == VerdictOutcome.Own ? CallerSort.Own : CallerSort.New, command.OutOfTurnReason, now));
        }
        db.Calls.Add(call);
        return new RecordedCall(call.Id, call.CustomerId, applicant?.Customer.Name ?? "", applicant?.Verdict.Outcome, applicant?.Customer.Ownership?.ProtectedUntil, call.Turn, call.IsLate);
    }

    private async Task<RegisteredApplicant> Register(RecordCall command, BusinessCalendar calendar, DateTime now, CancellationToken cancellation)
    {
        var knownBy = CallerIdentities.Of(command.Phone, command.MorePhones, command.Email);
        var registered = await registrar.Register(new Applicant(command.ProjectId, user.Id, command.Name, knownBy, CustomerSource.Call, command.AnsweredAt), cancellation);
        var customer = registered.Customer;
        customer.Rename(command.Name, command.FormOfAddress is FormOfAddress.None ? null : command.FormOfAddress);
        customer.Describe(
            new CustomerWishes(
                command.Layouts.Trim(), command.AreaFrom, command.AreaTo, command.BudgetFrom, command.BudgetTo, command.Purpose.Trim(), command.PointsOfInterest.Trim()),
            new CustomerProfile(AwarenessSource: command.Advert.Trim()));
        customer.Tell(MomentKind.Called, command.AnsweredAt, now, user.Id, string.Join('\n', new[] { command.Questions.Trim(), command.Notes.Trim() }.Where(text => text.Length > 0)), command.Advert.Trim());
        customer.Reach(CustomerStage.Caller, user.Id, now);
        if (command.Intent is { } level)
            customer.Rate(level, user.Id, now);
        if (command.InvitedFor is { } visit)
            await Invite(customer, visit, calendar, command.AnsweredAt, now, cancellation);
        if (Next(command) is { } next)
            customer.Plan(next);
        return registered;
    }

    /// <summary>The desk expects them; entered so late that the time is over, it is only told.</summary>
    private async Task Invite(Customer customer, DateTime visit, BusinessCalendar calendar, DateTime agreedAt, DateTime now, CancellationToken cancellation)
    {
        if (visit > now)
            await db.Invite(customer, visit, "", calendar, user.Id, now, cancellation);
        else
            customer.Tell(MomentKind.Invited, agreedAt, now, user.Id, "", visit);
    }

    /// <summary>The call back comes before the visit, if both were agreed.</summary>
    private NextAction? Next(RecordCall command) =>
        command.CallBackAt is { } callBack && !(command.InvitedFor < callBack) ? new NextAction(texts["next.call-back"], callBack)
        : command.InvitedFor is { } visit ? new NextAction(texts["next.visit"], visit)
        : null;

    private static CallTime Time(RecordCall command) => new(command.AnsweredAt, TimeSpan.FromSeconds(command.Seconds));

    private static CallContent Content(RecordCall command) =>
        new(command.Line.Trim(), command.Advert.Trim(), command.Questions.Trim(), command.Notes.Trim(), command.Talk, command.IsNameGiven);
}
