using System.IO.Compression;
using System.Text;
using FluentAssertions.Execution;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Discounts;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Discounts;
using SalesCenter.Web.Features.Discounts.Matrix;
using SalesCenter.Web.Features.Discounts.Special;

namespace SalesCenter.Tests.Features.Discounts;

/// <summary>台账、统计、试算与版本: what is kept of special discounts, and how their rules are changed.</summary>
public sealed class KeepingRecords : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private readonly TestCentre centre = new();
    private Bargain bargain = null!;

    public async ValueTask InitializeAsync() => bargain = await Bargain.Selected(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task The_list_shows_each_its_own_and_the_figures_come_from_it()
    {
        var id = await bargain.Asked(40_000);
        centre.Clock.Advance(TimeSpan.FromSeconds(70));
        await bargain.Sale.Must(bargain.Project.Manager, bargain.Approve(id, less: 20_000));
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(id));

        var row = (await List(bargain.Project.LiWen)).Should().ContainSingle().Subject;
        (row.GrantedOff!.Value.Yuan, row.IsCounterOffer, row.Took).Should().Be((20_000, true, TimeSpan.FromSeconds(70)));
        (await List(bargain.Project.WangFang)).Should().BeEmpty();
        (await List(bargain.Company)).Should().ContainSingle();
        var figures = (await centre.Ask(bargain.Project.Manager, new DiscountFigures(bargain.Project.Id, Day, Day))).Value;
        (figures.Asked, figures.Decided, figures.Granted, figures.Used, figures.Median, figures.AverageDepth, figures.GrantedOff.Yuan).Should().Be((1, 1, 1, 1, TimeSpan.FromSeconds(70), 0.4m, 20_000));
        (await centre.Ask(bargain.Project.Manager, new DiscountFigures(bargain.Project.Id, Day.AddDays(1), Day.AddDays(1)))).Value.Asked.Should().Be(0);
        (await centre.Ask(bargain.Project.LiWen, new DiscountFigures(bargain.Project.Id, Day, Day))).Refusal!.Code.Should().Be("role.forbidden");
    }

    [Fact]
    public async Task The_export_says_the_same_and_escapes_what_a_reason_holds()
    {
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Ask(10_000, "=HYPERLINK(\"http://x\")"));

        var sheet = (await centre.Ask(bargain.Project.Manager, new ExportDiscounts(bargain.Project.Id, Day, Day))).Value;
        (await centre.Ask(bargain.Project.LiWen, new ExportDiscounts(bargain.Project.Id, Day, Day))).Refusal!.Code.Should().Be("role.forbidden");

        var text = Unzipped(sheet);
        text.Should().Contain("TZ2026-000001").And.Contain("4990000");
        text.Should().NotContain("<f>", "a formula in a reason is text").And.NotContain("4500000", "the floor price is in no export");
    }

    [Fact]
    public async Task A_rule_is_tried_out_on_a_unit_before_it_is_saved()
    {
        var rule = new DiscountRule("双十二", DiscountClass.OpeningOffer, DiscountShape.PercentOff, 300, 1, false, null, null, null);

        var tried = (await centre.Ask(bargain.Director, new TryDiscount(bargain.Project.Id, null, rule, bargain.Project.Units[5], PaymentMethod.Mortgage))).Value;
        (tried.Now.Final.Yuan, tried.Then.Final.Yuan, tried.Refusal).Should().Be((5_000_000, 4_850_000, null));
        (await centre.Ask(bargain.Director, new TryDiscount(bargain.Project.Id, null, rule with { Amount = 1_100 }, bargain.Project.Units[5], PaymentMethod.Mortgage))).Value.Refusal.Should().Be(DiscountRefusals.PriceTooLow);
        (await centre.Ask(bargain.Project.LiWen, new TryDiscount(bargain.Project.Id, null, rule, bargain.Project.Units[5], PaymentMethod.Mortgage))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(bargain.Director, new GetDiscounts(bargain.Project.Id))).Value.Should().BeEmpty("nothing is kept");
    }

    [Fact]
    public async Task A_planned_version_holds_from_its_time_and_consultants_do_not_see_it_before()
    {
        var rule = new DiscountRule("会员 99 折", DiscountClass.ClubMember, DiscountShape.PercentOff, 100, 1, false, null, null, null);
        await bargain.Sale.Must(bargain.Director, new SaveDiscount(bargain.Project.Id, null, rule, true));
        var id = (await Discounts(bargain.Project.LiWen))[0].Id;
        await bargain.Sale.Must(bargain.Director, new SaveDiscount(bargain.Project.Id, id, rule with { Amount = 200 }, true, new DateTime(2026, 11, 24, 11, 0, 0)));

        var (line, seen) = ((await Discounts(bargain.Director))[0], (await Discounts(bargain.Project.LiWen))[0]);
        (line.Rule.Amount, line.Planned!.Rule.Amount, line.Versions.Count, seen.Planned, seen.Versions.Count).Should().Be((100, 200, 2, null, 0));
        centre.Clock.Advance(TimeSpan.FromHours(1));
        (await Discounts(bargain.Project.LiWen))[0].Rule.Amount.Should().Be(200);
        (await bargain.Refused(bargain.Director, new SaveDiscount(bargain.Project.Id, id, rule, true, new DateTime(2026, 11, 24, 9, 0, 0)))).Should().Be("discount.in-the-past");
    }

    [Fact]
    public async Task A_discount_goes_over_with_its_deal_and_nobody_who_ever_handled_it_approves_it()
    {
        var both = await centre.Hire("孙副理", Role.SalesManager, bargain.Project.Id);
        await centre.Database(async db => await db.Memberships.AddAsync(new Membership { PersonId = both, Role = Role.Consultant, ProjectId = bargain.Project.Id }));
        centre.Services.GetRequiredService<PeopleBook>().Forget();
        var id = await bargain.Asked(10_000);
        await bargain.Sale.Must(bargain.Director, new Web.Features.Customers.Owners.Reassign.ReassignCustomers(bargain.Project.Id, [bargain.Project.CustomerOfLiWen], bargain.Project.LiWen, [both], "离职"));

        (await bargain.Refused(both, bargain.Approve(id))).Should().Be("approval.own");
        await bargain.Sale.Must(bargain.Director, new Web.Features.Customers.Owners.Reassign.ReassignCustomers(bargain.Project.Id, [bargain.Project.CustomerOfLiWen], both, [bargain.Project.LiWen], "改回"));
        (await bargain.Refused(both, bargain.Approve(id))).Should().Be("approval.own", "it was theirs once");
        await bargain.Sale.Must(bargain.Project.Manager, bargain.Approve(id));
    }

    [Fact]
    public async Task Who_approved_a_discount_and_then_gets_the_deal_does_not_use_it()
    {
        var both = await centre.Hire("孙副理", Role.SalesManager, bargain.Project.Id);
        await centre.Database(async db => await db.Memberships.AddAsync(new Membership { PersonId = both, Role = Role.Consultant, ProjectId = bargain.Project.Id }));
        centre.Services.GetRequiredService<PeopleBook>().Forget();
        var id = await bargain.Approved(10_000, both);

        await bargain.Sale.Must(bargain.Director, new Web.Features.Customers.Owners.Reassign.ReassignCustomers(bargain.Project.Id, [bargain.Project.CustomerOfLiWen], bargain.Project.LiWen, [both], "离职"));

        (await bargain.Refused(both, bargain.Use(id))).Should().Be("special.already");
        (await bargain.Sale.Sheet(both)).Specials[0].Change.Should().Be(DiscountChange.Consultant);
        await centre.Holds();
    }

    [Fact]
    public async Task Nobody_sets_the_limit_of_a_level_they_hold()
    {
        var matrix = new DiscountMatrix();

        (await bargain.Refused(bargain.Company, new ConfigureDiscounts(bargain.Project.Id, matrix with { Company = matrix.Company with { MonthlyYuan = 9 } }))).Should().Be("special.own-limit");
        await bargain.Sale.Must(bargain.Company, new ConfigureDiscounts(bargain.Project.Id, matrix with { Manager = matrix.Manager with { MonthlyYuan = 9 } }));
    }

    [Theory]
    [InlineData("UPDATE Subscriptions SET PriceFen = FloorFen - 1")]
    [InlineData("UPDATE Subscriptions SET PriceFen = FiledFen + 1")]
    public async Task The_database_itself_keeps_no_price_out_of_bounds(string sql)
    {
        TestDatabase.RequireFile("the refusal is looked for in the words of SQLite; the constraint is the same.");
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(await bargain.Approved(10_000)));

        (await FluentActions.Awaiting(() => centre.Tamper(sql)).Should().ThrowAsync<SqliteException>()).Which.Message.Should().Contain("ck_subscriptions_price_in_bounds");
    }

    [Theory]
    [InlineData("UPDATE SpecialDiscounts SET DecidedById = AskedById")]
    [InlineData("UPDATE SpecialDiscounts SET AuthorityOfId = ConsultantId")]
    [InlineData("UPDATE SpecialDiscounts SET UsedAt = ValidUntil")]
    [InlineData("UPDATE SpecialDiscounts SET State = 2")]
    [InlineData("UPDATE Subscriptions SET SpecialDiscountId = '00000000-0000-0000-0000-000000000001'")]
    public async Task What_is_always_true_is_seen_to_be_broken(string sql)
    {
        await bargain.Sale.Must(bargain.Project.LiWen, bargain.Use(await bargain.Approved(10_000)));
        await centre.Holds();

        await centre.Tamper(sql);

        await FluentActions.Awaiting(() => centre.Holds()).Should().ThrowAsync<AssertionFailedException>();
    }

    private async Task<IReadOnlyList<DiscountRow>> List(Guid personId) => (await centre.Ask(personId, new DiscountList(bargain.Project.Id, Day, Day))).Value;

    private async Task<IReadOnlyList<DiscountLine>> Discounts(Guid personId) => (await centre.Ask(personId, new GetDiscounts(bargain.Project.Id))).Value;

    private static string Unzipped(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        var text = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(reader.ReadToEnd());
        }
        return text.ToString();
    }
}
