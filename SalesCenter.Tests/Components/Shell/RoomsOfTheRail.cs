using System.Reflection;
using Microsoft.AspNetCore.Components;
using SalesCenter.Domain.People;
using SalesCenter.Domain.Stock;
using SalesCenter.Web.Pipeline;
using SalesCenter.Web.Shell;

namespace SalesCenter.Tests.Components.Shell;

public sealed class RoomsOfTheRail
{
    [Theory]
    [InlineData(Role.Consultant, "today board reception customers deals reports")]
    [InlineData(Role.SalesManager, "today board reception customers deals approvals reports settings")]
    [InlineData(Role.Cashier, "today board deals")]
    [InlineData(Role.Administrator, "today board settings")]
    public void Are_those_of_the_role(Role role, string rooms) => string.Join(' ', Room.Of(Of(role)).Select(room => room.Page)).Should().Be(rooms);

    [Fact]
    public void Each_lead_to_a_page()
    {
        var pages = typeof(UseCases).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).ToHashSet();

        Room.All.Select(room => $"/p/{{Code}}/{room.Page}").Where(address => !pages.Contains(address)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("p/BAY/today", "today")]
    [InlineData("p/BAY/board", "board")]
    [InlineData("p/BAY/settings/displays", "settings")]
    [InlineData("p/BAY/stock/prices", "settings")]
    [InlineData("p/BAY/brokers/reports", "reception")]
    [InlineData("p/BAY/service", "deals")]
    [InlineData("p/BAY/loans", "deals")]
    [InlineData("p/BAY/areas/import", "deals")]
    [InlineData("settings/people", "settings")]
    [InlineData("pair", "")]
    public void One_is_marked_on_each_of_its_pages(string address, string room) => string.Join(' ', Room.All.Where(each => each.Holds(address)).Select(each => each.Page)).Should().Be(room);

    [Fact]
    public void Only_who_has_the_settings_is_led_back_to_them()
    {
        Of(Role.SalesManager).ToSettings.Should().Be("p/BAY/settings");
        Of(Role.Consultant).ToSettings.Should().BeNull();
    }

    private static Workplace Of(Role role) => new(Guid.NewGuid(), "BAY", "海湾", new Actor(Guid.NewGuid(), "李雯", new HashSet<Role> { role }), new ProjectSettings());
}
