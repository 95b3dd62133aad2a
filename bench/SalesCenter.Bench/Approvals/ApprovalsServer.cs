using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Bench.Product;
using SalesCenter.Bench.Serving;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Web.Features.Deals.DecideSlip;
using SalesCenter.Web.Features.Deals.HoldUnit;
using SalesCenter.Web.Features.Deals.SubmitSlip;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Bench.Approvals;

/// <summary>The product with a consultant who asks for special discounts, and many who may approve them.</summary>
internal static class ApprovalsServer
{
    public static async Task Run(string address, int approvers)
    {
        using var folder = new BenchFolder();
        Desk desk = null!;
        await using var centre = await SalesCentre.Open(folder, address, (centre, app) =>
        {
            app.MapPost("/bench/approvals", async () =>
            {
                desk = await Desk.In(centre, approvers);
                return desk.Entrance;
            }).AllowAnonymous();
            app.MapPost("/bench/ask/{number:int}", (int number) => desk.Ask(number)).AllowAnonymous();
            app.MapPost("/bench/answer/{number:int}", (int number) => desk.Answer(number)).AllowAnonymous();
        });
        await centre.Serve();
    }

    /// <summary>One customer's desk, and the managers behind it.</summary>
    private sealed class Desk(Opening opening, Guid dealId, IReadOnlyList<Guid> approvers)
    {
        private Guid asked;

        public ApprovalsEntrance Entrance => new(opening.Code, dealId, opening.Centre.CookieOf(opening.Buyers[0].Consultant), [.. approvers.Select(opening.Centre.CookieOf)]);

        public static async Task<Desk> In(SalesCentre centre, int approvers)
        {
            var opening = await Opening.In(centre, 1, 1);
            var people = Enumerable.Range(0, approvers).Select(number => new Person { UserName = $"approver{number}-{opening.Code}", DisplayName = $"经理{number}" }).ToList();
            people.ForEach(person => person.Memberships.Add(new Membership { PersonId = person.Id, Role = Role.SalesManager, ProjectId = opening.ProjectId }));
            await centre.Database(async db =>
            {
                var project = await db.Projects.SingleAsync(project => project.Id == opening.ProjectId);
                project.Configure(project.Settings with { Discounts = project.Settings.Discounts with { Manager = project.Settings.Discounts.Manager with { MonthlyYuan = 0 } } }, "");
                await db.AddRangeAsync(people);
            });
            var (consultant, customer) = opening.Buyers[0];
            var hold = (await centre.Send(consultant, new HoldUnit(opening.ProjectId, opening.Units[0], customer))).Value;
            _ = (await centre.Send(consultant, new SubmitSlip(opening.ProjectId, hold.DealId))).Value;
            _ = (await centre.Send(opening.Manager, new ApproveSelection(opening.ProjectId, hold.DealId))).Value;
            return new Desk(opening, hold.DealId, [.. people.Select(person => person.Id)]);
        }

        /// <summary>The tap on the tablet; earlier ones are forgotten, so that a deal can be asked about for ever.</summary>
        public async Task<Change> Ask(int number)
        {
            await opening.Centre.Database(db => db.SpecialDiscounts.IgnoreQueryFilters().ExecuteDeleteAsync());
            var tap = Stopwatch.GetTimestamp();
            asked = (await opening.Centre.Send(opening.Buyers[0].Consultant, new AskForDiscount(
                opening.ProjectId, dealId, DiscountShape.LumpSumOff, number * 100L, new PlanTerms(PaymentMethod.Mortgage, Money.Zero, 30), [], ApprovalsBench.Reason(number), []))).Value.Id;
            return new Change(number, tap);
        }

        /// <summary>The thumb on the phone.</summary>
        public async Task<Change> Answer(int number)
        {
            var tap = Stopwatch.GetTimestamp();
            _ = (await opening.Centre.Send(approvers[number % approvers.Count], new ApproveDiscount(opening.ProjectId, asked))).Value;
            return new Change(number, tap);
        }
    }
}

/// <summary>How to get in: the project's code, the deal, and the cookies of consultant and approvers.</summary>
internal sealed record ApprovalsEntrance(string Code, Guid DealId, string Consultant, IReadOnlyList<string> Approvers);
