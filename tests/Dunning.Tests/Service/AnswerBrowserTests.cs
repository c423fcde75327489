using Microsoft.Playwright;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Answers;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>The page as a person meets it: a real browser on a real port.</summary>
public sealed class AnswerBrowserTests(DunningServer server) : IClassFixture<DunningServer>, IAsyncLifetime
{
    static readonly DateOnly Today = DunningServer.Today;
    static readonly string? Pictures = Environment.GetEnvironmentVariable("RECOUVREMENT_PICTURES");

    ServiceProcess process = null!;
    Browser browser = null!;

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Program is null) return;
        process = await ServiceProcess.Start("Dunning", server.Service.Database, server.Service.Broker, settings: new Dictionary<string, string> { ["Answers__Key"] = DunningServer.AnswerKey, ["Answers__BaseUrl"] = "https://dunning.invalid" });
        browser = await Browser.Start();
    }

    public async Task DisposeAsync()
    {
        if (BrowserFactAttribute.Program is null) return;
        await browser.DisposeAsync();
        await process.DisposeAsync();
    }

    [BrowserFact]
    public async Task An_answer_is_given_by_keyboard_alone_and_thanked_for()
    {
        var (debtor, asked) = await Sent();
        var page = await browser.Visit();
        Assert.Equal(200, (await page.GotoAsync(Address(asked)))!.Status);
        await IsAccessible(page, "fr", "Votre réponse");
        await Picture(page, "form");

        // Past the link that pays, into the choices, down to "I will pay", and on to the day and the button.
        await Tab(page, "a.pay");
        await Tab(page, "input[value=received]");
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        for (var down = 0; down < 5 && !await page.IsCheckedAsync("input[value=will_pay]"); down++) await page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await page.IsCheckedAsync("input[value=will_pay]"));
        await Tab(page, "#day");
        await page.FillAsync("#day", $"{Today.AddDays(10):yyyy-MM-dd}");
        await Tab(page, "button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("[role=status]");
        await IsAccessible(page, "fr", "Merci");
        await Picture(page, "thanks");
        Assert.Contains(await debtor.History(), h => h.Fact == "promise_made");
    }

    [BrowserFact]
    public async Task What_is_missing_is_said_where_it_is_heard_and_what_was_filled_in_stays()
    {
        var (_, asked) = await Sent();
        var page = await browser.Visit();
        await page.GotoAsync(Address(asked));
        await page.CheckAsync("input[value=disputes]");
        await page.ClickAsync("button");
        await page.WaitForSelectorAsync("[role=alert]");
        Assert.Contains("motif", await page.TextContentAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.True(await page.IsCheckedAsync("input[value=disputes]"));
        await IsAccessible(page, "fr", "Votre réponse");
        await Picture(page, "wrong");
    }

    [BrowserFact]
    public async Task A_button_pressed_twice_answers_once()
    {
        var (debtor, asked) = await Sent();
        var page = await browser.Visit();
        await page.GotoAsync(Address(asked));
        await page.CheckAsync("input[value=received]");
        await page.DblClickAsync("button");
        await page.WaitForSelectorAsync("[role=status]");
        // Back and pressed again, as people do.
        await page.GotoAsync(Address(asked));
        await page.CheckAsync("input[value=received]");
        await page.ClickAsync("button");
        await page.WaitForSelectorAsync("[role=status]");
        Assert.Single(await debtor.History(), h => h.Fact == "debtor_answered");
    }

    [BrowserFact]
    public async Task The_page_fits_a_small_telephone_and_twice_the_size()
    {
        var (_, asked) = await Sent("F-2026-00000000000000000000000000000000000000000000000000012");
        foreach (var (width, zoom) in new[] { (320, 1), (1280, 2), (1280, 4) })
        {
            var page = await browser.Visit(width, zoom);
            await page.GotoAsync(Address(asked));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{width} px at {zoom * 100} % scrolls sideways");
            Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('label:has(input[type=radio]), button, a.pay, select, input[type=date]')].every(part => part.getBoundingClientRect().height >= 24)"));
            await Picture(page, $"{width}-{zoom}");
        }
    }

    [BrowserFact]
    public async Task A_link_that_is_none_and_one_that_has_expired_say_so_in_the_readers_language()
    {
        var (_, asked) = await Sent();
        var page = await browser.Visit(language: "de-DE");
        Assert.Equal(404, (await page.GotoAsync(new Uri(process.Address, $"/answers/{new string('A', 48)}").ToString()))!.Status);
        await IsAccessible(page, "de", "Keine Antwort möglich");
        var old = new AnswerLinks(new() { Key = DunningServer.AnswerKey, BaseUrl = process.Address.ToString() }).Of(asked.Decision, Today.AddDays(-91));
        Assert.Equal(410, (await page.GotoAsync(old!))!.Status);
        await IsAccessible(page, "fr", "Lien expiré");
        await Picture(page, "expired");
    }

    // What tools for accessibility look at first: language, title, one heading, a name for each control, contrast.
    static async Task IsAccessible(IPage page, string language, string title)
    {
        Assert.Equal((language, title), (await page.GetAttributeAsync("html", "lang"), await page.TitleAsync()));
        Assert.Equal(title, await page.TextContentAsync("h1"));
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.Equal(1, await page.Locator("main").CountAsync());
        var nameless = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('input, select, textarea')].filter(c => c.labels.length !== 1 || !c.labels[0].textContent.trim()).map(c => c.outerHTML)");
        Assert.Empty(nameless);
        var dangling = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[aria-describedby]')].map(c => c.getAttribute('aria-describedby')).filter(id => !document.getElementById(id))");
        Assert.Empty(dangling);
        Assert.Empty(await page.EvaluateAsync<string[]>(Contrast));
    }

    // WCAG 2.2, 1.4.3: 4.5 to 1 for text, on the background that is painted below it.
    const string Contrast =
        """
        (() => {
          const parts = c => { const m = c.match(/[\d.]+/g).map(Number); return { rgb: m.slice(0, 3), alpha: m.length > 3 ? m[3] : 1 } };
          const light = rgb => rgb.map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const below = e => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor); if (c.alpha > 0) return c.rgb } return [255, 255, 255] };
          return [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && e.tagName !== 'STYLE').filter(e => {
            const [a, b] = [light(parts(getComputedStyle(e).color).rgb), light(below(e))].sort((x, y) => y - x);
            return (a + 0.05) / (b + 0.05) < 4.5;
          }).map(e => e.outerHTML);
        })()
        """;

    static async Task Tab(IPage page, string to)
    {
        for (var times = 0; times < 8; times++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", to)) return;
        }

        Assert.Fail($"{to} is not reached by keyboard.");
    }

    static Task Picture(IPage page, string name) => Pictures is null ? Task.CompletedTask : page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });

    string Address(MessageRequestedV1 asked) => new Uri(process.Address, new Uri(asked.AnswerUrl!).AbsolutePath).ToString();

    async Task<(DebtorUnderTest, MessageRequestedV1)> Sent(string invoice = "F-2026-0012")
    {
        var debtor = await server.Debtor();
        await debtor.Hears(new CreditorLetterheadChangedV1(debtor.Siren, "Atelier Lumière", "SAS", null, null, [], null, null, "FR7630006000011234567890189", "AGRIFRPP", null, null, 1, Today, PaymentUrl: "https://payer.example/"));
        await debtor.Owes(invoice, Today.AddDays(-10), 123456);
        await debtor.Owes("F-2026-0044", Today.AddDays(20), 5000);
        await server.Run(Today);
        var asked = await debtor.AskedFor("reminder_1");
        await debtor.Sent(asked.Decision, "reminder_1", "email", Today);
        return (debtor, asked);
    }
}
