using System.Net;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Answers;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>The page on which a debtor answers.</summary>
public sealed partial class AnswerPageTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task A_debtor_answers_by_the_link_of_its_message_and_only_that_message()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F<1>", Today.AddDays(-10), 40000);
        await server.Run(Today);
        var asked = await debtor.AskedFor("reminder_1");
        var path = new Uri(asked.AnswerUrl!).AbsolutePath;
        // Not before the message has gone out.
        Assert.Equal(HttpStatusCode.NotFound, (await Get(path)).Status);
        await debtor.Sent(asked.Decision, "reminder_1", "email", Today);

        var (status, page) = await Get(path);
        Assert.True(status == HttpStatusCode.OK, page);
        Assert.Contains("F&lt;1&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(path, ("answer", "will_pay"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(path, ("answer", "will_pay"), ("day", $"{Today.AddDays(16):yyyy-MM-dd}"))).Status);
        for (var time = 0; time < 2; time++) Assert.Equal(HttpStatusCode.OK, (await Post(path, ("answer", "will_pay"), ("day", $"{Today.AddDays(10):yyyy-MM-dd}"), ("ground", "price"))).Status);
        Assert.Equal(["debtor_answered", "promise_made"], (await debtor.History()).Select(h => h.Fact).Where(f => f is "debtor_answered" or "promise_made"));
        Assert.Equal("promised", (await debtor.Why(Today))[0]!["blockedBy"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_form_that_is_none_is_answered_with_a_page_and_takes_nothing()
    {
        var debtor = await server.Debtor();
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await server.Run(Today);
        var asked = await debtor.AskedFor("reminder_1");
        await debtor.Sent(asked.Decision, "reminder_1", "email", Today);
        var path = new Uri(asked.AnswerUrl!).AbsolutePath;
        foreach (var (type, body) in new[]
        {
            ("multipart/form-data", "answer=received"), ("application/json", "{}"), ("application/x-www-form-urlencoded", string.Join('&', Enumerable.Repeat("a", 1_500))),
            ("application/x-www-form-urlencoded", new string('a', 3_000) + "=1"), ("application/x-www-form-urlencoded", new string('a', 5_000)),
        })
        {
            using var http = server.Service.As("");
            using var content = new StringContent(body);
            content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
            using var answer = await http.PostAsync(path, content);
            Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }

        Assert.DoesNotContain(await debtor.History(), h => h.Fact == "debtor_answered");
    }

    [Fact]
    public async Task What_goes_to_the_creditors_own_mailbox_has_no_link_by_which_its_debtor_would_answer()
    {
        var debtor = await server.Debtor("redirect");
        await debtor.Owes("F1", Today.AddDays(-10), 40000);
        await server.Run(Today);
        Assert.Null((await debtor.AskedFor("reminder_1")).AnswerUrl);
    }

    [Fact]
    public async Task The_page_shows_what_the_message_said_and_how_its_creditor_is_paid_and_nothing_of_a_person()
    {
        var debtor = await server.Debtor();
        await debtor.Hears(new CreditorLetterheadChangedV1(debtor.Siren, "Atelier <Lumière>", "SAS", null, null, [], null, null, "FR7630006000011234567890189", "AGRIFRPP", "Camille Exemple", null, 1, Today, PaymentUrl: "https://payer.example/?a=1&b=2"));
        await debtor.Owes("F-OLD", Today.AddDays(-10), 123456);
        await debtor.Owes("F-NEXT", Today.AddDays(20), 5000);
        await server.Run(Today);
        var asked = await debtor.AskedFor("reminder_1");
        await debtor.Sent(asked.Decision, "reminder_1", "email", Today);
        await debtor.Owes("F-LATER", Today.AddDays(25), 7000);

        var (_, page) = await Get(Path(asked));
        foreach (var shown in new[] { "F-OLD", "1\u00a0234,56", "F-NEXT", "Atelier &lt;Lumi", "FR76 3000 6000 0112 3456 7890 189", "AGRIFRPP", "href=\"https://payer.example/?a=1&amp;b=2\"", MessageReference.Of("C-1", asked.Decision)!.Value.Printed })
            Assert.Contains(shown, WebUtility.HtmlDecode(page) + page, StringComparison.Ordinal);
        foreach (var hidden in new[] { "F-LATER", "Camille", "compta@", "Débiteur", "Avignon", "<script" }) Assert.DoesNotContain(hidden, WebUtility.HtmlDecode(page) + page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("C-1", asked.AnswerUrl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://payer.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:secret@payer.example/")]
    [InlineData("//payer.example")]
    public void An_address_that_is_no_safe_one_is_no_payment_link(string url) => Assert.Null(WaysToPay.Safe(url));

    [Theory]
    [InlineData("de", "lang=\"de\"", "1.234,56\u00a0€", "21.09.2026")]
    [InlineData("en", "lang=\"en\"", "€1,234.56", "21 Sep 2026")]
    [InlineData("es", "lang=\"es\"", "1.234,56\u00a0€", "21/09/2026")]
    [InlineData("it", "lang=\"it\"", "1.234,56\u00a0€", "21/09/2026")]
    [InlineData("nl", "lang=\"en\"", "€1,234.56", "21 Sep 2026")]
    public async Task The_page_is_in_the_debtors_language(string language, params string[] shown)
    {
        var debtor = await server.Debtor();
        await debtor.Hears(new DebtorChangedV1(debtor.Siren, debtor.Id, "C-1", "company", null, language, debtor.Next(debtor.Id), Today));
        await debtor.Owes("F1", Today.AddDays(-10), 123456);
        await server.Run(Today);
        var asked = await debtor.AskedFor("reminder_1");
        await debtor.Sent(asked.Decision, "reminder_1", "email", Today);
        var (_, page) = await Get(Path(asked));
        foreach (var text in shown) Assert.Contains(text, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_page_leaves_it()
    {
        var (_, asked) = await Sent("F1");
        using var http = server.Service.As("");
        using var answer = await http.GetAsync(Path(asked));
        string Header(string name) => string.Join(',', answer.Headers.GetValues(name));
        Assert.Equal(("no-store", "no-referrer", "nosniff"), (Header("Cache-Control"), Header("Referrer-Policy"), Header("X-Content-Type-Options")));
        Assert.Matches("^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$", Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task The_same_answer_pressed_twice_at_once_is_taken_once_and_thanked_twice()
    {
        var (debtor, asked) = await Sent("F1");
        var pressed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Post(Path(asked), ("answer", "disputes"), ("ground", "price"), ("note", "Prix convenu : 10 €"))));
        Assert.All(pressed, p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.Equal(["debtor_answered", "note_written"], (await debtor.History()).Select(h => h.Fact).Where(f => f is "debtor_answered" or "note_written"));
        var note = Assert.Single((await server.Get($"/cases/{debtor.Case}/notes")).AsArray())!;
        Assert.Equal(("Prix convenu : 10 €", "debtor"), (note["text"]!.GetValue<string>(), note["by"]!.GetValue<string>()));
        await server.Post($"/cases/{debtor.Case}/notes/{note["note"]}/erasure", new { }, expected: HttpStatusCode.NoContent);
        Assert.Empty((await server.Get($"/cases/{debtor.Case}/notes")).AsArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(Path(asked), ("answer", "disputes"), ("ground", "faulty"), ("note", new string('x', 501)))).Status);
        // It was given before all was paid: it is thanked for.
        await debtor.Pays("F1", 40000, 0, Today);
        Assert.Equal(HttpStatusCode.OK, (await Post(Path(asked), ("answer", "disputes"), ("ground", "price"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(Path(asked), ("answer", "received"))).Status);
    }

    static string Path(MessageRequestedV1 asked) => new Uri(asked.AnswerUrl!).AbsolutePath;

    async Task<(DebtorUnderTest, MessageRequestedV1)> Reminded(params string[] invoices)
    {
        var debtor = await server.Debtor();
        foreach (var invoice in invoices) await debtor.Owes(invoice, Today.AddDays(-10), 40000);
        await server.Run(Today);
        return (debtor, await debtor.AskedFor("reminder_1"));
    }

    async Task<(DebtorUnderTest, MessageRequestedV1)> Sent(params string[] invoices)
    {
        var (debtor, asked) = await Reminded(invoices);
        await debtor.Sent(asked.Decision, "reminder_1", "email", Today);
        return (debtor, asked);
    }

    async Task<(HttpStatusCode Status, string Page)> Get(string path)
    {
        using var http = server.Service.As("");
        using var answer = await http.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    async Task<(HttpStatusCode Status, string Page)> Post(string path, params (string Name, string Value)[] form)
    {
        using var http = server.Service.As("");
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await http.PostAsync(path, content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
