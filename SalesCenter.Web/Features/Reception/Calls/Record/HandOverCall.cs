using System.Globalization;
using FluentValidation;
using Microsoft.Extensions.Localization;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Phones;
using SalesCenter.Web.Features.Customers;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Reception.Turns;

namespace SalesCenter.Web.Features.Reception.Calls.Record;

/// <summary>
/// 转告留言: a colleague's customer called; the owner is told at once what was said, and the rota stays as it is (SOP 1.2.11).
/// Refused when the number is no colleague's any more.
/// </summary>
/// <param name="Phone">The number by which the customer was found.</param>
/// <param name="CallBackNumber">Where to call back, when it is another one.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record HandOverCall(
    Guid ProjectId, [property: TextLength(40)] string Phone, [property: TextLength(40)] string CallerName, [property: TextLength(40)] string CallBackNumber,
    [property: TextLength(1000)] string Message, DateTime AnsweredAt, int Seconds) : Command<HandedOver>, IInProject
{
    [TextLength(60)]
    public string Line { get; init; } = "";

    [TextLength(60)]
    public string Advert { get; init; } = "";

    public TalkPoints Talk { get; init; }

    public bool IsNameGiven { get; init; }

    /// <summary>When they wish to be called back, UTC.</summary>
    public DateTime? CallBackAt { get; init; }

    /// <summary>The missed call that was called back, which concerns the rota no more.</summary>
    public Guid? MissedCallId { get; init; }
}

/// <summary>Who was told.</summary>
public sealed record HandedOver(Guid CallId, Guid OwnerId);

internal sealed class HandOverCallValidator : AbstractValidator<HandOverCall>
{
    public HandOverCallValidator()
    {
        RuleFor(command => command.Phone).MustBePhone(command => command.Phone);
        RuleFor(command => command.CallBackNumber).MayBePhone(command => command.CallBackNumber);
        RuleFor(command => command.Message).Must(message => !string.IsNullOrWhiteSpace(message)).WithErrorCode("reception.message-empty");
    }
}

public sealed class HandOverCallHandler(SalesDb db, Notices notices, CurrentUser user, IStringLocalizer<CallTexts> texts, TimeProvider time) : ICommandHandler<HandOverCall, HandedOver>
{
    private const int Excerpt = 80, NextActionLength = 200;

    public async ValueTask<HandedOver> Handle(HandOverCall command, CancellationToken cancellationToken)
    {
        var (now, settings) = (time.Now(), await db.Settings(command.ProjectId, cancellationToken));
        var missed = await db.UnansweredCall(command.MissedCallId, cancellationToken);
        var phone = IdentityFacts.Phone(PhoneNumber.Normalise(command.Phone)!);
        var verdict = OwnershipDecision.Decide(await db.Matches("", [phone], cancellationToken), user.Id, now);
        if (verdict.Decisive is not { } match)
            throw new RefusedException(ReceptionRefusals.NobodyToTell);

        var customer = await db.CustomerFile(match.CustomerId, cancellationToken);
        var caller = new CallerHint(command.CallerName.Trim(), command.CallBackNumber.Trim() is { Length: > 0 } other ? other : phone.Key);
        var content = new CallContent(command.Line.Trim(), command.Advert.Trim(), "", command.Message.Trim(), command.Talk, command.IsNameGiven);
        var call = Call.Message(customer, caller, user.Id, new CallTime(command.AnsweredAt, TimeSpan.FromSeconds(command.Seconds)), content, settings, now);
        call.Agree(null, command.CallBackAt);
        if (command.CallBackAt is { } callBack)
            Promise(customer, callBack, settings.Calendar, now);
        customer.Tell(MomentKind.MessageLeft, command.AnsweredAt, now, user.Id, content.Notes, caller.Name, caller.Number);
        if (missed is not null)
            call.Answer(missed);
        else if (settings.Calendar.DateOf(command.AnsweredAt) == settings.Calendar.DateOf(now))
            (await db.RotaOfToday(command.ProjectId, RotaKind.Calls, now, cancellationToken)).Answer(user.Actor, CallerSort.OfColleague, "", now);
        db.Calls.Add(call);
        TellOwner(customer, call);
        return new HandedOver(call.Id, call.OwnerId!.Value);
    }

    /// <summary>约定回电: becomes the owner's next action; what they had planned themselves is named beside it, whichever comes first.</summary>
    private void Promise(Customer customer, DateTime callBack, BusinessCalendar calendar, DateTime now)
    {
        var next = new NextAction(texts["next.call-back"], callBack);
        if (customer.Next is { RemindedAt: null } planned)
        {
            var (first, then) = planned.At < callBack ? (planned, next) : (next, planned);
            var what = texts["next.then", first.What, calendar.LocalTime(then.At).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture), then.What].Value;
            next = first with { What = what.Length <= NextActionLength ? what : next.What };
        }
        customer.Plan(next);
        customer.Tell(MomentKind.NextActionSet, now, now, user.Id, next.What, next.At);
    }

    private void TellOwner(Customer customer, Call call)
    {
        var told = new object?[] { new PersonReference(user.Id), call.Caller.Name.Length > 0 ? call.Caller.Name : customer.Name, call.Caller.Number, string.Concat(call.Content.Notes.EnumerateRunes().Take(Excerpt)) };
        if (call.CallBackAt is { } callBack)
            notices.TellOf(customer, call.OwnerId!.Value, "notice.message-left-call-back", RotaKeeper.HotlinePage, [.. told, callBack]);
        else
            notices.TellOf(customer, call.OwnerId!.Value, "notice.message-left", RotaKeeper.HotlinePage, told);
    }
}
