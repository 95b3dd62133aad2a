using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Contracts;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.Deals;
using SalesCenter.Domain.Payments;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Contracts;
using SalesCenter.Web.Features.Deals.Requests;
using SalesCenter.Web.Features.Payments;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.Contracts;

public sealed class SigningAContract : IAsyncLifetime
{
    private readonly TestCentre centre = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task From_the_appointment_to_the_filed_contract_each_desk_does_its_part()
    {
        var signing = await Signing.Issued(centre);
        (await signing.Contract()).Should().Match<ContractSheet>(contract => contract.Number == "HT2026-000001" && contract.Next == ContractStep.SignatureCheck && contract.FirstPaymentDue == Money.FromYuan(1_400_000));
        await signing.Must(signing.Supervisor, signing.CheckSignatures());
        (await Status(signing)).Should().Be(UnitStatus.Subscribed, "the money is not here");
        await signing.Sale.Must(signing.Sale.Cashier, await signing.FirstPayment());

        (await Status(signing)).Should().Be(UnitStatus.Contracted);
        var sheet = await signing.Sale.Sheet();
        sheet.Agreed!.Entries.Where(entry => entry.Kind == EntryKind.Transfer).Select(entry => (entry.Purpose, entry.Amount)).Should().BeEquivalentTo([(PaymentPurpose.Deposit, -Sale.Deposit), (PaymentPurpose.FirstPayment, Sale.Deposit)]);
        sheet.Agreed.Dues.Select(due => (due.Kind, due.Amount, due.IsOpen)).Should().Equal((PlanLineKind.FirstPayment, Money.FromYuan(1_500_000), false), (PlanLineKind.CommercialLoan, Money.FromYuan(3_500_000), true));
        var contract = await signing.Contract();
        (contract.SignedOn, contract.Authority.OnlineDueOn, contract.Versions.Count).Should().Be((signing.Today, signing.Today.AddDays(30), 1));
        (await Stage(signing)).Should().Be(CustomerStage.Contracted);

        await signing.Must(signing.Clerk, new SignOnline(signing.Project.Id, signing.DealId, "WQ-1", signing.Today));
        (await Status(signing)).Should().Be(UnitStatus.Contracted);
        await signing.Must(signing.Clerk, new EnterFiling(signing.Project.Id, signing.DealId, "BA-1", signing.Today));
        (await Status(signing)).Should().Be(UnitStatus.Filed);
        await centre.Holds();
    }

    [Fact]
    public async Task Every_step_waits_for_its_turn_for_its_desk_and_is_done_once()
    {
        var signing = await Signing.Begun(centre);
        var (company, money) = (await centre.Hire("吴总", Role.ProjectCompany, signing.Project.Id), await signing.FirstPayment());
        var everybody = new[] { signing.Project.LiWen, signing.Project.WangFang, signing.Project.Manager, signing.Supervisor, signing.Assistant, signing.Sale.Cashier, signing.Clerk, company };
        Dictionary<ContractStep, (Guid[] Persons, Func<Task<ICommandSent>> Do)> steps = await Steps(signing, money);
        foreach (var turn in steps.Keys.Where(step => step != ContractStep.FirstPayment))
        {
            foreach (var (step, (persons, send)) in steps.Where(other => other.Key != ContractStep.FirstPayment && other.Key > turn && other.Key.Before() >= turn))
                (await (await send()).As(persons[0])).Should().Be("contract.not-yet", "{0} comes before {1}", turn, step);
            var (mine, doIt) = steps[turn];
            foreach (var other in everybody.Except(mine))
                (await (await doIt()).As(other)).Should().BeOneOf(["role.forbidden", "contract.not-their-desk", "contract.two-desks"], "{0} at {1}", other, turn);
            (await (await doIt()).As(mine[0])).Should().BeNull("it is their turn at {0}", turn);
            if (turn == ContractStep.SignatureCheck)
                await signing.Sale.Must(signing.Sale.Cashier, money);
            if (turn > ContractStep.SigningForm)
                (await (await doIt()).As(mine[0])).Should().BeOneOf(["contract.already-done", "deal.not-at-stage"], "{0} is done", turn);
        }
        (await Status(signing)).Should().Be(UnitStatus.Filed);
        await centre.Holds();
    }

    [Fact]
    public async Task Nobody_does_the_steps_of_two_desks()
    {
        var signing = await Signing.Issued(centre);
        await Also(signing.Assistant, Role.Supervisor, signing);
        (await signing.Refused(signing.Assistant, signing.CheckSignatures())).Should().Be("contract.two-desks");
        await Also(signing.Project.LiWen, Role.Supervisor, signing);
        (await signing.Refused(signing.Project.LiWen, signing.CheckSignatures())).Should().Be("contract.two-desks");
        await Also(signing.Supervisor, Role.Cashier, signing);
        await signing.Must(signing.Supervisor, signing.CheckSignatures());
        (await signing.Refused(signing.Supervisor, await signing.FirstPayment())).Should().Be("contract.two-desks");

        (await Status(signing)).Should().Be(UnitStatus.Subscribed);
        await signing.Sale.Must(signing.Sale.Cashier, await signing.FirstPayment());
        (await Status(signing)).Should().Be(UnitStatus.Contracted);
    }

    public static TheoryData<SigningItem> Items => [.. Enum.GetValues<SigningItem>()];

    [Theory]
    [MemberData(nameof(Items))]
    public async Task A_form_that_differs_from_the_system_anywhere_is_not_approved(SigningItem item)
    {
        var signing = await Signing.Begun(centre);
        var right = await signing.Form();
        await signing.Must(signing.Project.LiWen, new FillInForm(signing.Project.Id, signing.DealId, Wrong(right, item)));
        await signing.Must(signing.Project.LiWen, signing.CheckPapers());

        var review = await centre.Send(signing.Project.Manager, new ReviewContract(signing.Project.Id, signing.DealId));

        review.Refusal.Should().Be(ContractRefusals.FormDiffers(item, 1));
        (await signing.Contract(signing.Project.Manager)).Check!.Differences.Should().ContainSingle().Which.Item.Should().Be(item);
        await signing.Must(signing.Project.Manager, new SendBackContract(signing.Project.Id, signing.DealId, "请核对"));
        (await signing.Contract()).Should().Match<ContractSheet>(contract => contract.Next == ContractStep.SigningForm && contract.SentBack.Count == 1);
        await signing.Must(signing.Project.LiWen, new FillInForm(signing.Project.Id, signing.DealId, right));
        await signing.Must(signing.Project.Manager, new ReviewContract(signing.Project.Id, signing.DealId));
    }

    [Fact]
    public async Task A_cheque_is_no_money_until_the_bank_has_paid_it()
    {
        var signing = await Signing.Issued(centre);
        await signing.Must(signing.Supervisor, signing.CheckSignatures());
        var due = (await signing.Contract()).FirstPaymentDue;
        (await signing.Refused(signing.Sale.Cashier, new BookReceipt(signing.Project.Id, signing.DealId, new Payment(PaymentPurpose.FirstPayment, due, PaymentWay.Cheque, "ZP 1", "赵先生")))).Should().Be("payment.cheque-first");
        var cheque = await signing.Must(signing.Sale.Cashier, new TakeCheque(signing.Project.Id, signing.DealId, PaymentPurpose.FirstPayment, due, "ZP 1", "赵先生"));
        (await Status(signing)).Should().Be(UnitStatus.Subscribed);
        await signing.Must(signing.Sale.Cashier, new BounceCheque(signing.Project.Id, signing.DealId, cheque));
        (await signing.Refused(signing.Sale.Cashier, new ClearCheque(signing.Project.Id, signing.DealId, cheque))).Should().Be("payment.cheque-decided");

        var second = await signing.Must(signing.Sale.Cashier, new TakeCheque(signing.Project.Id, signing.DealId, PaymentPurpose.FirstPayment, due, "ZP 2", "赵先生"));
        (await signing.Must(signing.Sale.Cashier, new ClearCheque(signing.Project.Id, signing.DealId, second))).IsContracted.Should().BeTrue();

        (await Status(signing)).Should().Be(UnitStatus.Contracted);
        await centre.Holds();
    }

    [Fact]
    public async Task A_tap_that_comes_twice_or_after_a_restart_has_one_effect_and_the_same_answer()
    {
        var signing = await Signing.Issued(centre);
        await signing.Must(signing.Supervisor, signing.CheckSignatures());
        var money = await signing.FirstPayment();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => signing.Must(signing.Sale.Cashier, money)));
        await using var restarted = new CentreOn(centre.DatabaseFile);
        var again = await restarted.Send(signing.Sale.Cashier, money);

        answers.Append(again.Value).Distinct().Should().ContainSingle().Which.IsContracted.Should().BeTrue();
        (await signing.Sale.Sheet()).Agreed!.Entries.Count(entry => entry.Kind == EntryKind.Receipt).Should().Be(2, "the deposit, and the first payment once");
        await centre.Holds();
    }

    [Fact]
    public async Task Money_that_is_here_early_concludes_with_the_last_signature_and_never_more_than_is_due()
    {
        var signing = await Signing.Begun(centre);
        var money = await signing.FirstPayment();
        (await signing.Refused(signing.Sale.Cashier, money with { Payment = money.Payment with { Amount = money.Payment.Amount + new Money(1) } })).Should().Be("payment.more-than-due");
        await signing.Must(signing.Sale.Cashier, money);
        (await signing.Refused(signing.Sale.Cashier, signing.Sale.Receive(new Money(1), PaymentPurpose.FirstPayment))).Should().Be("payment.more-than-due");
        (await signing.Refused(signing.Sale.Cashier, signing.Sale.Receive(new Money(1), PaymentPurpose.CommercialLoan))).Should().Be("contract.not-yet");
        await signing.ToFormalContract();

        (await signing.Must(signing.Supervisor, signing.CheckSignatures())).Should().BeTrue("the money was here");

        (await signing.Contract()).Marks.Single(mark => mark.Step == ContractStep.FirstPayment).PersonId.Should().Be(signing.Sale.Cashier);
        await centre.Holds();
    }

    [Fact]
    public async Task Nothing_is_signed_on_shifting_ground_and_a_change_begins_the_form_anew()
    {
        var signing = await Signing.Issued(centre);
        var director = await centre.Hire("林总监", Role.MarketingDirector, signing.Project.Id);
        await signing.Must(signing.Project.LiWen, new AskForSwap(signing.Project.Id, signing.DealId, signing.Project.Units[1], Sale.Mortgage, [], "想换高楼层"));
        (await signing.Refused(signing.Supervisor, signing.CheckSignatures())).Should().Be("contract.request-open");
        (await signing.Refused(signing.Sale.Cashier, await signing.FirstPayment())).Should().Be("contract.request-open");
        await signing.Must(signing.Project.Manager, new ApproveRequest(signing.Project.Id, signing.DealId));
        await signing.Must(director, new ApproveRequest(signing.Project.Id, signing.DealId));

        (await signing.Contract()).Should().Match<ContractSheet>(contract => contract.Next == ContractStep.SigningForm && contract.Number == "");
        await signing.ToFormalContract();
        (await signing.Contract()).Number.Should().Be("HT2026-000002", "the first number stays with the paper that is void");
        await centre.Holds();
    }

    [Fact]
    public async Task The_authority_has_a_contract_only_after_it_is_signed_and_in_order()
    {
        var signing = await Signing.Contracted(centre);
        var (id, deal, today) = (signing.Project.Id, signing.DealId, signing.Today);
        (await signing.Refused(signing.Clerk, new EnterFiling(id, deal, "BA-1", today))).Should().Be("contract.not-yet");
        foreach (var wrong in new[] { new SignOnline(id, deal, " ", today), new SignOnline(id, deal, "WQ-1", today.AddDays(1)), new SignOnline(id, deal, "WQ-1", today.AddDays(-1)) })
            (await signing.Refused(signing.Clerk, wrong)).Should().BeOneOf("contract.number-invalid");
        await signing.Must(signing.Clerk, new SignOnline(id, deal, "WQ-1", today));
        var other = await Signing.Contracted(centre, signing.Project, signing.Project.Units[4]);
        (await centre.Send(other.Clerk, new SignOnline(id, other.DealId, "WQ-1", today))).Succeeded.Should().BeFalse("a number is given once");
        await centre.Holds();
    }

    [Fact]
    public async Task A_signed_contract_keeps_its_first_payment()
    {
        var signing = await Signing.Contracted(centre);
        var entries = (await signing.Sale.Sheet()).Agreed!.Entries;
        foreach (var receipt in entries.Where(entry => entry.Kind == EntryKind.Receipt))
            (await signing.Refused(signing.Sale.Cashier, new ReverseEntry(signing.Project.Id, signing.DealId, receipt.Id, "记错"))).Should().Be("payment.too-little-left");
        (await signing.Refused(signing.Sale.Cashier, new ReverseEntry(signing.Project.Id, signing.DealId, entries.First(entry => entry.Kind == EntryKind.Transfer).Id, "记错"))).Should().Be("payment.reversal-of-reversal");
        (await signing.Refused(signing.Sale.Cashier, new RefundPrepayment(signing.Project.Id, signing.DealId, new Payment(PaymentPurpose.FirstPayment, new Money(1), PaymentWay.Cash, "", "赵先生"), "多收"))).Should().Be("payment.more-than-surplus");
        await centre.Holds();
    }

    private static TypedForm Wrong(TypedForm right, SigningItem item) => item switch
    {
        SigningItem.Name => right with { Buyers = [right.Buyers[0] with { Name = "赵先牛" }] },
        SigningItem.IdNumber => right with { Buyers = [right.Buyers[0] with { IdNumber = "110101194912310021" }] },
        SigningItem.Phone => right with { Buyers = [right.Buyers[0] with { Phone = "13800000009" }] },
        SigningItem.Address => right with { Buyers = [right.Buyers[0] with { Address = "别处" }] },
        SigningItem.Off => right with { Off = new Money(1) },
        SigningItem.Total => right with { Total = right.Total - new Money(1) },
        SigningItem.InnerUnitPrice => right with { InnerUnitPrice = right.InnerUnitPrice + new Money(1) },
        SigningItem.FirstPayment => right with { FirstPayment = right.FirstPayment + new Money(1) },
        SigningItem.FirstPaymentPercent => right with { FirstPaymentPercent = right.FirstPaymentPercent + 0.01m },
        SigningItem.Balance => right with { Balance = right.Balance + new Money(1) },
        SigningItem.LoanExpectedOn => right with { LoanExpectedOn = right.LoanExpectedOn!.Value.AddDays(1) },
        _ => right with { DepositReceipt = "SJ2026-999999" },
    };

    private async Task<Dictionary<ContractStep, (Guid[] Persons, Func<Task<ICommandSent>> Do)>> Steps(Signing signing, BookReceipt money)
    {
        var (id, deal, form) = (signing.Project.Id, signing.DealId, await signing.Form());
        return new()
        {
            [ContractStep.SigningForm] = ([signing.Project.LiWen], () => To(new FillInForm(id, deal, form))),
            [ContractStep.PapersCheck] = ([signing.Project.LiWen], () => To(signing.CheckPapers())),
            [ContractStep.Review] = ([signing.Project.Manager], () => To(new ReviewContract(id, deal))),
            [ContractStep.DraftSigned] = ([signing.Project.Manager], () => To(new SignDraft(id, deal))),
            [ContractStep.Comparison] = ([signing.Assistant], () => To(new CompareContract(id, deal, Enum.GetValues<ComparedMatter>()))),
            [ContractStep.FormalContract] = ([signing.Assistant], () => To(new IssueContract(id, deal))),
            [ContractStep.SignatureCheck] = ([signing.Supervisor], () => To(signing.CheckSignatures())),
            [ContractStep.FirstPayment] = ([signing.Sale.Cashier], () => To(money)),
            [ContractStep.OnlineSigning] = ([signing.Clerk, signing.Assistant], () => To(new SignOnline(id, deal, "WQ-1", signing.Today))),
            [ContractStep.Filing] = ([signing.Clerk, signing.Assistant], () => To(new EnterFiling(id, deal, "BA-1", signing.Today))),
        };
    }

    private Task<ICommandSent> To<T>(Command<T> command) => Task.FromResult<ICommandSent>(new Sent<T>(centre, command));

    private async Task Also(Guid personId, Role role, Signing signing)
    {
        await centre.Database(async db => await db.Memberships.AddAsync(new Membership { PersonId = personId, ProjectId = signing.Project.Id, Role = role }));
        ((PeopleBook)centre.Services.GetService(typeof(PeopleBook))!).Forget();
    }

    private async Task<UnitStatus> Status(Signing signing) => (await signing.Project.Unit((await signing.Sale.Sheet()).UnitId)).Status;

    private Task<CustomerStage> Stage(Signing signing) => centre.Database(db => db.Customers.IgnoreQueryFilters().Where(customer => customer.Id == signing.Project.CustomerOfLiWen).Select(customer => customer.Stage).SingleAsync());

    /// <summary>A command that anybody can try.</summary>
    private interface ICommandSent
    {
        Task<string?> As(Guid personId);
    }

    private sealed record Sent<T>(TestCentre Centre, Command<T> Command) : ICommandSent
    {
        public async Task<string?> As(Guid personId) => (await Centre.Send(personId, Command with { RequestId = Guid.CreateVersion7() })).Refusal?.Code;
    }
}
