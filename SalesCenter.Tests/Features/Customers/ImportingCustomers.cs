using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.Customers;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Spreadsheets;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Tests.Infrastructure.Spreadsheets;
using SalesCenter.Web.Features.Customers.Import;
using SalesCenter.Web.Features.Customers.RegisterCustomer;

namespace SalesCenter.Tests.Features.Customers;

public sealed class ImportingCustomers : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre, 1, 1);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Makes_new_customers_with_all_that_the_list_says()
    {
        var import = await Import("孙女士,13900000009、13900000010,李雯,朋友介绍,B,2026-11-03,想看南向", "周先生,13900000011,王芳,,,,");

        import.Value.Tally.Should().Be(new CustomerListTally(2, 0, 0, 0, 0));
        var sun = await Customer("13900000009");
        sun.Should().BeEquivalentTo(new { Name = "孙女士", OwnerId = project.LiWen, Source = CustomerSource.Import, Intent = IntentLevel.B, Stage = CustomerStage.Visitor, Profile = new CustomerProfile(AwarenessSource: "朋友介绍") },
            comparison => comparison.ExcludingMissingMembers());
        sun!.Identities.Should().HaveCount(2);
        sun.Ownership!.ProtectedUntil.Should().Be(centre.Now.AddDays(30));
        (await centre.Database(db => db.Timeline.IgnoreQueryFilters().AnyAsync(entry => entry.CustomerId == sun.Id && entry.Text == "想看南向"))).Should().BeTrue();
        (await centre.Database(db => db.Verdicts.IgnoreQueryFilters().CountAsync(verdict => verdict.Source == CustomerSource.Import))).Should().Be(2);
        (await centre.Send(project.WangFang, new RegisterCustomer(project.Id, "孙", "13900000010"))).Refusal!.Code.Should().Be("customer.owned-by-other");
        await centre.Holds(project.Id);
    }

    [Fact]
    public async Task Leaves_colleagues_customers_alone_and_lists_them()
    {
        var preview = await Preview("赵先生,13800000001,王芳,,,,", "钱女士,13800000002,李雯,,,,", "孙女士,13900000009,李雯,,,,");

        preview.Tally.Should().Be(new CustomerListTally(1, 0, 0, 2, 0));
        preview.Rows.Where(row => row.Outcome == CustomerRowOutcome.OfOther).Select(row => row.Verdict.Decisive!.OwnerId).Should().Equal(project.LiWen, project.WangFang);
        (await Import("赵先生,13800000001,王芳,,,,", "孙女士,13900000009,李雯,,,,")).Succeeded.Should().BeTrue();
        (await Customer("13800000001"))!.OwnerId.Should().Be(project.LiWen);
    }

    [Fact]
    public async Task Takes_customers_from_the_public_pool_for_the_owner_of_the_row()
    {
        centre.Clock.Advance(TimeSpan.FromDays(31));

        (await Import("赵先生,13800000001、13900000001,王芳,,,,")).Value.Tally.Claimed.Should().Be(1);

        var zhao = await Customer("13800000001");
        zhao!.OwnerId.Should().Be(project.WangFang);
        zhao.Identities.Should().HaveCount(2);
        await centre.Holds(project.Id);
    }

    [Fact]
    public async Task Fault_22_twice_changes_nothing_the_second_time()
    {
        string[] lines = ["孙女士,13900000009,李雯,,,,", "周先生,13900000011,王芳,,,,"];
        await Import(lines);
        var before = await Everything();

        (await Preview(lines)).Tally.Should().Be(new CustomerListTally(0, 0, 2, 0, 0));
        (await Import(lines)).Value.Tally.Known.Should().Be(2);

        (await Everything()).Should().Be(before);
    }

    [Fact]
    public async Task Sent_twice_it_is_the_same_import()
    {
        var list = CustomerCsv.Read("孙女士,13900000009,李雯,,,,");
        var command = new ApplyCustomerList(project.Id, "客户.csv", "hash", null, new CustomerListTally(1, 0, 0, 0, 0), false, list);
        var first = await centre.Send(project.Manager, command);

        (await centre.Send(project.Manager, command)).Value.Should().Be(first.Value);
        (await centre.Database(db => db.CustomerImports.IgnoreQueryFilters().CountAsync())).Should().Be(1);
    }

    [Theory]
    [InlineData("孙女士,13900000009,,,,,", "import.owner-missing")]
    [InlineData("孙女士,13900000009,无此人,,,,", "import.owner-unknown")]
    [InlineData("孙女士,13900000009,陈经理,,,,", "import.owner-unknown")]
    [InlineData("孙女士,13800000001、13800000002,李雯,,,,", "import.two-customers")]
    public async Task Names_what_is_wrong_beside_the_people_and_customers_of_the_project(string line, string code)
    {
        var preview = await Preview(line);

        preview.Errors.Should().ContainSingle().Which.Should().Match<CellError>(error => error.Row == 2 && error.Reason.Code == code);
        (await Import(line)).Refusal.Should().Be(ImportRefusals.WrongRows(1));
        (await Customer("13900000009")).Should().BeNull();
    }

    [Fact]
    public async Task Rows_without_an_owner_are_whose_the_manager_says()
    {
        (await Import(["孙女士,13900000009,,,,,"], owner: project.WangFang)).Succeeded.Should().BeTrue();

        (await Customer("13900000009"))!.OwnerId.Should().Be(project.WangFang);
    }

    [Fact]
    public async Task Fault_22_of_ten_thousand_wrong_cells_names_each_and_writes_nothing()
    {
        var lines = Enumerable.Range(0, 10_000).Select(number => $"客户{number},不是号码,李雯,,,,").ToArray();

        (await Preview(lines)).Errors.Select(error => (error.Row, error.Column)).Should().Equal(Enumerable.Range(2, 10_000).Select(row => (row, "B")));
        (await Import(lines)).Refusal.Should().Be(ImportRefusals.WrongRows(10_000));
    }

    [Fact]
    public async Task Is_all_or_nothing_when_somebody_registers_one_of_them_meanwhile()
    {
        string[] lines = ["孙女士,13900000009,李雯,,,,", "周先生,13900000011,王芳,,,,"];
        var confirmed = (await Preview(lines)).Tally;
        await centre.Send(project.WangFang, new RegisterCustomer(project.Id, "孙女士", "13900000009"));

        (await Apply(lines, confirmed)).Refusal.Should().Be(ImportRefusals.CustomersChanged());

        (await Customer("13900000011")).Should().BeNull();
    }

    [Fact]
    public async Task Is_undone_as_if_it_had_never_been()
    {
        centre.Clock.Advance(TimeSpan.FromDays(31));
        var before = await Everything();
        var import = (await Import("孙女士,13900000009,李雯,,A,,", "赵先生,13800000001,王芳,,,,")).Value.ImportId;

        (await centre.Send(project.Manager, new UndoCustomerImport(project.Id, import))).Refusal.Should().BeNull();

        (await Customer("13900000009")).Should().BeNull();
        (await Customer("13800000001"))!.OwnerId.Should().BeNull();
        (await Everything()).Should().Be(before);
        (await centre.Send(project.Manager, new UndoCustomerImport(project.Id, import))).Refusal!.Code.Should().Be("import.undone");
        (await Import("孙女士,13900000009,李雯,,A,,")).Value.Tally.New.Should().Be(1);
        await centre.Holds(project.Id);
    }

    [Fact]
    public async Task Is_not_undone_once_something_else_happened_to_one_of_its_customers()
    {
        var import = (await Import("孙女士,13900000009,李雯,,,,", "周先生,13900000011,李雯,,,,")).Value.ImportId;
        centre.Clock.Advance(TimeSpan.FromHours(1));
        await centre.Send(project.LiWen, new RegisterCustomer(project.Id, "孙女士", "13900000009"));

        (await centre.Send(project.Manager, new UndoCustomerImport(project.Id, import))).Refusal.Should().Be(ImportRefusals.CustomersTouched(1, "孙女士"));

        (await Customer("13900000011")).Should().NotBeNull();
    }

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.AdminClerk)]
    [InlineData(Role.Administrator)]
    public async Task Is_for_managers_only(Role role)
    {
        var person = await centre.Hire("同事", role, project.Id);
        var list = CustomerCsv.Read("孙女士,13900000009,李雯,,,,");

        (await centre.Ask(person, new PreviewCustomerList(project.Id, null, list))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(person, new ApplyCustomerList(project.Id, "客户.csv", "", null, new CustomerListTally(1, 0, 0, 0, 0), false, list))).Refusal!.Code.Should().Be("role.forbidden");
        (await centre.Send(person, new UndoCustomerImport(project.Id, Guid.NewGuid()))).Refusal!.Code.Should().Be("role.forbidden");
    }

    private async Task<CustomerListPreview> Preview(params string[] lines) => (await centre.Ask(project.Manager, new PreviewCustomerList(project.Id, null, CustomerCsv.Read(lines)))).Value;

    private Task<Result<ImportedCustomers>> Import(params string[] lines) => Import(lines, null);

    private async Task<Result<ImportedCustomers>> Import(string[] lines, Guid? owner) =>
        await Apply(lines, (await centre.Ask(project.Manager, new PreviewCustomerList(project.Id, owner, CustomerCsv.Read(lines)))).Value.Tally, owner);

    private Task<Result<ImportedCustomers>> Apply(string[] lines, CustomerListTally confirmed, Guid? owner = null) =>
        centre.Send(project.Manager, new ApplyCustomerList(project.Id, "客户.csv", "hash", owner, confirmed, false, CustomerCsv.Read(lines)));

    private Task<Customer?> Customer(string phone) => centre.Database(db => db.Customers.IgnoreQueryFilters().AsNoTracking().Include(customer => customer.Identities).Include(customer => customer.Ownerships)
        .SingleOrDefaultAsync(customer => customer.Phone == phone));

    /// <summary>How many there are of everything that an import makes, the history of who owned whom apart.</summary>
    private Task<(int Customers, int Identities, int Terms)> Everything() => centre.Database(async db => (
        await db.Customers.IgnoreQueryFilters().CountAsync(), await db.Identities.IgnoreQueryFilters().CountAsync(), await db.CustomerTerms.IgnoreQueryFilters().CountAsync()));
}
