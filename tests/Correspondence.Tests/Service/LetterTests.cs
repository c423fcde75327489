using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Polly.CircuitBreaker;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Post.Maileva;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

public sealed class LetterTests(CorrespondenceFixture fixture) : IClassFixture<CorrespondenceFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task A_letter_reaches_the_provider_as_the_pdf_that_was_hashed()
    {
        var asked = await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_1"));
        var message = await correspondence.Ended(asked);
        var letter = Assert.Single(await correspondence.Outside.Letters(asked.Decision));
        Assert.Equal("letter", letter.GetProperty("kind").GetString());
        Assert.Equal(message.GetProperty("documentSha256").GetString(), letter.GetProperty("sha256").GetString());
        Assert.Equal("legal_representative", message.GetProperty("addressedRole").GetString());

        var pdf = await correspondence.Document(asked);
        Assert.Equal(letter.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(pdf)));
        var text = (await correspondence.Service.Services.GetRequiredService<Typesetter>().ReadText(pdf, default)).Text;
        Assert.Contains("FA2026-0012", text, StringComparison.Ordinal);
        Assert.Contains("Menuiserie Bôchard", text, StringComparison.Ordinal);
        Assert.DoesNotContain("letter_deposited", await correspondence.Facts(asked));
    }

    [StandInFact]
    public async Task A_registered_letter_is_deposited_at_the_providers_answer()
    {
        var asked = await correspondence.Ask(debtor => Story.Notice(debtor));
        await OnceAt(asked);
        var letter = await correspondence.Get($"/letters/{asked.Decision}");
        Assert.Equal("deposited", letter.GetProperty("state").GetString());
        await Eventually.Is(() => correspondence.Bus.Heard<RegisteredLetterMovedV1>().Any(m => m.Decision == asked.Decision && m is { State: "deposited", Version: 5, Corrects: null } && m.StateOn == Story.Monday), "the deposit is told");
    }

    [StandInFact]
    public async Task A_notice_goes_to_the_registered_seat_and_its_record_says_so()
    {
        var debtor = Guid.CreateVersion7();
        await correspondence.Bus.Publish(Story.Contacts(debtor) with { Seat = new(["9 quai du Siège"], "69002", "Lyon", null) });
        var (notice, letter) = (Story.Notice(debtor), Story.Message(debtor, "letter", "letter_1", "legal_representative"));
        await correspondence.Bus.Publish(notice);
        await correspondence.Bus.Publish(letter);
        Assert.Equal(("seat", "legal_representative"), (await correspondence.Ended(notice)) is var sent ? (sent.GetProperty("addressedAt").GetString(), sent.GetProperty("addressedRole").GetString()) : default);
        Assert.Equal("contact", (await correspondence.Ended(letter)).GetProperty("addressedAt").GetString());
        var text = (await correspondence.Service.Services.GetRequiredService<Typesetter>().ReadText(await correspondence.Document(notice), default)).Text;
        Assert.Contains("9 quai du Siège", text, StringComparison.Ordinal);
        Assert.Contains("Mme Élise Bôchard", text, StringComparison.Ordinal);
        Assert.DoesNotContain("3 rue du Tilleul", text, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task A_provider_that_hangs_up_after_it_accepted_has_the_letter_once()
    {
        await correspondence.Outside.Faults(new { drop = 1 });
        await OnceAt(await correspondence.Ask(debtor => Story.Notice(debtor)));
    }

    [StandInFact]
    public async Task A_provider_that_is_away_three_times_has_the_letter_once()
    {
        await correspondence.Outside.Faults(new { fail = 3, status = 503 });
        await OnceAt(await correspondence.Ask(debtor => Story.Notice(debtor)));
    }

    [StandInFact]
    public async Task A_letter_refused_for_good_fails_with_its_reason()
    {
        await correspondence.Outside.Faults(new { fail = 1, status = 422 });
        var asked = await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_1"));
        Assert.Equal("refused_by_carrier", (await correspondence.Ended(asked, "failed")).GetProperty("reason").GetString());
        await Eventually.Is(() => correspondence.Bus.Heard<MessageFailedV1>().Any(m => m.Decision == asked.Decision), "the failure is told");
    }

    [StandInFact]
    public async Task The_circuit_opens_while_the_provider_fails_holds_no_mail_up_and_closes_after()
    {
        var maileva = correspondence.Service.Services.GetRequiredService<MailevaProvider>();
        await correspondence.Outside.Faults(new { at = "create", fail = 1_000_000, status = 500 });
        var letters = new List<MessageRequestedV1>();
        for (var i = 0; i < 6; i++) letters.Add(await correspondence.Ask(debtor => Story.Notice(debtor)));
        await Eventually.Is(() => maileva.Circuit is CircuitState.Open, "the circuit opens");

        var mail = await correspondence.Ask(debtor => Story.Message(debtor));
        await correspondence.Ended(mail);
        Assert.Empty(await correspondence.Outside.Letters([.. letters.Select(l => l.Decision)]));

        await correspondence.Outside.Faults(new { at = "create", fail = 0 });
        foreach (var letter in letters) await OnceAt(letter);
        Assert.Equal(CircuitState.Closed, maileva.Circuit);
    }

    [StandInFact]
    public async Task A_letter_that_waits_for_an_absent_provider_is_pending_and_yields_to_a_withdrawal()
    {
        await correspondence.Outside.Faults(new { fail = 1_000_000, status = 503 });
        var waiting = await correspondence.Ask(debtor => Story.Notice(debtor));
        await Eventually.Passes(async () => Assert.Equal("carrier_away", (await correspondence.Get($"/messages/{waiting.Decision}")).GetProperty("fault").GetString()));
        Assert.Equal(["message_requested", "message_prepared", "sending_started"], await correspondence.Facts(waiting));
        using var ops = correspondence.Service.As("ops");
        using var flow = JsonDocument.Parse(await ops.GetStringAsync("/ops/flow"));
        Assert.Equal(1, flow.RootElement.GetProperty("pending").GetProperty("outgoing").GetInt64());

        await correspondence.Bus.Publish(Story.Withdrawal(waiting));
        await correspondence.Ended(waiting, "withdrawn");
        Assert.Empty(await correspondence.Outside.Letters(waiting.Decision));
        await correspondence.Outside.Faults(new { fail = 0 });
    }

    async Task OnceAt(MessageRequestedV1 asked)
    {
        await correspondence.Ended(asked);
        Assert.Single(await correspondence.Outside.Letters(asked.Decision));
        await Eventually.Passes(async () => Assert.Equal(["message_requested", "message_prepared", "sending_started", "message_sent", "letter_deposited"], (await correspondence.Facts(asked))[..5]));
    }
}
