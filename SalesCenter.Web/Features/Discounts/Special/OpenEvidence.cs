using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Files;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Files;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>查看证明材料: somebody looks at what proves the reason of a special discount, which is noted.</summary>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany)]
public sealed record OpenEvidence(Guid ProjectId, Guid DealId, Guid EvidenceId) : Command<OpenedScan>, IOnDeal;

public sealed class OpenEvidenceHandler(SalesDb db, CurrentUser user, TimeProvider time) : ICommandHandler<OpenEvidence, OpenedScan>
{
    public async ValueTask<OpenedScan> Handle(OpenEvidence command, CancellationToken cancellationToken)
    {
        var asked = await db.SpecialDiscounts.AsNoTracking().Where(discount => discount.DealId == command.DealId).ToListAsync(cancellationToken);
        var (discount, evidence) = asked.SelectMany(discount => discount.Evidence.Select(evidence => (discount, evidence))).FirstOrDefault(pair => pair.evidence.Id == command.EvidenceId);
        if (discount is null)
            throw new RefusedException(FileRefusals.Unknown);
        db.Disclosures.Add(new Disclosure
        {
            ProjectId = command.ProjectId,
            CustomerId = (await db.Deal(command.DealId, cancellationToken)).CustomerId,
            ById = user.Id,
            At = time.Now(),
            Kind = DisclosureKind.Opened,
            Reason = evidence.FileName,
        });
        return new OpenedScan(evidence.FileName, evidence.Format);
    }
}

/// <summary>The address from which a browser loads a piece of evidence.</summary>
internal static class EvidenceAddress
{
    public static void MapEvidence(this IEndpointRouteBuilder app) => app.MapGet("/p/{code}/evidence/{dealId:guid}/{evidenceId:guid}", (string code, Guid dealId, Guid evidenceId, HttpContext http, Dispatcher dispatcher, ScanFolder folder) =>
        ScanAddress.Serve(code, project => new OpenEvidence(project, dealId, evidenceId), evidenceId, http, dispatcher, folder)).RequireAuthorization();
}
