using Microsoft.Playwright;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>A fact that needs a real browser: Chromium from the packages of the system, which <c>./test</c> installs where it can. Elsewhere it is skipped by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Where it is; null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public BrowserFactAttribute() => Skip = Program is null ? "There is no Chromium on this machine." : null;
}

/// <summary>One browser for the tests of a class.</summary>
public sealed class Browser : IAsyncDisposable
{
    readonly IPlaywright playwright;
    readonly IBrowser browser;

    Browser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Browser> Start()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] }));
    }

    /// <summary>A visitor of its own.</summary>
    /// <param name="width">Of its window, in pixels.</param>
    /// <param name="zoom">How much larger everything is: as a window that many times smaller.</param>
    /// <param name="language">Of its browser.</param>
    public async Task<IPage> Visit(int width = 1024, int zoom = 1, string language = "fr-FR")
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width / zoom, Height = 800 / zoom }, DeviceScaleFactor = zoom, Locale = language });
        context.SetDefaultTimeout(10_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }
}
