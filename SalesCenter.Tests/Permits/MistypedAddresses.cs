using System.Net;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Permits;

/// <summary>What somebody wrote into an address by hand, or a mail program cut off.</summary>
public sealed class MistypedAddresses : IAsyncLifetime
{
    private readonly LiveCentre centre = new();
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private string root = "";

    public async ValueTask InitializeAsync()
    {
        client.BaseAddress = centre.Address;
        var project = await SmallProject.In(centre);
        root = $"/p/{(await centre.Database(db => db.Projects.FindAsync(project.Id).AsTask()))!.Code}";
        client.DefaultRequestHeaders.Add("Cookie", await centre.CookieOf(project.Manager));
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return centre.DisposeAsync();
    }

    [Theory]
    [InlineData("stock?building=one&page=2&status=available", "stock?page=2&status=available")]
    [InlineData("stock?from=1e9", "stock")]
    [InlineData("board?unit=302", "board")]
    [InlineData("discounts?until=2026-02-30&from=2026-02-01", "discounts?from=2026-02-01")]
    [InlineData("customers?owner=nobody&overdue=perhaps", "customers")]
    [InlineData("customers/pool?page=99999999999", "customers/pool")]
    public async Task Opens_the_page_without_what_can_not_be_read(string asked, string led)
    {
        (await client.GetAsync($"{root}/{asked}")).Headers.Location.Should().Be($"{root}/{led}");

        (await client.GetAsync($"{root}/{led}")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("stock?building=&page=")]
    [InlineData("stock?page=2&layout=%E4%B8%89%E6%88%BF&unknown=x&desc=True")]
    [InlineData("board?building=2%E6%A0%8B")]
    public async Task Leaves_alone_what_can_be_read(string asked) => (await client.GetAsync($"{root}/{asked}")).StatusCode.Should().Be(HttpStatusCode.OK);

    [Fact]
    public async Task Leads_strangers_to_the_sign_in_of_this_product_whatever_host_they_name()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{root}/board") { Headers = { Host = "elsewhere.example" } };
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = centre.Address };

        (await stranger.SendAsync(request)).Headers.Location!.OriginalString.Should().StartWith("/sign-in?back=");
    }
}
