using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Domain.People;
using SalesCenter.Infrastructure.Identity;
using SalesCenter.Infrastructure.Invariants;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Tests.Fixtures;
using SalesCenter.Web.Features.Demo;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Infrastructure.Persistence;

/// <summary>
/// Sends every question of the product, with and without what can be left out, in the demonstration, and looks what SQL Server
/// would be asked. Every other test does the same for what it does: see <see cref="ServerTranslation"/>.
/// </summary>
public sealed class AskingAServer(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Rounds = 4;
    private readonly TestCentre centre = new();
    private readonly Dictionary<string, List<Guid>> ids = [];
    private Guid asking, projectId;
    private string code = "";

    public async ValueTask InitializeAsync()
    {
        TestDatabase.RequireFile("the server itself is asked by every test.");
        (await centre.SendAsProduct(new FillDemo(OnlyWhenEmpty: true))).Value.Should().BeTrue();
        await centre.Database(async db =>
        {
            (projectId, code) = await db.Projects.Select(project => new ValueTuple<Guid, string>(project.Id, project.Code)).FirstAsync();
            var person = new Person { UserName = "asking", DisplayName = "问路人" };
            foreach (var role in Enum.GetValues<Role>())
                person.Memberships.Add(new Membership { PersonId = person.Id, Role = role, ProjectId = role == Role.Administrator ? null : projectId });
            asking = person.Id;
            await db.Users.AddAsync(person);
            foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned() && type.FindPrimaryKey() is { Properties: [{ Name: "Id" } id] } && id.ClrType == typeof(Guid)))
                ids[type.ClrType.Name] = await (Task<List<Guid>>)GetType().GetMethod(nameof(Some), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type.ClrType).Invoke(null, [db])!;

            // Those that have come furthest have most to tell.
            ids["Deal"] = await db.Deals.IgnoreQueryFilters().OrderByDescending(deal => deal.Stage).ThenBy(deal => deal.Id).Select(deal => deal.Id).Take(Rounds).ToListAsync();
        });
        centre.Services.GetRequiredService<PeopleBook>().Forget();
    }

    public ValueTask DisposeAsync() => centre.DisposeAsync();

    [Fact]
    public async Task Every_question_of_the_product_is_understood()
    {
        var questions = typeof(UseCases).Assembly.GetTypes().Where(type => !type.IsAbstract && AnswerOf(type) is not null).ToList();
        var answered = new HashSet<Type>();
        foreach (var question in questions)
        {
            for (var round = 0; round < Rounds; round++)
            {
                // A file made of nothing is no file; what counts is what the database was asked before that was seen.
                if (await Send(question, round) is null)
                    answered.Add(question);
            }
        }
        output.WriteLine($"{questions.Count} questions sent {Rounds} times each, {answered.Count} of them answered; {ServerTranslation.Statements} statements for SQL Server read so far.");
        output.WriteLine($"Refused for what they asked about: {string.Join(", ", questions.Except(answered).Select(question => question.Name))}.");
        ServerTranslation.Problems.Values.Should().BeEmpty();
        answered.Count.Should().BeGreaterThan(questions.Count * 3 / 4);
    }

    [Fact]
    public async Task Every_invariant_is_understood()
    {
        await using var scope = centre.Services.CreateAsyncScope();

        (await scope.ServiceProvider.GetRequiredService<Invariants>().Check(projectId, CancellationToken.None)).Should().OnlyContain(finding => finding.IsOk);
        await centre.Clockwork.Run(CancellationToken.None);

        ServerTranslation.Problems.Values.Should().BeEmpty();
    }

    private static Task<List<Guid>> Some<T>(SalesDb db) where T : class =>
        db.Set<T>().IgnoreQueryFilters().OrderBy(row => EF.Property<Guid>(row, "Id")).Select(row => EF.Property<Guid>(row, "Id")).Take(Rounds).ToListAsync();

    private static Type? AnswerOf(Type type) =>
        type.BaseType is not { } basis ? null : basis.IsGenericType && basis.GetGenericTypeDefinition() == typeof(Query<>) ? basis.GenericTypeArguments[0] : AnswerOf(basis);

    private async Task<string?> Send(Type question, int round)
    {
        var message = Made(question, round)!;
        var sending = typeof(Dispatcher).GetMethod(nameof(Dispatcher.Send))!.MakeGenericMethod(AnswerOf(question)!);
        var answer = (Task)sending.Invoke(centre.Services.GetRequiredService<Dispatcher>(), [message, (Guid?)asking, CancellationToken.None])!;
        await answer;
        var result = answer.GetType().GetProperty("Result")!.GetValue(answer)!;
        return ((Refusal?)result.GetType().GetProperty("Refusal")!.GetValue(result))?.Code;
    }

    private object? Made(Type type, int round)
    {
        var constructor = type.GetConstructors().Where(one => one.GetParameters() is not [var only] || only.ParameterType != type).MaxBy(one => one.GetParameters().Length);
        var made = constructor?.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, round, new NullabilityInfoContext().Create(parameter).WriteState))]);
        foreach (var property in made is null ? [] : type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } && constructor!.GetParameters().All(parameter => parameter.Name != property.Name)))
            property.SetValue(made, Value(property.PropertyType, property.Name, round, new NullabilityInfoContext().Create(property).WriteState) ?? property.GetValue(made));
        return made;
    }

    /// <summary>In every second round what may be left out is left out.</summary>
    private object? Value(Type type, string name, int round, NullabilityState state)
    {
        if (state == NullabilityState.Nullable && round % 2 == 0)
            return null;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(Guid) => Id(name, round),
            _ when plain == typeof(string) => name == "Code" ? code : round % 2 == 0 ? "" : "13800000001",
            _ when plain == typeof(int) => name is "Take" or "Count" ? 20 : name.StartsWith("Skip", StringComparison.Ordinal) ? 0 : 1,
            _ when plain == typeof(bool) => round % 2 == 1,
            _ when plain.IsEnum => Enum.GetValues(plain) is var all ? all.GetValue(round % all.Length) : null,
            _ when plain == typeof(DateTime) => centre.Now,
            _ when plain.Namespace?.StartsWith(nameof(SalesCenter), StringComparison.Ordinal) == true && plain.IsClass && !plain.IsAbstract => Made(plain, round),
            _ when Examples.Of(plain) is { } example => example,
            _ => null,
        };
    }

    private Guid Id(string name, int round)
    {
        if (name == "ProjectId")
            return projectId;
        var some = ids.GetValueOrDefault(name.EndsWith("Id", StringComparison.Ordinal) ? name[..^2] : name)
            ?? ids.FirstOrDefault(known => name.EndsWith(known.Key + "Id", StringComparison.Ordinal) || known.Key.EndsWith(name.Replace("Id", "", StringComparison.Ordinal), StringComparison.Ordinal)).Value ?? ids[nameof(Person)];
        return some.Count == 0 ? asking : some[round % some.Count];
    }
}
