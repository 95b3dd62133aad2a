using SalesCenter.Infrastructure.Identity;

namespace SalesCenter.Web.Pipeline;

/// <summary>What signing in asks for in this installation, and how long a session lasts; the section <c>SignIn</c> of the settings.</summary>
public sealed record SignInSettings
{
    /// <summary>Everybody who approves or administers; their session is worth more than a consultant's.</summary>
    private static readonly Role[] Deciders = [Role.Supervisor, Role.SalesManager, Role.MarketingDirector, Role.ProjectCompany, Role.Administrator];

    /// <summary>Whether holders of <see cref="SecondFactorRoles"/> must have a second factor.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>Whose password is not enough.</summary>
    public IReadOnlySet<Role> SecondFactorRoles { get; init; } = Deciders.ToHashSet();

    /// <summary>A session in which nothing was asked for ends after so long.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(12);

    /// <summary>The password was given by somebody else, and one of their own must take its place (ASVS 5.0, 6.4.1).</summary>
    public static readonly Refusal PasswordOwed = new("password.owed");

    /// <summary>Their role asks for a second factor.</summary>
    public static readonly Refusal FactorOwed = new("second-factor.owed");

    /// <summary>Every session ends after so long.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Whether passwords may cross a network without encryption.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>Reads the section; without it a second factor is asked for everywhere but in development and the demonstration.</summary>
    public static SignInSettings From(IConfiguration settings, IHostEnvironment environment)
    {
        var section = settings.GetSection("SignIn");
        var usual = new SignInSettings();
        var roles = section["SecondFactorRoles"]?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Enum.TryParse<Role>(name, ignoreCase: true, out var role) ? role : throw new InvalidOperationException($"SignIn:SecondFactorRoles: there is no role {name}."));
        return usual with
        {
            SecondFactor = section.GetValue("SecondFactor", !environment.IsDevelopment() && !settings.GetValue("Demo:Seed", false)),
            SecondFactorRoles = roles?.ToHashSet() ?? usual.SecondFactorRoles,
            Idle = TimeSpan.FromHours(section.GetValue("IdleHours", usual.Idle.TotalHours)),
            Longest = TimeSpan.FromHours(section.GetValue("LongestHours", usual.Longest.TotalHours)),
            PlainHttp = section.GetValue("PlainHttp", environment.IsDevelopment()),
        };
    }

    /// <summary>Whether the person must have a second factor.</summary>
    public bool Requires(KnownPerson person) => SecondFactor && person.Roles.Any(held => SecondFactorRoles.Contains(held.Role));

    /// <summary>What the person must do before they can do anything else; nothing when they may go on.</summary>
    public Refusal? OwedBy(KnownPerson person) => person.HasFirstPassword ? PasswordOwed : !person.HasSecondFactor && Requires(person) ? FactorOwed : null;
}
