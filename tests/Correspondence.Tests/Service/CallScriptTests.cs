using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Scripts of calls, filled from what Dunning told and the names of today.</summary>
public sealed class CallScriptTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    static readonly DateOnly Before = Story.Monday.AddDays(-7);

    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task A_script_says_whom_to_call_about_what_and_what_was_said_before()
    {
        var call = await Asked(Guid.CreateVersion7());
        var script = await Script($"/calls/{call.Decision}/script");
        Assert.Equal((call.Decision, call.Case, "C0012", "call_2", "fr", "2026-03-16"), (
            script.GetProperty("decision").GetGuid(), script.GetProperty("case").GetGuid(), script.GetProperty("customerNumber").GetString(), script.GetProperty("step").GetString(), script.GetProperty("language").GetString(), script.GetProperty("askedOn").GetString()));
        var text = script.GetProperty("text").GetString()!.Replace('\u00a0', ' ');
        foreach (var said in new[]
        {
            "Menuiserie Bôchard", "Service comptabilité", "+33380000000", "FA2026-0012", "1 000,00 €", "obtenir un engagement daté", "un règlement en trois échéances",
            "CONTACTS PRÉCÉDENTS", "- 09/03/2026 – e-mail", "- 10/03/2026 – appel – sans réponse",
            "ENGAGEMENTS PRIS", "- 09/03/2026 – 400,00 € → 12/03/2026 (non tenu) – FA2026-0012",
            "CE QUE LE CLIENT A DIT DU RETARD", "- 09/03/2026 – facture non reçue – FA2026-0012",
        }) Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("&", text, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task A_case_gives_its_latest_script_or_that_of_a_step()
    {
        var dunningCase = Guid.CreateVersion7();
        var second = await Asked(dunningCase);
        var first = await Asked(dunningCase, call => call with { Step = "call_1", Order = 1, On = Before, Version = 1, Contacts = [], Promises = [], Causes = [] });
        Assert.Equal(second.Decision, (await Script($"/cases/{dunningCase}/call-script")).GetProperty("decision").GetGuid());
        var text = (await Script($"/cases/{dunningCase}/call-script?step=call_1")).GetProperty("text").GetString()!;
        Assert.Contains("On suppose un oubli ou un obstacle", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CONTACTS PRÉCÉDENTS", text, StringComparison.Ordinal);
        Assert.Equal(first.Decision, (await Script($"/calls/{first.Decision}/script?language=fr")).GetProperty("decision").GetGuid());
    }

    [StandInFact]
    public async Task A_call_before_the_due_date_claims_nothing_and_a_debtor_nobody_told_of_goes_by_its_number()
    {
        var call = await Asked(Guid.CreateVersion7(), asked => asked with { Step = "pre_call", Order = 0, Debtor = Guid.CreateVersion7() });
        var text = (await Script($"/calls/{call.Decision}/script")).GetProperty("text").GetString()!;
        Assert.Contains("sans rien réclamer", text, StringComparison.Ordinal);
        Assert.Contains("C0012 (compte client C0012)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Téléphone", text, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task What_is_not_there_or_makes_no_sense_is_a_problem()
    {
        var call = await Asked(Guid.CreateVersion7());
        await Answers("collector", $"/calls/{Guid.Empty}/script", HttpStatusCode.NotFound);
        await Answers("collector", $"/cases/{Guid.Empty}/call-script", HttpStatusCode.NotFound);
        await Answers("collector", $"/cases/{call.Case}/call-script?step=call_9", HttpStatusCode.NotFound);
        foreach (var language in new[] { "xx", "..", "../fr", "FR" }) await Answers("collector", $"/calls/{call.Decision}/script?language={Uri.EscapeDataString(language)}", HttpStatusCode.UnprocessableEntity);
        await Answers("erp", $"/calls/{call.Decision}/script", HttpStatusCode.Forbidden);
        await Answers("", $"/calls/{call.Decision}/script", HttpStatusCode.Unauthorized);
        var strange = await Asked(Guid.CreateVersion7(), asked => asked with { Creditor = "404833048" });
        await Answers("collector", $"/calls/{strange.Decision}/script", HttpStatusCode.Conflict);
    }

    async Task<CallAskedV1> Asked(Guid dunningCase, Func<CallAskedV1, CallAskedV1>? otherwise = null)
    {
        var debtor = Guid.CreateVersion7();
        await correspondence.Bus.Publish(Story.Contacts(debtor, contacts: Story.Payable(debtor) with { Phone = "+33380000000" }));
        var message = Story.Message(debtor);
        var call = new CallAskedV1(
            Guid.CreateVersion7(), dunningCase, Story.Creditor, debtor, "C0012", 1, "call_2", 2, "accounts_payable", "fr", message.Statement,
            [new(Before, "email", "reminder_1", null, true), new(Before.AddDays(1), "call", "call_1", "no_answer", false)],
            [new(Before, Before.AddDays(3), 40_000, "EUR", "broken", ["FA2026-0012"])], [new(Before, "invoice_not_received", ["FA2026-0012"])], 2, Story.Monday, Offer: "three_instalments");
        call = otherwise?.Invoke(call) ?? call;
        await correspondence.Bus.Publish(call);
        await Eventually.Passes(async () => Assert.NotEqual(HttpStatusCode.NotFound, await Status("collector", $"/calls/{call.Decision}/script")));
        return call;
    }

    async Task<JsonElement> Script(string path)
    {
        // Names come on another road than the call.
        await Eventually.Is(async () => (await Status("collector", path)) == HttpStatusCode.OK, "the letterhead is known");
        return await correspondence.Get(path);
    }

    async Task<HttpStatusCode> Status(string role, string path)
    {
        using var client = correspondence.Service.As(role);
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    async Task Answers(string role, string path, HttpStatusCode status) => Assert.Equal(status, await Status(role, path));
}
