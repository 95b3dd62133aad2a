using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using SalesCenter.Tests.Fixtures;

namespace SalesCenter.Tests.Features.SignIn;

/// <summary>A browser without a screen: keeps its cookies, sends forms, follows nothing by itself.</summary>
internal sealed partial class Visitor(HttpClient client, string cookies = "") : IDisposable
{
    /// <summary>Visits a centre over a safe connection.</summary>
    public Visitor(TestCentre centre, string cookies = "")
        : this(centre.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = false }), cookies) { }

    /// <summary>Its cookies as it sends them.</summary>
    public Dictionary<string, string> Jar { get; } = cookies.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => one[1]);

    /// <summary>What the last answer said about cookies.</summary>
    public IReadOnlyList<string> Said { get; private set; } = [];

    public string Cookies => string.Join("; ", Jar.Select(one => $"{one.Key}={one.Value}"));

    /// <summary>Another browser with copies of its cookies.</summary>
    public Visitor Copy() => new(client, Cookies);

    public Task<HttpResponseMessage> Get(string page) => Send(new HttpRequestMessage(HttpMethod.Get, page));

    /// <summary>Opens a page and sends its form.</summary>
    public async Task<HttpResponseMessage> Fill(string page, string form, params (string Field, string Value)[] fields)
    {
        var opened = await (await Get(page)).Content.ReadAsStringAsync();
        return await Send(new HttpRequestMessage(HttpMethod.Post, page)
        {
            Content = new FormUrlEncodedContent(
            [
                new("_handler", form), new("__RequestVerificationToken", Token().Match(opened).Groups[1].Value),
                .. fields.Select(one => new KeyValuePair<string, string>(one.Field, one.Value)),
            ]),
        });
    }

    public Task<HttpResponseMessage> SignIn(Registered person, string password = Registered.Password) => Fill("/sign-in", "sign-in", ("Form.UserName", person.UserName), ("Form.Password", password));

    /// <summary>Whether the session counts.</summary>
    public async Task<bool> IsIn() => (await Get("/me/password")).StatusCode == HttpStatusCode.OK;

    public async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        if (Jar.Count > 0)
            request.Headers.Add("Cookie", Cookies);
        request.Headers.Add("Accept", "text/html");
        var answer = await client.SendAsync(request);
        Said = answer.Headers.TryGetValues("Set-Cookie", out var said) ? [.. said] : [];
        foreach (var one in Said.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
        {
            if (one[1].Length == 0)
                Jar.Remove(one[0]);
            else
                Jar[one[0]] = one[1];
        }
        return answer;
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
