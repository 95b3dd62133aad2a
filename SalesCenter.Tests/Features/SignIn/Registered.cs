using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.SignIn;
using SalesCenter.Web.Features.SignIn.TwoSteps;
using Dispatcher = SalesCenter.Web.Pipeline.Dispatcher;

namespace SalesCenter.Tests.Features.SignIn;

/// <summary>Somebody with a password and an authenticator app.</summary>
internal sealed class Registered(TestCentre centre, Guid id, string userName)
{
    public const string Password = "sea breeze at noon";

    public Guid Id => id;

    public string UserName => userName;

    /// <summary>The key in the app; empty before there is one.</summary>
    public string Key { get; private set; } = "";

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    private Dispatcher Dispatcher => centre.Services.GetRequiredService<Dispatcher>();

    /// <summary>Gives a person a password.</summary>
    public static async Task<Registered> In(TestCentre centre, Guid id)
    {
        var name = "";
        await centre.Database(async db =>
        {
            var person = await db.Users.SingleAsync(known => known.Id == id);
            person.NormalizedUserName = person.UserName!.ToUpperInvariant();
            person.SecurityStamp = "first";
            person.PasswordHash = centre.Hasher.HashPassword(person, Password);
            name = person.UserName;
        });
        centre.Services.GetRequiredService<PeopleBook>().Forget();
        return new Registered(centre, id, name);
    }

    /// <summary>A person with one role and a password.</summary>
    public static async Task<Registered> Hired(TestCentre centre, Role role, Guid? projectId = null) => await In(centre, await centre.Hire("周系统", role, projectId));

    /// <summary>Sets the second factor up, and lets five minutes pass so that no code of that time counts.</summary>
    public async Task<Registered> WithApp()
    {
        (await centre.Send(id, new BeginSecondFactor(Password, ""))).Refusal.Should().BeNull();
        Key = (await centre.Ask(id, new GetSecondFactor())).Value.WaitingKey!;
        var confirmed = await centre.Send(id, new ConfirmSecondFactor(Code()));
        RecoveryCodes = confirmed.Value.RecoveryCodes;
        centre.Clock.Advance(TimeSpan.FromMinutes(5));
        return this;
    }

    /// <summary>What the app shows, now or so many seconds from now.</summary>
    public string Code(int seconds = 0) => new Totp(Base32Encoding.ToBytes(Key)).ComputeTotp(centre.Now.AddSeconds(seconds));

    public async Task<SignInAnswer> GivePassword(string password = Password) => (await Dispatcher.Send<SignInAnswer>(new Web.Features.SignIn.SignIn(userName, password), null)).Value;

    public async Task<SignInAnswer> Give(string code, string? pass = null) => (await Dispatcher.Send<SignInAnswer>(new GiveCode(pass ?? (await GivePassword()).Pass ?? "", code), null)).Value;
}

/// <summary>The product as in production: whoever decides or administers needs a second factor.</summary>
public sealed class StrictCentre : TestCentre
{
    protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("SignIn:SecondFactor", "true");
    }
}
