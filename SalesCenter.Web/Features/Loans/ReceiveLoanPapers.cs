using SalesCenter.Web.Features.Deals;

namespace SalesCenter.Web.Features.Loans;

/// <summary>收按揭资料: which papers came in, and which went back to the buyer; each with person and time (SOP 5.2.14).</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.AdminClerk, Role.SalesAssistant)]
public sealed record ReceiveLoanPapers(Guid ProjectId, Guid DealId, Guid LoanId, IReadOnlyList<PaperTick> Papers) : Command<Done>, IOnDeal;

/// <summary>A paper of the lender's list.</summary>
/// <param name="IsHere">Whether it came in, or else went back.</param>
public sealed record PaperTick([property: TextLength(60)] string Name, bool IsHere);

public sealed class ReceiveLoanPapersHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<ReceiveLoanPapers, Done>
{
    public async ValueTask<Done> Handle(ReceiveLoanPapers command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var loan = await db.LoanCase(command.DealId, command.LoanId, cancellationToken);
        var named = command.Papers.ToLookup(paper => paper.IsHere, paper => paper.Name);
        if (named[true].Any() || !named[false].Any())
            loan.Receive([.. named[true]], user.Id, now);
        if (named[false].Any())
            loan.GiveBack([.. named[false]], user.Id, now);
        return default;
    }
}
