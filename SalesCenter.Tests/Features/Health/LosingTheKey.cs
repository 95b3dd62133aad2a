using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Startup;

namespace SalesCenter.Tests.Features.Health;

/// <summary>A product that came up under another key would read no ID number and take who is known by one for somebody else: it does not come up.</summary>
public sealed class LosingTheKey : IAsyncLifetime
{
    private readonly TestCentre centre = new();
    private readonly StringWriter output = new();
    private readonly StringWriter complaints = new();

    private string KeyPath => centre.DatabaseFile + ".key";

    public async ValueTask InitializeAsync()
    {
        TestDatabase.RequireFile("its key lies beside it.");
        await SmallProject.In(centre);
        centre.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("李雯");
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task A_missing_one_is_not_replaced_by_itself()
    {
        File.Delete(KeyPath);
        await using var product = Product();

        await product.Invoking(app => app.Prepare()).Should().ThrowAsync<InvalidOperationException>().WithMessage($"The key of personal data is missing, {KeyPath}: put the saved key in its place*");
        (await Order(product, "verify")).Should().Be(1);

        complaints.ToString().Should().Contain("put the saved key in its place");
        File.Exists(KeyPath).Should().BeFalse();
    }

    [Fact]
    public async Task Another_one_is_not_taken_for_the_right_one()
    {
        await File.WriteAllBytesAsync(KeyPath, new byte[32]);
        await using var product = Product();

        await product.Invoking(app => app.Prepare()).Should().ThrowAsync<InvalidOperationException>().WithMessage("The key of personal data is not the one*");
        (await Order(product, "verify")).Should().Be(2);

        output.ToString().Should().Contain("WRONG the key of personal data is not the one");
    }

    [Fact]
    public async Task The_right_one_put_back_everything_goes_on()
    {
        var key = await File.ReadAllBytesAsync(KeyPath);
        File.Delete(KeyPath);
        await File.WriteAllBytesAsync(KeyPath, key);
        await using var product = Product();

        await product.Prepare();

        (await Order(product, "verify")).Should().Be(0, output.ToString());
    }

    [Fact]
    public async Task Lost_for_good_it_is_given_up_by_a_setting()
    {
        File.Delete(KeyPath);
        await using (var product = Product("--Privacy:NewKey=true"))
            await product.Prepare();

        await using var later = Product();
        await later.Prepare();

        (await Order(later, "verify")).Should().Be(0, output.ToString());
        (await centre.Database(db => db.SessionKeys.CountAsync())).Should().Be(0);
    }

    private WebApplication Product(params string[] settings)
    {
        var builder = WebApplication.CreateBuilder([$"--Database:Path={centre.DatabaseFile}", "--Logging:LogLevel:Default=None", .. settings]);
        builder.AddSalesCenter();
        return builder.Build();
    }

    private Task<int> Order(WebApplication product, string order) => CommandLine.Run([order], new Terminal(TextReader.Null, output, complaints), product.Services);
}
