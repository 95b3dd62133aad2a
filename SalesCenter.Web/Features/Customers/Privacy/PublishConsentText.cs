using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>A new wording in which customers agree to have their data processed; it counts from now on. Answers its number.</summary>
[Allow(Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator)]
public sealed record PublishConsentText(Guid ProjectId, [property: TextLength(ConsentText.MostCharacters)] string Text) : Command<int>, IInProject;

internal sealed class PublishConsentTextValidator : AbstractValidator<PublishConsentText>
{
    public PublishConsentTextValidator() => RuleFor(command => command.Text).Must(text => !string.IsNullOrWhiteSpace(text)).WithErrorCode("input.required");
}

public sealed class PublishConsentTextHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<PublishConsentText, int>
{
    public async ValueTask<int> Handle(PublishConsentText command, CancellationToken cancellationToken)
    {
        var last = await db.ConsentTexts.MaxAsync(text => (int?)text.Number, cancellationToken) ?? 0;
        return db.ConsentTexts.Add(new ConsentText(command.ProjectId, last + 1, command.Text, user.Id, time.Now())).Entity.Number;
    }
}
