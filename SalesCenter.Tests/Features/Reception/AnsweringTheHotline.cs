using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Reception;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.RegisterCustomer;
using SalesCenter.Web.Features.Reception.Calls.Order;
using SalesCenter.Web.Features.Reception.Calls.Record;
using SalesCenter.Web.Features.Reception.Turns;

namespace SalesCenter.Tests.Features.Reception;

public sealed class AnsweringTheHotline : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData("139 0000 0009", VerdictOutcome.New)]
    [InlineData("13800000001", VerdictOutcome.Own)]
    [InlineData("+86 138-0000-0002", VerdictOutcome.OwnedByOther)]
    [InlineData("1380000000", null)]
    [InlineData("abc", null)]
    [InlineData("", null)]
    public async Task Says_at_once_who_calls(string typed, VerdictOutcome? outcome) => (await Who(project.LiWen, typed)).Outcome.Should().Be(outcome);

    [Fact]
    public async Task Of_a_colleagues_customer_it_tells_the_owner_and_the_surname_only()
    {
        var caller = await Who(project.LiWen, "13800000002");

        (caller.OwnerId, caller.Name, caller.Since, caller.ProtectedUntil, caller.LastContactAt).Should().Be((project.WangFang, "钱**", centre.Now, centre.Now.AddDays(30), centre.Now));
        (await Who(project.WangFang, "13800000002")).Name.Should().Be("钱女士");
    }

    [Fact]
    public async Task Whose_protection_is_over_is_in_the_public_pool()
    {
        centre.Clock.Advance(TimeSpan.FromDays(31));

        (await Who(project.LiWen, "13800000002")).Outcome.Should().Be(VerdictOutcome.Free);
        var saved = await centre.Send(project.LiWen, Call("13800000002", "钱女士"));
        saved.Value.Outcome.Should().Be(VerdictOutcome.Free);
        (await Owner("13800000002")).Should().Be(project.LiWen);
    }

    [Fact]
    public async Task Makes_a_customer_of_whoever_calls_with_everything_they_said()
    {
        var visit = centre.Now.AddDays(2);
        var saved = await centre.Send(project.LiWen, Call("139 0000 0009", "孙") with
        {
            FormOfAddress = FormOfAddress.Ms,
            MorePhones = "138 1111 2222，0755-86123456",
            Email = "Sun@Example.com",
            Layouts = "三房两厅",
            BudgetTo = 600,
            Purpose = "改善",
            Intent = IntentLevel.B,
            Advert = "江景大牌",
            Questions = "有没有地铁",
            InvitedFor = visit,
            IsNameGiven = true,
            Talk = TalkPoints.Location | TalkPoints.Invitation,
        });

        saved.Value.ProtectedUntil.Should().Be(centre.Now.AddMinutes(-2).AddDays(15));
        var customer = await Customer("13900000009");
        (customer.Name, customer.FormOfAddress, customer.Stage, customer.Intent, customer.Source).Should().Be(("孙", FormOfAddress.Ms, CustomerStage.Caller, IntentLevel.B, CustomerSource.Call));
        (customer.Wishes.Layouts, customer.Wishes.BudgetTo, customer.Profile.AwarenessSource, customer.Next!.At).Should().Be(("三房两厅", 600, "江景大牌", visit));
        customer.Identities.Select(identity => identity.Key).Should().BeEquivalentTo("13900000009", "13811112222", "075586123456", "sun@example.com");
        (await Moments(customer.Id)).Should().Contain([MomentKind.Registered, MomentKind.Called, MomentKind.StageReached, MomentKind.Invited]);
    }

    [Fact]
    public async Task A_message_reaches_the_owner_and_leaves_rota_and_ownership_as_they_were()
    {
        await Join(project.LiWen, project.WangFang);
        var told = await centre.Send(project.LiWen, Message("13800000002"));

        told.Value.OwnerId.Should().Be(project.WangFang);
        var notice = await centre.Database(db => db.Notices.IgnoreQueryFilters().SingleAsync());
        (notice.RecipientId, notice.Code).Should().Be((project.WangFang, "notice.message-left"));
        (await Moments(project.CustomerOfWangFang)).Should().Contain(MomentKind.MessageLeft);
        (await Rota(project.LiWen)).Rota.NextId.Should().Be(project.LiWen);
        (await Owner("13800000002")).Should().Be(project.WangFang);
        (await Rota(project.WangFang)).Calls.Should().ContainSingle().Which.Should().Match<CallRow>(call => call.OwnerId == project.WangFang && call.Notes == "请回电谈付款");
    }

    [Theory]
    [InlineData("13800000001")]
    [InlineData("13900000009")]
    public async Task Nobody_is_told_of_a_number_that_is_no_colleagues(string phone) =>
        (await centre.Send(project.LiWen, Message(phone))).Refusal.Should().Be(ReceptionRefusals.NobodyToTell);

    [Fact]
    public async Task A_colleagues_customer_is_refused_in_words_and_the_same_content_becomes_a_message()
    {
        await centre.Send(project.WangFang, new RegisterCustomer(project.Id, "孙女士", "13900000009"));

        var refused = await centre.Send(project.LiWen, Call("13900000009", "孙"));

        refused.Refusal.Should().Be(CustomerRefusals.OwnedByOther(project.WangFang, centre.Now, centre.Now.AddDays(15)));
        (await centre.Send(project.LiWen, Message("13900000009"))).Value.OwnerId.Should().Be(project.WangFang);
    }

    [Fact]
    public async Task The_next_in_turn_moves_up_and_out_of_turn_needs_a_reason()
    {
        await Join(project.LiWen, project.WangFang);

        (await centre.Send(project.WangFang, Call("13900000001", "周"))).Refusal.Should().Be(ReceptionRefusals.ReasonMissing);
        (await centre.Send(project.LiWen, Call("13900000002", "吴"))).Value.Turn.Should().Be(1);
        (await Rota(project.LiWen)).Rota.NextId.Should().Be(project.WangFang);
        (await centre.Send(project.LiWen, Call("13900000003", "郑") with { OutOfTurnReason = "王芳在线" })).Value.Turn.Should().Be(2);
    }

    [Fact]
    public async Task A_call_of_yesterday_is_late_and_uses_up_no_turn_of_today()
    {
        await Join(project.WangFang);
        var saved = await centre.Send(project.LiWen, Call("13900000009", "孙") with { AnsweredAt = centre.Now.AddDays(-1) });

        (saved.Value.IsLate, saved.Value.Turn).Should().Be((true, null));
        (await Rota(project.LiWen)).Calls.Should().ContainSingle().Which.IsLate.Should().BeTrue();
    }

    [Fact]
    public async Task Without_a_number_nobody_is_registered_but_the_call_is_kept()
    {
        var saved = await centre.Send(project.LiWen, Call("", "") with { LeftNoNumber = true });

        saved.Value.CustomerId.Should().BeNull();
        (await Rota(project.LiWen)).Calls.Should().ContainSingle().Which.Kind.Should().Be(CallKind.NoNumber);
    }

    [Fact]
    public async Task A_missed_call_shows_to_everybody()
    {
        await centre.Send(project.WangFang, new NoteMissedCall(project.Id, centre.Now, "139 0000 0007", "响了六声"));

        (await Rota(project.LiWen)).Calls.Should().ContainSingle().Which.Should().Match<CallRow>(call => call.Kind == CallKind.Missed && call.Number == "139 0000 0007");
    }

    [Fact]
    public async Task A_consultant_sees_their_own_calls_and_a_manager_everybodys()
    {
        await centre.Send(project.LiWen, Call("13900000009", "孙"));

        (await Rota(project.WangFang)).Calls.Should().BeEmpty();
        (await Rota(project.Manager)).Calls.Should().ContainSingle().Which.Caller.Should().Be("孙");
    }

    [Theory]
    [InlineData("13900000009", "", "", "", "Name", "input.required")]
    [InlineData("12", "孙", "", "", "Phone", "customer.phone-invalid")]
    [InlineData("1391111222", "孙", "", "", "Phone", "customer.phone-invalid")]
    [InlineData("13900000009", "孙", "138 0000 0005、不是号码", "", "MorePhones", "customer.phone-invalid")]
    [InlineData("13900000009", "孙", "", "sun at example", "Email", "customer.email-invalid")]
    public async Task Says_beside_the_field_what_is_wrong(string phone, string name, string more, string email, string field, string code) =>
        (await centre.Send(project.LiWen, Call(phone, name) with { MorePhones = more, Email = email })).Refusal!.Fields[field].Code.Should().Be(code);

    [Fact]
    public async Task Takes_strange_texts_as_they_are_or_refuses_them_beside_the_field()
    {
        foreach (var text in NaughtyStrings.All)
        {
            var saved = await centre.Send(project.LiWen, Call("13800000001", "赵先生") with { Notes = text, Questions = text, Layouts = text, Purpose = text, PointsOfInterest = text, Line = text, Advert = text });
            if (!saved.Succeeded)
                saved.Refusal.Fields.Should().NotBeEmpty();
            else
                (await centre.Database(db => db.Calls.IgnoreQueryFilters().SingleAsync(call => call.Id == saved.Value.CallId))).Content.Notes.Should().Be(text.Trim());
        }
    }

    [Theory]
    [InlineData(Role.Cashier)]
    [InlineData(Role.AdminClerk)]
    [InlineData(Role.Administrator)]
    public async Task Only_sales_people_answer(Role role)
    {
        var person = await centre.Hire("外人", role, project.Id);

        (await centre.Send(person, Call("13900000009", "孙"))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Ask(person, new WhoCalls(project.Id, "13800000002"))).Refusal!.Code.Should().Be("role.forbidden");
    }

    private RecordCall Call(string phone, string name) => new(project.Id, phone, name, centre.Now.AddMinutes(-2), 120);

    private HandOverCall Message(string phone) => new(project.Id, phone, "钱女士", "", "请回电谈付款", centre.Now.AddMinutes(-2), 120);

    private async Task<Caller> Who(Guid asker, string phone) => (await centre.Ask(asker, new WhoCalls(project.Id, phone))).Value;

    private async Task<CallRotaView> Rota(Guid asker) => (await centre.Ask(asker, new GetCallRota(project.Id))).Value;

    private async Task Join(params Guid[] consultants)
    {
        foreach (var consultant in consultants)
            (await centre.Send(consultant, new CheckIn(project.Id, RotaKind.Calls, consultant))).Refusal.Should().BeNull();
    }

    private Task<Customer> Customer(string phone) =>
        centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().Include(customer => customer.Identities).SingleAsync(customer => customer.Phone == phone));

    private async Task<Guid?> Owner(string phone) => (await Customer(phone)).OwnerId;

    private Task<List<MomentKind>> Moments(Guid customerId) =>
        centre.Database(db => db.Timeline.IgnoreQueryFilters().Where(entry => entry.CustomerId == customerId).Select(entry => entry.Kind).ToListAsync());
}
