using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.SignIn;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Features.SignIn;

/// <summary>How long an answer takes is how often a password is hashed for it; so nobody learns from it which names exist.</summary>
public sealed class TellingNoNames : IAsyncLifetime
{
    private const int TriesUntilLocked = 5;
    private readonly CountingCentre centre = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Theory]
    [InlineData("boss")]
    [InlineData("nobody")]
    public async Task Every_wrong_try_costs_one_hashing_before_and_after_the_lock(string name)
    {
        var door = centre.Services.GetRequiredService<Dispatcher>();
        (await door.Send<Guid>(new SetUpFirstAdministrator("boss", "周系统", "sea breeze at noon"), null)).Succeeded.Should().BeTrue();

        for (var tried = 1; tried <= TriesUntilLocked + 2; tried++)
        {
            var before = centre.Hashings;
            (await door.Send<SignInAnswer>(new SalesCenter.Web.Features.SignIn.SignIn(name, "sea breeze at midnight"), null)).Value.Reason.Should().Be(tried < TriesUntilLocked ? "sign-in.wrong" : "sign-in.locked");
            (centre.Hashings - before).Should().Be(1, $"of try {tried}");
        }
    }

    private sealed class CountingCentre : TestCentre
    {
        public int Hashings { get; set; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<Person>>(provider => new Counting(this, provider.GetRequiredService<IOptions<PasswordHasherOptions>>()))));
        }
    }

    private sealed class Counting(CountingCentre centre, IOptions<PasswordHasherOptions> options) : PasswordHasher<Person>(options)
    {
        public override string HashPassword(Person user, string password)
        {
            centre.Hashings++;
            return base.HashPassword(user, password);
        }

        public override PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            centre.Hashings++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
