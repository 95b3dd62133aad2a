using System.Reflection;
using System.Text.RegularExpressions;
using Mediator;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesCenter.Domain.Common;
using SalesCenter.Infrastructure.Persistence;
using SalesCenter.Web.Pipeline;
using Dispatcher = SalesCenter.Web.Pipeline.Dispatcher;

namespace SalesCenter.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed partial class Layers
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private static readonly Assembly Domain = typeof(Money).Assembly, Infrastructure = typeof(SalesDb).Assembly, Web = typeof(UseCases).Assembly;
    private static readonly Type[] BehindTheDoor = [typeof(DbContext), typeof(IMediator), typeof(ISender), typeof(Dispatcher), typeof(IServiceProvider), typeof(IServiceScopeFactory), typeof(WriteQueue)];

    [Fact]
    public void The_domain_knows_the_base_class_library_only() =>
        Domain.GetReferencedAssemblies().Select(assembly => assembly.Name).Should().OnlyContain(name => name!.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Infrastructure_does_not_know_the_web() =>
        Infrastructure.GetReferencedAssemblies().Select(assembly => assembly.Name).Should().NotContain(Web.GetName().Name);

    [Fact]
    public void Components_have_one_door_to_the_business()
    {
        var components = Web.GetTypes().Where(type => typeof(IComponent).IsAssignableFrom(type)).ToList();

        components.Should().NotBeEmpty();
        components.SelectMany(component => Wanted(component).Where(IsBehindTheDoor).Select(wanted => $"{component.Name} wants {wanted.Name}")).Should().BeEmpty();
    }

    [Fact]
    public void Components_ask_no_database() =>
        SourceTree.Product.Where(file => file.IsComponent || file.Path.EndsWith(".razor.cs", StringComparison.Ordinal)).SelectMany(file => file.Find(DatabaseAsked())).Should().BeEmpty();

    [Fact]
    public void Handlers_leave_the_commit_to_the_pipeline() =>
        SourceTree.Product.Where(file => file.Path.Contains("/Features/", StringComparison.Ordinal)).SelectMany(file => file.Find(CommitByHand())).Should().BeEmpty();

    [Fact]
    public void No_interface_stands_for_a_single_class()
    {
        Type[] types = [.. Domain.GetTypes(), .. Infrastructure.GetTypes(), .. Web.GetTypes()];
        types.Where(type => type.IsInterface && types.Count(other => !other.IsInterface && other.GetInterfaces().Any(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == type)) == 1)
            .Where(type => type.Namespace?.StartsWith("SalesCenter", StringComparison.Ordinal) == true)
            .Select(type => type.FullName).Should().BeEmpty();
    }

    private static IEnumerable<Type> Wanted(Type component) =>
        component.GetProperties(Members).Where(property => property.IsDefined(typeof(InjectAttribute))).Select(property => property.PropertyType)
            .Concat(component.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType));

    private static bool IsBehindTheDoor(Type wanted) =>
        Array.Exists(BehindTheDoor, forbidden => forbidden.IsAssignableFrom(wanted)) || wanted.IsGenericType && wanted.GetGenericTypeDefinition() == typeof(UserManager<>);

    [GeneratedRegex(@"\b(SalesDb|DbContext|UserManager|IMediator|Dispatcher|EntityFrameworkCore)\b")]
    private static partial Regex DatabaseAsked();

    [GeneratedRegex(@"\.(SaveChangesAsync|SaveChanges|Commit)\(")]
    private static partial Regex CommitByHand();
}
