using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Correspondence.OwnTexts;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Texts of an entity, from the draft to the letter that is sent with it.</summary>
public sealed class OwnTextTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    const string Entity = $"/creditors/{Story.Creditor}/templates";
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task A_letter_is_made_with_the_version_in_force_and_says_which_and_after_its_end_with_the_shipped_one()
    {
        var text = $"{Entity}/letter_1/letter/fr/versions";
        var shipped = await Shipped("letter_1.fr");
        var drafted = await Drafts(text, new { source = shipped.Replace("#signature", "Phrase propre à l'entité.\n\n#signature", StringComparison.Ordinal), note = "essai" });
        Assert.Equal((JsonValueKind.Null, false), await Sent("letter_1"));

        await Answers(HttpStatusCode.NoContent, "manager", $"{text}/{drafted.Version}/activation", new { why = "relu par le juriste" });
        var asked = await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_1"));
        var message = await correspondence.Ended(asked);
        Assert.Equal(("letter_1.fr", drafted.Version, drafted.Sha256), (message.GetProperty("textName").GetString(), message.GetProperty("textVersion").GetInt32(), message.GetProperty("textSha256").GetString()));
        Assert.Contains("Phrase propre à l'entité.", await Text(await correspondence.Document(asked)), StringComparison.Ordinal);
        Assert.Equal((JsonValueKind.Null, false), await Sent("letter_2"));

        var item = (await correspondence.Get(Entity)).EnumerateArray().Single(v => v.GetProperty("kind").GetString() == "letter_1");
        Assert.Equal(("in_force", "essai", "relu par le juriste", true), (item.GetProperty("state").GetString(), item.GetProperty("note").GetString(), item.GetProperty("why").GetString(), item.GetProperty("passed").GetBoolean()));
        await Answers(HttpStatusCode.NoContent, "ops", $"{text}/{drafted.Version}/retirement", new { reason = "no_longer_wanted" });
        Assert.Equal((JsonValueKind.Null, false), await Sent("letter_1"));
    }

    [StandInFact]
    public async Task A_mail_of_one_tone_is_made_with_the_text_of_that_tone()
    {
        var text = $"{Entity}/reminder_2/email/fr/versions";
        var shipped = (await correspondence.Get("/templates/shipped/reminder_2.fr")).GetProperty("email");
        var drafted = await Drafts(text, new { subject = "Objet propre à {{creditor.name}}", body = shipped.GetProperty("body").GetString() }, "?tone=severe");
        await Answers(HttpStatusCode.NoContent, "manager", $"{text}/{drafted.Version}/activation?tone=severe", new { });
        foreach (var (tone, version) in new[] { ("severe", drafted.Version), ("firm", (int?)null) })
        {
            var asked = await correspondence.Ask(debtor => Story.Message(debtor, step: "reminder_2") with { Tone = tone });
            var message = await correspondence.Ended(asked);
            Assert.Equal(version, message.GetProperty("textVersion").ValueKind is JsonValueKind.Null ? null : message.GetProperty("textVersion").GetInt32());
        }
    }

    [StandInFact]
    public async Task A_text_that_knows_of_nothing_given_up_confirms_no_plan_that_gives_something_up()
    {
        var text = $"{Entity}/plan/letter/fr/versions";
        var source = (await Shipped("plan.fr")).Replace("given(plan, \"givenUpCents\")", "none", StringComparison.Ordinal).Replace("#plan-given-up(plan)", "", StringComparison.Ordinal);
        var drafted = await Drafts(text, new { source });
        await Answers(HttpStatusCode.NoContent, "manager", $"{text}/{drafted.Version}/activation", new { });
        foreach (var (given, version) in new[] { ((long?)null, JsonValueKind.Number), (1_000, JsonValueKind.Null) })
            Assert.Equal(version, (await correspondence.Ended(await correspondence.Ask(debtor => PlanTests.Confirmation(debtor, "letter", given)))).GetProperty("textVersion").ValueKind);
    }

    [StandInFact]
    public async Task A_notice_that_lacks_mentions_is_never_in_force_and_every_one_is_named()
    {
        var text = $"{Entity}/formal_notice/letter/fr/versions";
        var drafted = await Drafts(text, new { source = "#import \"letter.typ\": *\n#show: letter.with(\"Lettre\")\nVous nous devez de l'argent, ou un huissier viendra." });
        var found = await Answers(HttpStatusCode.OK, "collector", $"{text}/{drafted.Version}/check", new { });
        Assert.False(found.GetProperty("passed").GetBoolean());
        var refused = await Answers(HttpStatusCode.Conflict, "manager", $"{text}/{drafted.Version}/activation", new { });
        Assert.Equal("mentions_missing", refused.GetProperty("code").GetString());
        var named = refused.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "formal_notice_words", "deadline", "invoice_number", "interest_rate", "compensation", "payment_account", "consequence", "signature", "forbidden_wording" }, named);
        Assert.DoesNotContain("creditor_siren", named);
        var version = (await correspondence.Get($"{text}/{drafted.Version}")).GetProperty("version");
        Assert.Equal(("draft", false), (version.GetProperty("state").GetString(), version.GetProperty("passed").GetBoolean()));
    }

    [StandInFact]
    public async Task Who_wrote_it_does_not_put_it_in_force_and_what_was_seen_must_still_stand()
    {
        var text = $"{Entity}/handover_notice/letter/fr/versions";
        var drafted = await Drafts(text, new { source = await Shipped("handover_notice.fr") }, role: "manager");
        Assert.Equal("same_person", (await Answers(HttpStatusCode.Conflict, "manager", $"{text}/{drafted.Version}/activation", new { })).GetProperty("code").GetString());
        Assert.Equal(drafted.Version, (await Drafts(text, new { source = await Shipped("handover_notice.fr") }, role: "manager")).Version);
        await Answers(HttpStatusCode.PreconditionFailed, "ops", $"{text}/{drafted.Version}/retirement", new { reason = "wrong" }, ifMatch: "\"7\"");
        await Answers(HttpStatusCode.Forbidden, "collector", $"{text}/{drafted.Version}/activation", new { });
        await Answers(HttpStatusCode.Forbidden, "erp", text, new { source = "x" });
        await Answers(HttpStatusCode.NotFound, "manager", $"{text}/99/activation", new { });
        await Answers(HttpStatusCode.UnprocessableEntity, "manager", $"{Entity}/love_letter/letter/fr/versions", new { source = "x" });
        await Answers(HttpStatusCode.UnprocessableEntity, "manager", $"{text}", new { source = new string('x', 200_000) });
        var refused = await Answers(HttpStatusCode.UnprocessableEntity, "manager", $"{Entity}/reminder_1/email/fr/versions", new { subject = "{{{x}}}", text = "a", html = "\n{{nobody}}" });
        Assert.Equal(["html", "subject"], refused.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()!).Order());
    }

    [StandInFact]
    public async Task A_message_whose_own_text_fails_waits_to_be_seen_and_leaves_once_that_version_is_retired()
    {
        var text = $"{Entity}/letter_2/letter/fr/versions";
        var drafted = await Drafts(text, new { source = (await Shipped("letter_2.fr")) + "\n#if debtor.name == \"Menuiserie Bôchard\" { panic(\"pas celui-ci\") }" });
        await Answers(HttpStatusCode.NoContent, "manager", $"{text}/{drafted.Version}/activation", new { });
        var asked = await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_2"));
        await Eventually.Passes(async () => Assert.Equal("own_text_fails", (await correspondence.Get($"/messages/{asked.Decision}")).GetProperty("fault").GetString()));
        Assert.Equal("requested", (await correspondence.Get($"/messages/{asked.Decision}")).GetProperty("state").GetString());
        Assert.Equal(["message_requested"], await correspondence.Facts(asked));

        await Answers(HttpStatusCode.NoContent, "ops", $"{text}/{drafted.Version}/retirement", new { reason = "fails" });
        Assert.Equal(JsonValueKind.Null, (await correspondence.Ended(asked)).GetProperty("textVersion").ValueKind);
    }

    [StandInFact]
    public async Task A_preview_shows_a_sample_or_a_real_case_and_stores_nothing()
    {
        var asked = await correspondence.Ask(debtor => Story.Notice(debtor));
        await correspondence.Ended(asked);
        var before = await Rows();
        var sample = await Pdf($"{Entity}/formal_notice/letter/fr/preview", new { sample = "many_pages" });
        Assert.Contains("APERÇU / PREVIEW", sample, StringComparison.Ordinal);
        Assert.Contains("FA2026-0060", sample, StringComparison.Ordinal);
        var real = await Pdf($"{Entity}/formal_notice/letter/fr/preview", new { @case = asked.Case, draft = new { source = "#import \"letter.typ\": *\n#show: letter.with(\"Essai\")\nPropre à #debtor.name." } });
        Assert.Contains("APERÇU / PREVIEW", real, StringComparison.Ordinal);
        Assert.Contains("Propre à Menuiserie Bôchard.", real, StringComparison.Ordinal);
        var mail = await Answers(HttpStatusCode.OK, "collector", $"{Entity}/reminder_1/email/fr/preview", new { @case = asked.Case });
        Assert.Contains("FA2026-0012", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(["html", "subject", "text"], mail.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(before, await Rows());

        await Answers(HttpStatusCode.NotFound, "collector", $"{Entity}/reminder_1/email/fr/preview", new { @case = Guid.CreateVersion7() });
        await Answers(HttpStatusCode.NotFound, "collector", $"/creditors/404833048/templates/reminder_1/email/fr/preview", new { @case = asked.Case });
        await Answers(HttpStatusCode.UnprocessableEntity, "collector", $"{Entity}/letter_1/letter/fr/preview", new { draft = new { source = "#panic()" } });
        await Answers(HttpStatusCode.Forbidden, "agency", $"{Entity}/letter_1/letter/fr/preview", new { });
    }

    [StandInFact]
    public async Task A_version_is_compared_with_the_shipped_text_line_by_line_and_from_a_later_day_it_waits()
    {
        var text = $"{Entity}/works_notice/letter/fr/versions";
        var shipped = await Shipped("works_notice.fr");
        var drafted = await Drafts(text, new { source = shipped.Replace("#signature", "Une ligne de plus.\n\n#signature", StringComparison.Ordinal) });
        var part = (await correspondence.Get($"{text}/{drafted.Version}/comparison")).GetProperty("parts")[0];
        Assert.Equal("source", part.GetProperty("name").GetString());
        Assert.Equal(["Une ligne de plus.", ""], part.GetProperty("lines").EnumerateArray().Where(l => l.GetProperty("mark").GetString() == "+").Select(l => l.GetProperty("text").GetString()!));
        Assert.DoesNotContain(part.GetProperty("lines").EnumerateArray(), l => l.GetProperty("mark").GetString() == "-");
        await Answers(HttpStatusCode.Conflict, "manager", $"{text}/{drafted.Version}/activation", new { from = "2026-03-01" });
        await Answers(HttpStatusCode.NoContent, "manager", $"{text}/{drafted.Version}/activation", new { from = "2026-04-01" });
        Assert.Equal("scheduled", (await correspondence.Get($"{text}/{drafted.Version}")).GetProperty("version").GetProperty("state").GetString());
    }

    [StandInFact]
    public async Task The_endpoints_of_texts_are_described()
    {
        var paths = (await correspondence.Get("/openapi/v1.json")).GetProperty("paths");
        Assert.Equal(10, paths.EnumerateObject().Count(path => path.Name.Contains("/templates", StringComparison.Ordinal)));
    }

    async Task<(JsonValueKind Version, bool Own)> Sent(string step)
    {
        var asked = await correspondence.Ask(debtor => Story.Message(debtor, "letter", step));
        var message = await correspondence.Ended(asked);
        return (message.GetProperty("textVersion").ValueKind, (await Text(await correspondence.Document(asked))).Contains("Phrase propre", StringComparison.Ordinal));
    }

    async Task<string> Shipped(string name) => (await correspondence.Get($"/templates/shipped/{name}")).GetProperty("letter").GetProperty("source").GetString()!;

    async Task<DraftedText> Drafts(string path, object draft, string query = "", string role = "collector") =>
        (await Answers(HttpStatusCode.Created, role, path + query, draft)).Deserialize<DraftedText>(JsonSerializerOptions.Web)!;

    async Task<JsonElement> Answers(HttpStatusCode status, string role, string path, object body, string? ifMatch = null)
    {
        using var client = correspondence.Service.As(role);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} for {path}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    async Task<string> Pdf(string path, object body)
    {
        using var client = correspondence.Service.As("collector");
        using var answer = await client.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(("application/pdf", true), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.NoStore));
        return await Text(await answer.Content.ReadAsByteArrayAsync());
    }

    async Task<string> Text(byte[] pdf) => Letters.Wording.Flat((await correspondence.Service.Services.GetRequiredService<Typesetter>().ReadText(pdf, default)).Text);

    async Task<long> Rows()
    {
        await using var command = correspondence.Database.Source.CreateCommand("select (select count(*) from documents) + (select count(*) from outgoing) + (select count(*) from mt_events where type not like 'letter_%' and type <> 'proof_kept') + (select count(*) from text_versions)");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
