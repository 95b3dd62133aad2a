using Microsoft.Playwright;

namespace SalesCenter.Tests.Browser.Harness;

/// <summary>A test in a real browser: one product for all tests of a class, one browser for all classes.</summary>
[Trait("Kind", "Browser")]
public abstract class BrowserTest(BrowserCentre centre, Chromium chromium) : IClassFixture<BrowserCentre>
{
    protected BrowserCentre Centre => centre;

    protected Chromium Chromium => chromium;

    /// <summary>Signs a person in and opens a page of the project, such as <c>board</c>.</summary>
    protected Task<DeskPage> SignIn(Guid personId, string page, Screen? screen = null) => centre.SignIn(chromium, personId, page, screen);

    /// <summary>Opens an address without signing in.</summary>
    protected Task<DeskPage> Open(string address, Screen? screen = null) => centre.Open(chromium, address, screen);

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
