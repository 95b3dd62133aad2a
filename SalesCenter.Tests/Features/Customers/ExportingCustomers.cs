using System.Text;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Privacy;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Customers.Export;
using SalesCenter.Web.Features.Customers.ListCustomers;
using SalesCenter.Web.Features.Customers.Privacy;
using SalesCenter.Web.Features.Customers.RegisterCustomer;

namespace SalesCenter.Tests.Features.Customers;

public sealed class ExportingCustomers : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private SmallProject project = null!;

    public async ValueTask InitializeAsync() => project = await SmallProject.In(centre, 1, 1);

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Gives_the_list_as_filtered_marked_with_who_when_and_why()
    {
        var export = (await Export(new CustomerFilter(OwnerId: project.LiWen), "月度核对")).Value;

        export.Count.Should().Be(1);
        var lines = Read(export.File!);
        lines[0][0].Should().Contain("陈经理").And.Contain("2026-11-24 10:00").And.Contain("月度核对");
        lines.Should().HaveCount(3);
        lines[2].Take(3).Should().Equal("赵先生", "13800000001", "李雯");
        lines[2][^1].Should().Be("陈经理 2026-11-24 10:00");
        Read((await Export(new CustomerFilter("0002"), "月度核对")).Value.File!)[2][0].Should().Be("钱女士");
    }

    [Fact]
    public async Task Is_kept_in_the_access_log_and_the_audit_trail_with_reason_and_count_and_without_the_list()
    {
        await Export(new CustomerFilter(), "月度核对");

        var entry = await centre.Database(db => db.AuditEntries.SingleAsync(entry => entry.Action == nameof(ExportCustomers)));
        (entry.ActorId, entry.Answer).Should().Be((project.Manager, "{\"Count\":2}"));
        entry.Content.Should().Contain("月度核对").And.NotContain("13800000001");
        (await centre.Ask(project.Manager, new GetDisclosures(project.Id, DisclosureKind.Listed))).Value.Rows.Should().ContainSingle().Which.Should()
            .Match<DisclosureRow>(look => look.ById == project.Manager && look.CustomerId == Guid.Empty && look.Name == "" && look.Reason == "月度核对");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+1+1")]
    [InlineData("@SUM(1)")]
    [InlineData("-2")]
    public async Task Fault_18_lets_no_name_and_no_reason_become_a_formula(string text)
    {
        await centre.Send(project.LiWen, new RegisterCustomer(project.Id, text, "13900000009"));

        var lines = Read((await Export(new CustomerFilter("0009"), text)).Value.File!);

        lines[2][0].Should().Be("'" + text);
        lines[0][0].Should().StartWith("陈经理");
    }

    [Fact]
    public async Task Needs_a_reason() => (await Export(new CustomerFilter(), " ")).Refusal!.Fields["Reason"].Code.Should().Be("input.required");

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.AdminClerk)]
    [InlineData(Role.Administrator)]
    public async Task Is_for_managers_only(Role role) =>
        (await centre.Send(await centre.Hire("同事", role, project.Id), new ExportCustomers(project.Id, new CustomerFilter(), "看看"))).Refusal!.Code.Should().Be("role.forbidden");

    private Task<SalesCenter.Domain.Common.Result<ExportedCustomers>> Export(CustomerFilter filter, string reason) => centre.Send(project.Manager, new ExportCustomers(project.Id, filter, reason));

    private static List<string[]> Read(byte[] workbook)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(workbook));
        var lines = new List<string[]>();
        while (reader.Read())
            lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => $"{reader.GetValue(column)}")]);
        return lines;
    }
}
