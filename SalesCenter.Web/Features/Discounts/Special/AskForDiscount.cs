using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.Files;
using SalesCenter.Domain.Payments;
using SalesCenter.Web.Features.Deals;
using SalesCenter.Web.Features.Deals.Files;
using SalesCenter.Web.Features.Deals.Subscribe;
using SalesCenter.Web.Features.Payments;

namespace SalesCenter.Web.Features.Discounts.Special;

/// <summary>
/// 申请特殊折扣: asks, while the customer waits, for a discount that no rule gives. The answer is the same whatever the floor price is: it only decides who is asked, which the asker is
/// not told.
/// </summary>
/// <param name="Shape">How the price comes down.</param>
/// <param name="Amount">In 0.01 % for a per cent, else in fen, as <see cref="Discount"/> takes it.</param>
/// <param name="Terms">How the price is to be paid; the deposit may be settled later.</param>
/// <param name="Discounts">The general discounts that are claimed beside it.</param>
[Allow(Role.Consultant, Role.Supervisor, Role.SalesManager, Role.MarketingDirector)]
public sealed record AskForDiscount(
    Guid ProjectId, Guid DealId, DiscountShape Shape, long Amount, PlanTerms Terms, IReadOnlyList<Guid> Discounts, [property: TextLength(SpecialDiscount.LongestReason)] string Reason, IReadOnlyList<EvidenceFile> Evidence)
    : Command<AskedDiscount>, IOnDeal;

/// <summary>A scan or photo that proves the reason.</summary>
public sealed record EvidenceFile(string FileName, [property: JsonIgnore] byte[] Content)
{
    /// <summary>SHA-256 of the content, by which the audit trail tells one from another.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Content));
}

/// <summary>What was asked for.</summary>
/// <param name="Number">编号 of the form.</param>
public sealed record AskedDiscount(Guid Id, string Number);

public sealed class AskForDiscountHandler(SalesDb db, DiscountApprovers approvers, ScanFolder folder, CurrentUser user, TimeProvider time) : ICommandHandler<AskForDiscount, AskedDiscount>
{
    private static readonly TimeSpan Counted = TimeSpan.FromDays(30);

    public async ValueTask<AskedDiscount> Handle(AskForDiscount command, CancellationToken cancellationToken)
    {
        var discount = new Discount(command.Shape, command.Amount);
        var evidence = await Keep(command, cancellationToken);
        await db.BeginWrite(cancellationToken);
        var deal = await db.Deal(command.DealId, cancellationToken);
        if (!deal.IsOpen || deal.HasExpired(time.Now()))
            throw new RefusedException(SpecialDiscountRefusals.NotSelling(deal.UnitId));
        var settings = await db.Settings(command.ProjectId, cancellationToken);
        await RequireTurn(deal, settings.Discounts.MostAsked, cancellationToken);
        var basis = await db.Basis(deal.Id, command.Terms.Method, command.Discounts, settings, time.Now(), cancellationToken);
        var subscription = await db.Subscriptions.SingleOrDefaultAsync(subscription => subscription.Id == deal.Id, cancellationToken);
        var staffed = await approvers.Staffed(command.ProjectId, settings, [user.Id, deal.ConsultantId], cancellationToken);
        var level = FirstAsked(settings.Discounts.LevelFor(basis.Concession(basis.Ladder(discount))), staffed);
        var (number, _) = await db.NextBooking(command.ProjectId, NumberSeries.SpecialDiscount, user.Id, time.Now(), cancellationToken);

        var asked = new SpecialDiscount(
            number, deal, new DiscountWish(discount, command.Terms, command.Discounts, command.Reason), basis, DiscountBinding.Of(deal, basis, command.Terms, subscription), evidence, level, user.Id, settings.Discounts, time.Now());
        db.SpecialDiscounts.Add(asked);
        await approvers.Tell(asked, settings, cancellationToken);
        return new AskedDiscount(asked.Id, number);
    }

    /// <summary>
    /// One at a time, and a few times only: about one unit by one consultant or for one customer within a month, however often the unit is held anew. Those that nobody answered, or that
    /// became void, are not counted.
    /// </summary>
    private async Task RequireTurn(Deal deal, int most, CancellationToken cancellation)
    {
        if (await db.SpecialDiscounts.FirstOrDefaultAsync(discount => discount.DealId == deal.Id && discount.IsOpen, cancellation) is { } open)
            throw new RefusedException(SpecialDiscountRefusals.OneIsOpen(open.Number, open.State));
        var since = time.Now() - Counted;
        var asked = await db.SpecialDiscounts.CountAsync(
            discount => discount.UnitId == deal.UnitId && discount.AskedAt > since && discount.State != SpecialDiscountState.Voided && (discount.State != SpecialDiscountState.Expired || discount.DecidedAt != null)
                && (discount.ConsultantId == deal.ConsultantId || discount.AskedById == user.Id || db.Deals.Any(other => other.Id == discount.DealId && other.CustomerId == deal.CustomerId)), cancellation);
        if (asked >= most)
            throw new RefusedException(SpecialDiscountRefusals.AskedTooOften(most));
    }

    /// <summary>The first level from the right one up at which somebody can answer; where that level and all above are empty, the highest that is not: it can offer less.</summary>
    private static Role FirstAsked(Role level, IReadOnlyCollection<Role> staffed) => staffed.Count == 0
        ? throw new RefusedException(SpecialDiscountRefusals.NobodyApproves)
        : DiscountMatrix.Levels.Where(staffed.Contains).OrderBy(each => DiscountMatrix.IsAtLeast(each, level) ? 0 : 1).ThenBy(each => DiscountMatrix.IsAtLeast(each, level) ? DiscountMatrix.Rank(each) : -DiscountMatrix.Rank(each)).First();

    private async Task<IReadOnlyList<DiscountEvidence>> Keep(AskForDiscount command, CancellationToken cancellation)
    {
        if (command.Evidence.Count > SpecialDiscount.MostEvidence)
            throw new RefusedException(SpecialDiscountRefusals.TooMuchEvidence(SpecialDiscount.MostEvidence));
        var kept = new List<DiscountEvidence>();
        foreach (var file in command.Evidence)
        {
            var format = Scans.Recognise(file.Content);
            kept.Add(new DiscountEvidence(await folder.Keep(command.RequestId, file.Content, cancellation), file.FileName, format, file.Content.Length, file.Hash));
        }
        return kept;
    }
}
