using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Startup;

namespace SalesCenter.Tests.Features.Health;

/// <summary>What an operator mistypes or could not know is told in words, and nothing is done.</summary>
public sealed class GivingCommands : IDisposable
{
    private const string NoServer = "--Database:ConnectionString=Server=tcp:127.0.0.1,1;Database=Sales;User ID=tester;Password=p;Connect Timeout=1;ConnectRetryCount=0";

    private readonly StringWriter output = new();
    private readonly StringWriter complaints = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("salescenter-command-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("Unknown: --lst. Usage: migrate [--list]", "migrate", "--lst")]
    [InlineData("Unknown: --list=all. Usage: verify", "verify", "--list=all")]
    [InlineData("Usage: migrate [--list]", "migrate", "--list=all")]
    [InlineData("Unknown: --help. Usage: restored", "restored", "--help")]
    [InlineData("Unknown: now. Usage: restored", "RESTORED", "now")]
    [InlineData("Unknown: --environment=Production. Usage: verify", "verify", "--environment=Production")]
    [InlineData("Unknown: here. Usage: backup", "backup", "there", "here")]
    [InlineData("Usage: backup", "backup", "--with-key", "--keep", "3")]
    [InlineData("Usage: backup", "backup", "--keep")]
    [InlineData("Usage: restore BACKUP", "restore", "--force")]
    [InlineData("Usage: restore BACKUP", "restore", " ")]
    [InlineData("Unknown: delete. Usage: admin create NAME", "admin", "delete", "wang.lei")]
    [InlineData("Usage: admin create NAME", "admin", "create")]
    [InlineData("Unknown: --nmae=王磊. Usage: admin", "admin", "create", "wang.lei", "--nmae=王磊")]
    [InlineData("Unknown command: verfiy. There are: admin, backup, help", "verfiy")]
    public async Task With_a_word_too_many_or_too_few_does_nothing_and_tells_the_usage(string words, params string[] arguments)
    {
        await using var nothing = new ServiceCollection().BuildServiceProvider();

        (await CommandLine.Run(arguments, new Terminal(TextReader.Null, output, complaints), nothing)).Should().Be(1);

        complaints.ToString().Should().StartWith(words);
        output.ToString().Should().BeEmpty();
    }

    [Fact]
    public void Reads_an_option_with_its_value_behind_it_or_after_an_equals_sign_and_leaves_settings_to_the_host()
    {
        var asked = new Arguments("import FILE --project CODE [--name TEXT] [--dry-run]", ["--Database:Path=a.db", "--project", "A-1", "table.csv", "--name=a:b=c"]);

        (asked["FILE"], asked["--project"], asked["--name"], asked.Has("--dry-run"), asked["--dry-run"]).Should().Be(("table.csv", "A-1", "a:b=c", false, null));
        asked.PathOf("FILE").Should().Be(Path.GetFullPath("table.csv"));
        FluentActions.Invoking(() => asked.CountOf("--project")).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("migrate", "--list")]
    [InlineData("verify")]
    [InlineData("restored")]
    [InlineData("admin", "create", "wang.lei")]
    [InlineData("backup", "--server-file", "sales.bak")]
    public async Task With_a_server_that_cannot_be_reached_says_so(params string[] arguments)
    {
        (await RunItself([.. arguments, "--Database:Provider=SqlServer", NoServer])).Should().Be(1);

        complaints.ToString().Should().Contain("server").And.NotContain("   at ");
        output.ToString().Should().BeEmpty();
    }

    [Theory]
    [InlineData("Database:Provider must be Sqlite or SqlServer, not Oracle.", "--Database:Provider=Oracle")]
    [InlineData("Database:ConnectionString is missing.", "--Database:Provider=SqlServer")]
    public async Task With_a_setting_that_does_not_fit_says_which(string words, string setting)
    {
        (await RunItself("migrate", setting)).Should().Be(1);

        complaints.ToString().Trim().Should().Be(words);
    }

    [Fact]
    public async Task Tells_one_line_aside_and_no_log()
    {
        var told = await ProductCommand.Run(Path.Combine(folder.FullName, "none.db"), "migrate", "--Database:Provider=SqlServer", NoServer);

        told.ExitCode.Should().Be(1);
        told.Output.Should().BeEmpty();
        told.Complaints.Trim().Split('\n').Should().ContainSingle();
    }

    [Fact]
    public async Task Helps_with_what_each_takes_whatever_the_settings_are()
    {
        (await CommandLine.Run(["help", "--Database:Provider=Oracle"], new Terminal(TextReader.Null, output, complaints), null)).Should().Be(0);

        output.ToString().Should().Contain("  backup [FOLDER] [--keep NUMBER] [--with-key FILE] [--server-file FILE]  ").And.Contain("  verify  ");
    }

    private Task<int> RunItself(params string[] arguments) =>
        CommandLine.Run([.. arguments, $"--Database:Path={Path.Combine(folder.FullName, "none.db")}", $"--Backup:Path={folder.FullName}"], new Terminal(TextReader.Null, output, complaints), null);
}
