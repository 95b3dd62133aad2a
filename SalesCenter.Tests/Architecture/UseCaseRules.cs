using Mediator;
using SalesCenter.Web.Pipeline;

namespace SalesCenter.Tests.Architecture;

/// <summary>What every command and question looks like.</summary>
public sealed class UseCaseRules
{
    private static readonly Type[] Types = typeof(UseCases).Assembly.GetTypes();
    private static readonly Type[] Messages = [.. Types.Where(type => typeof(IMessage).IsAssignableFrom(type) && !type.IsAbstract)];
    private static readonly string[] Selves = ["ActorId", "ById", "UserId", "SenderId", "AskedById", "MadeById", "Actor", "User"];
    private static readonly Type[] HandlerShapes = [typeof(ICommandHandler<,>), typeof(IQueryHandler<,>)];
    private static readonly Type[] Handlers = [.. Types.Where(type => !type.IsAbstract && type.GetInterfaces().Any(IsHandling))];

    [Fact]
    public void There_are_some() => Messages.Should().HaveCountGreaterThan(5);

    [Fact]
    public void Each_says_who_may_send_it() => Names(Messages.Where(message => !message.IsDefined(typeof(AllowAttribute), inherit: false))).Should().BeEmpty();

    [Fact]
    public void Each_is_a_sealed_record_made_of_a_command_or_a_query() =>
        Names(Messages.Where(message => !message.IsSealed || message.GetMethod("<Clone>$") is null || !IsMadeOf(message, typeof(Command<>)) && !IsMadeOf(message, typeof(Query<>)))).Should().BeEmpty();

    [Fact]
    public void Each_has_exactly_one_sealed_handler()
    {
        Names(Messages.Where(message => Handlers.Count(handler => handler.GetInterfaces().Any(shape => IsHandling(shape) && shape.GenericTypeArguments[0] == message)) != 1)).Should().BeEmpty();
        Names(Handlers.Where(handler => !handler.IsSealed)).Should().BeEmpty();
    }

    [Fact]
    public void Each_about_a_project_is_authorised_in_that_project() => Names(Messages.Where(message => Has(message, "ProjectId") && !typeof(IInProject).IsAssignableFrom(message))).Should().BeEmpty();

    [Fact]
    public void Each_about_a_deal_is_authorised_for_that_deal() => Names(Messages.Where(message => Has(message, "DealId") && !typeof(IOnDeal).IsAssignableFrom(message))).Should().BeEmpty();

    [Fact]
    public void None_lets_its_sender_say_who_they_are() => Names(Messages.Where(message => Selves.Any(name => message.GetProperty(name) is not null))).Should().BeEmpty();

    [Fact]
    public void Each_stands_in_a_file_of_its_name_with_its_handler()
    {
        var files = SourceTree.Product.Where(file => file.IsCode).ToLookup(file => Path.GetFileNameWithoutExtension(file.Path), file => file.Text);
        Names(Messages.Where(message => !files[message.Name].Any(text => text.Contains($"class {message.Name}Handler(", StringComparison.Ordinal) || text.Contains($"class {message.Name}Handler :", StringComparison.Ordinal))))
            .Should().BeEmpty();
    }

    private static bool IsHandling(Type shape) => shape.IsGenericType && HandlerShapes.Contains(shape.GetGenericTypeDefinition());

    private static bool IsMadeOf(Type message, Type kind) =>
        message.BaseType is { } parent && (parent.IsGenericType && parent.GetGenericTypeDefinition() == kind || IsMadeOf(parent, kind));

    private static bool Has(Type message, string property) => message.GetProperty(property)?.PropertyType == typeof(Guid);

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.FullName!);
}
