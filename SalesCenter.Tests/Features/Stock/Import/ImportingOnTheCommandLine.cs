using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Infrastructure.Spreadsheets;
using SalesCenter.Web.Startup;
using static SalesCenter.Tests.Features.Stock.Import.TestTable;

namespace SalesCenter.Tests.Features.Stock.Import;

public sealed class ImportingOnTheCommandLine : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("salescenter-test-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter complaints = new();
    private WebApplication product = null!;

    private string Table => Path.Combine(folder, "价格表.csv");

    private string Database => Path.Combine(folder, "test.db");

    private string[] Lines => output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The product as a command finds it: put together, and not started.</summary>
    public async ValueTask InitializeAsync()
    {
        await Write(Room(project: "测试花园"), Room(room: 2, project: "测试花园"));
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Database:Path"] = Database;
        builder.Configuration["Logging:LogLevel:Default"] = "None";
        builder.AddSalesCenter();
        product = builder.Build();
    }

    public async ValueTask DisposeAsync()
    {
        await product.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_unknown_code_makes_a_new_project_named_as_in_the_file()
    {
        (await Run(Table, "--project", "cmd-1")).Should().Be(0);

        Lines.Should().Equal("2 new, 0 changed, 0 unchanged, 0 wrong; list price total 10000000.00");
        (await Projects()).Should().Equal("CMD-1 测试花园");
    }

    [Fact]
    public async Task Again_it_changes_nothing()
    {
        await Run(Table, "--project", "CMD-1");
        (await Run("--project", "cmd-1", Table)).Should().Be(0);

        Lines[^1].Should().Be("0 new, 0 changed, 2 unchanged, 0 wrong; list price total 10000000.00");
        (await Projects()).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_rehearsal_counts_and_writes_nothing_not_even_a_database()
    {
        (await Run(Table, "--project", "cmd-1", "--dry-run")).Should().Be(0);

        Lines.Should().Equal("A dry run: nothing was imported.", "2 new, 0 changed, 0 unchanged, 0 wrong; list price total 10000000.00");
        File.Exists(Database).Should().BeFalse();
    }

    [Fact]
    public async Task Wrong_rows_are_named_cell_by_cell_and_nothing_is_written()
    {
        await Write(Room(), Room(room: 2, list: "面议"));

        (await Run(Table, "--project", "cmd-1")).Should().Be(2);

        Lines.Should().Equal(
            "价格表!I3 总价 \"面议\": This is not a number. Please correct it.",
            "Nothing was imported: please correct the wrong rows first.",
            "1 new, 0 changed, 0 unchanged, 1 wrong; list price total 5000000.00");
        (await Projects()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Usage", "价格表.csv")]
    [InlineData("Usage", "--project", "x1")]
    [InlineData("Unknown: --force", "价格表.csv", "--project", "x1", "--force")]
    [InlineData("Could not find", "nothing.csv", "--project", "x1")]
    [InlineData("2 to 20", "价格表.csv", "--project", "not a code")]
    public async Task What_can_not_be_done_is_said_in_words(string words, params string[] arguments)
    {
        (await Run([.. arguments.Select(argument => argument.EndsWith(".csv", StringComparison.Ordinal) ? Path.Combine(folder, argument) : argument)])).Should().Be(1);

        complaints.ToString().Should().Contain(words);
        Lines.Should().BeEmpty();
    }

    [Theory]
    [InlineData("shenzhen-songfengmingyue-416.csv", 0, "416 new, 0 changed, 0 unchanged, 0 wrong; list price total 2134261656.44")]
    [InlineData("shenzhen-songfengmingyue-original.xls", 0, "416 new, 0 changed, 0 unchanged, 0 wrong; list price total 2134261656.44")]
    [InlineData("guangzhou-pinghehuayuan-457.csv", 0, "457 new, 0 changed, 0 unchanged, 0 wrong; list price total 0.00")]
    [InlineData("shanghai-chenxiangyuan-original.xlsx", 2, "529 new, 0 changed, 0 unchanged, 2 wrong; list price total 202644603.00")]
    public async Task The_real_tables_end_with_their_figures(string name, int exitCode, string lastLine)
    {
        await using var real = RealPriceTables.Content(name);

        (await Run(real.Name, "--project", "real")).Should().Be(exitCode);

        Lines[^1].Should().Be(lastLine);
    }

    [Fact]
    public async Task Shenzhen_is_the_same_stock_in_both_its_forms()
    {
        await using var csv = RealPriceTables.Content("shenzhen-songfengmingyue-416.csv");
        await using var xls = RealPriceTables.Content("shenzhen-songfengmingyue-original.xls");

        await Run(xls.Name, "--project", "real");
        await Run(csv.Name, "--project", "real");

        Lines[^1].Should().Be("0 new, 0 changed, 416 unchanged, 0 wrong; list price total 2134261656.44");
        (await Projects()).Should().Equal("REAL 松风明月花园");
    }

    [Fact]
    public async Task A_real_table_of_another_project_is_refused()
    {
        await using var shenzhen = RealPriceTables.Content("shenzhen-songfengmingyue-416.csv");
        await using var guangzhou = RealPriceTables.Content("guangzhou-pinghehuayuan-457.csv");
        await Run(shenzhen.Name, "--project", "real");

        (await Run(guangzhou.Name, "--project", "real")).Should().Be(1);

        complaints.ToString().Should().Contain("平和花园住宅").And.Contain("松风明月花园");
    }

    [Fact]
    public async Task The_command_itself_says_nothing_but_its_lines()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "import", Table, "--project", "cmd-1"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Database__Path"] = Database;
        using var command = Process.Start(start)!;
        var said = await Task.WhenAll(command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();

        said.Should().Equal("2 new, 0 changed, 0 unchanged, 0 wrong; list price total 10000000.00" + Environment.NewLine, "");
        command.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_word_that_is_no_command_says_so_and_starts_nothing()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "verfiy"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Database__Path"] = Database;
        using var command = Process.Start(start)!;
        var said = await Task.WhenAll(command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();

        said.Should().Equal("", "Unknown command: verfiy. There are: admin, backup, help, import, migrate, restore, restored, verify." + Environment.NewLine);
        command.ExitCode.Should().Be(1);
        File.Exists(Database).Should().BeFalse();
    }

    private Task Write(params string[] rooms) => File.WriteAllBytesAsync(Table, new TestTable(rooms).Bytes);

    private Task<int> Run(params string[] arguments) => CommandLine.Run(["import", .. arguments], new Terminal(TextReader.Null, output, complaints), product.Services);

    private async Task<List<string>> Projects()
    {
        if (!File.Exists(Database))
            return [];
        await using var scope = product.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SalesDb>().Projects.Select(project => project.Code + " " + project.Name).ToListAsync();
    }
}
