using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>A provider that fails at every step and tells odd stories: each letter leaves once by the provider's own log, or visibly waits, and nothing is guessed.</summary>
public sealed class PostFaultTests : IAsyncLifetime
{
    CorrespondenceUnderTest correspondence = null!;

    public async Task InitializeAsync() => correspondence = StandInFactAttribute.CanRun ? await CorrespondenceUnderTest.Start(("Provider:Timeout", "00:00:01")) : null!;

    public async Task DisposeAsync()
    {
        if (StandInFactAttribute.CanRun) await correspondence.DisposeAsync();
    }

    [StandInFact]
    public async Task Whatever_fails_at_whichever_step_each_letter_leaves_once()
    {
        foreach (var at in new[] { "token", "create", "document", "recipient", "submit" })
            foreach (object fault in new object[] { new { at, fail = 2, status = 500 }, new { at, drop = 1 }, new { at, delay_ms = 1500, count = 1 }, new { at, delay_ms = 1500, count = 1, fail = 1, status = 503 } })
            {
                await correspondence.Outside.Faults(fault);
                await Once(await correspondence.Ask(debtor => Story.Notice(debtor)));
            }
    }

    [StandInFact]
    public async Task A_provider_that_is_away_for_a_day_delays_letters_and_loses_none()
    {
        await correspondence.Outside.Faults(new { at = "create", fail = 1_000_000, status = 503 });
        var letters = new List<MessageRequestedV1>();
        for (var i = 0; i < 5; i++) letters.Add(await correspondence.Ask(debtor => Story.Notice(debtor)));
        foreach (var letter in letters)
            await Eventually.Passes(async () => Assert.Equal("carrier_away", (await correspondence.Get($"/messages/{letter.Decision}")).GetProperty("fault").GetString()));
        await correspondence.Outside.SetToday(Story.Monday.AddDays(1));
        await correspondence.Service.SetToday(Story.Monday.AddDays(1));
        Assert.Empty(await correspondence.Outside.Letters([.. letters.Select(l => l.Decision)]));

        await correspondence.Outside.Faults(new { fail = 0 });
        foreach (var letter in letters)
        {
            await Once(letter);
            Assert.Equal("2026-03-17", (await correspondence.Outside.Letters(letter.Decision))[0].GetProperty("depositedOn").GetString());
        }
    }

    [StandInFact]
    public async Task A_carrier_that_corrects_itself_is_shown_with_both_ends_and_told()
    {
        var letter = await Sent();
        await Day(20, letter, ("deposited", 0), ("first_presented", 2), ("notice_left", 2), ("unclaimed", 18));
        Assert.Equal("unclaimed", (await Shown(letter)).GetProperty("state").GetString());
        await Day(24, letter, ("deposited", 0), ("first_presented", 2), ("notice_left", 2), ("unclaimed", 18), ("LP28", 22));
        var shown = await Shown(letter);
        Assert.Equal("delivered", shown.GetProperty("state").GetString());
        Assert.Contains(shown.GetProperty("moves").EnumerateArray(), m => m.GetProperty("state").GetString() == "delivered" && m.TryGetProperty("corrects", out var wrong) && wrong.GetString() == "unclaimed");
        await Eventually.Is(() => correspondence.Bus.Heard<RegisteredLetterMovedV1>().Any(m => m.Decision == letter.Decision && m is { State: "delivered", Corrects: "unclaimed" }), "the correction is told");
    }

    [StandInFact]
    public async Task Words_that_nobody_knows_and_days_that_cannot_be_are_shown_and_not_believed()
    {
        var letter = await Sent();
        await Day(3, letter, ("deposited", 0), ("LP77", 1), ("delivered", 9), ("refused", -2));
        var shown = await Shown(letter);
        Assert.Equal("deposited", shown.GetProperty("state").GetString());
        Assert.Equal(["LP77 2026-03-17", "delivered 2026-03-25", "refused 2026-03-14"], shown.GetProperty("unread").EnumerateArray().Select(u => $"{u.GetProperty("word").GetString()} {u.GetProperty("on").GetString()}").Order(StringComparer.Ordinal));
        await Day(9, letter, ("deposited", 0), ("LP77", 1), ("delivered", 9));
        Assert.Equal("delivered", (await Shown(letter)).GetProperty("state").GetString());
    }

    [StandInFact]
    public async Task A_proof_whose_bytes_were_lost_is_fetched_again_and_is_the_same()
    {
        var letter = await Sent();
        await Day(3, letter, ("deposited", 0), ("first_presented", 2), ("delivered", 2));
        var (kept, facts) = (await Proofs(letter), await correspondence.Facts(letter));
        Assert.Equal(["deposit", "receipt"], kept.Select(k => k.Kind));
        await correspondence.Database.Administer($"delete from proofs where decision = '{letter.Decision}' and kind = 'receipt'");
        await Day(4, letter, ("deposited", 0), ("first_presented", 2), ("delivered", 2));
        Assert.Equal(kept, await Proofs(letter));
        Assert.Equal(facts, await correspondence.Facts(letter));
        using var client = correspondence.Service.As("collector");
        var bytes = await client.GetByteArrayAsync($"/letters/{letter.Decision}/proofs/receipt");
        Assert.Equal(kept[1].Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
    }

    [StandInFact]
    public async Task A_letter_that_its_provider_will_not_tell_of_keeps_no_day_open_and_is_asked_about_the_next()
    {
        var letter = await Sent();
        await Eventually.Is(async () => (await correspondence.Facts(letter)).Contains("letter_deposited"), "the deposit is learnt");
        await correspondence.Outside.Faults(new { at = "follow", fail = 1_000_000, status = 410 });
        await Day(2, letter, ("deposited", 0), ("first_presented", 2));
        Assert.Equal("deposited", (await Shown(letter)).GetProperty("state").GetString());
        await correspondence.Outside.Faults(new { fail = 0 });
        await Day(3, letter, ("deposited", 0), ("first_presented", 2));
        Assert.Equal("first_presented", (await Shown(letter)).GetProperty("state").GetString());
    }

    async Task<(string Kind, string Sha256)[]> Proofs(MessageRequestedV1 letter) =>
        [.. (await correspondence.Get($"/letters/{letter.Decision}/proofs")).EnumerateArray().Select(p => (p.GetProperty("kind").GetString()!, p.GetProperty("sha256").GetString()!))];

    async Task<MessageRequestedV1> Sent()
    {
        var letter = await correspondence.Ask(debtor => Story.Notice(debtor));
        await Once(letter);
        return letter;
    }

    async Task Day(int day, MessageRequestedV1 letter, params (string State, int Day)[] story)
    {
        await correspondence.Outside.Story(letter.Decision, [.. story.Select(s => (s.State, Story.Monday.AddDays(s.Day)))]);
        await correspondence.Outside.SetToday(Story.Monday.AddDays(day));
        await correspondence.Service.DoDay(Story.Monday.AddDays(day));
    }

    Task<JsonElement> Shown(MessageRequestedV1 letter) => correspondence.Get($"/letters/{letter.Decision}");

    async Task Once(MessageRequestedV1 letter)
    {
        await correspondence.Ended(letter);
        Assert.Single(await correspondence.Outside.Letters(letter.Decision));
        Assert.Single(await correspondence.Facts(letter), f => f == "message_sent");
    }
}
