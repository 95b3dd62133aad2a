using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Reception;
using SalesCenter.Infrastructure.Desk;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Reception.Form;

/// <summary>
/// A visitor sends the first-visit form from their own phone, once. They become a customer of whoever received them; when they
/// are a colleague's already, the visitor is thanked all the same and the consultant finds the answers and the conflict; where
/// the consultant has left, their superiors do.
/// </summary>
[Allow(Anonymous = true)]
public sealed record SendForm([property: Secret, TextLength(64)] string Token) : FormAnswers<Done>
{
    /// <summary>The form as posted, for a colleague to look at.</summary>
    internal VisitFormFields Fields { get; init; } = new();
}

internal sealed class SendFormValidator : FormRules<SendForm, Done>
{
    public SendFormValidator() => RuleFor(form => form.ConsentVersion).Must(version => version.Length > 0).WithErrorCode("reception.consent-missing");
}

public sealed class SendFormHandler(SalesDb db, ProjectScope scope, FormClerk clerk, PeopleBook people, Notices notices, TimeProvider time) : ICommandHandler<SendForm, Done>
{
    public async ValueTask<Done> Handle(SendForm command, CancellationToken cancellationToken)
    {
        var hash = FormLink.HashOf(command.Token);
        var link = await db.FormLinks.IgnoreQueryFilters().SingleOrDefaultAsync(link => link.TokenHash == hash, cancellationToken) ?? throw new RefusedException(ReceptionRefusals.LinkOver);
        scope.ProjectId = link.ProjectId;
        var visit = await db.Visit(link.VisitId, cancellationToken);
        var consultant = visit.OwnerId ?? visit.ConsultantId ?? link.MadeById;
        var verdict = await clerk.Decide(visit, command, consultant, cancellationToken);
        var isClear = verdict.Refusal is null && verdict.Matches.Count(match => match.Rule is MatchRule.IdNumber or MatchRule.Exact) <= 1
            && (visit.OwnerId is not null || await people.IsHere(consultant, cancellationToken));
        link.Use(isClear ? "" : JsonSerializer.Serialize(command.Fields), time.Now());
        if (isClear)
            await clerk.Take(visit, command, consultant, CustomerSource.Form, consultant, cancellationToken);
        var code = isClear ? "notice.form-filled" : verdict.Refusal is null ? "notice.form-to-look-at" : "notice.form-of-colleague";
        var (receiver, form) = (visit.ConsultantId ?? link.MadeById, $"reception/form/{visit.Id}");
        if (await people.IsHere(receiver, cancellationToken))
            notices.Tell(visit.ProjectId, receiver, code, form, visit.ArrivedAt, verdict.Refusal);
        else
            await notices.TellSuperiors(visit.ProjectId, receiver, code, form, visit.ArrivedAt, verdict.Refusal);
        return default;
    }
}
