using SalesCenter.Web.Features.Customers.CustomerFile;
using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Customers.Privacy;

/// <summary>The customer agreed to the wording that counts now.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record RecordConsent(Guid ProjectId, Guid CustomerId) : Command<Done>, IInProject;

public sealed class RecordConsentHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<RecordConsent, Done>
{
    public async ValueTask<Done> Handle(RecordConsent command, CancellationToken cancellationToken)
    {
        var customer = await db.OpenFile(command.CustomerId, user.Actor, cancellationToken);
        var text = await db.RequireConsentText(cancellationToken);
        customer.Agree(text.Edition, user.Id, time.Now());
        return default;
    }
}
