using SalesCenter.Domain.Customers;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Reception.Calls.Record;

namespace SalesCenter.Tests.Features.Reception;

/// <summary>However a caller's number is written, it finds the customer of that number.</summary>
public sealed class EveryWritingOfANumber
{
    [Fact]
    public async Task Fault_20_finds_the_same_customer()
    {
        var forms = File.ReadLines(SharedData.Find("people", "phone-forms.tsv")).Skip(1).Select(line => line.Split('\t')).Where(columns => columns.Length >= 2).ToList();
        await using var centre = new TestCentre();
        var project = await SmallProject.In(centre);
        var numbers = forms.Select(form => form[1]).Where(number => number.Length >= 7).Distinct().ToList();
        await centre.Database(async db => await db.AddRangeAsync(numbers.Select(number => KnownCustomer.Of(project.WangFang, project.Id, $"客户{number}", number, centre.Now))));

        numbers.Should().NotBeEmpty();
        foreach (var form in forms.Where(form => numbers.Contains(form[1])))
        {
            (await centre.Ask(project.WangFang, new WhoCalls(project.Id, form[0]))).Value.Name.Should().Be($"客户{form[1]}", "{0} is a way to write it", form[0]);
            var told = await centre.Send(project.LiWen, new HandOverCall(project.Id, form[0], "", "", "请回电", centre.Now, 0));
            told.Succeeded.Should().BeTrue("{0} belongs to a colleague", form[0]);
            (await centre.Send(project.LiWen, new RecordCall(project.Id, form[0], "李", centre.Now, 0))).Refusal!.Code.Should().Be("customer.owned-by-other");
        }
        (await centre.Ask(project.LiWen, new WhoCalls(project.Id, "13700000000"))).Value.Outcome.Should().Be(VerdictOutcome.New);
    }
}
