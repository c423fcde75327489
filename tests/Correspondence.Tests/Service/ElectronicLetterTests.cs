using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Registered letters that leave electronically: as sure to leave once as those on paper, though their provider has no drafts.</summary>
public sealed class ElectronicLetterTests : IAsyncLifetime
{
    CorrespondenceUnderTest correspondence = null!;

    public async Task InitializeAsync() => correspondence = StandInFactAttribute.CanRun ? await CorrespondenceUnderTest.Start(("Provider:Timeout", "00:00:02")) : null!;

    public async Task DisposeAsync()
    {
        if (StandInFactAttribute.CanRun) await correspondence.DisposeAsync();
    }

    [StandInFact]
    public async Task It_is_announced_to_a_mailbox_and_followed_to_its_end_with_its_proofs()
    {
        var asked = await correspondence.Ask(Electronic);
        var message = await correspondence.Ended(asked);
        var letter = Assert.Single(await correspondence.Outside.Letters(asked.Decision));
        Assert.Equal(("electronic", message.GetProperty("documentSha256").GetString()), (letter.GetProperty("kind").GetString(), letter.GetProperty("sha256").GetString()));
        await Eventually.Is(() => correspondence.Bus.Heard<RegisteredLetterMovedV1>().Any(m => m.Decision == asked.Decision && m.State == "notice_left"), "the notice is told");
        Assert.Contains(correspondence.Bus.Heard<MessageSentV1>(), m => m.Decision == asked.Decision && m.Channel == "electronic_registered_letter");

        await correspondence.Outside.Story(asked.Decision, ("deposited", Story.Monday), ("first_presented", Story.Monday), ("unclaimed", Story.Monday.AddDays(16)));
        await correspondence.Outside.SetToday(Story.Monday.AddDays(16));
        await correspondence.Service.DoDay(Story.Monday.AddDays(16));
        var shown = await correspondence.Get($"/letters/{asked.Decision}");
        Assert.Equal(("unclaimed", "ar24", 399), (shown.GetProperty("state").GetString(), shown.GetProperty("provider").GetString(), shown.GetProperty("costCents").GetInt64()));
        Assert.Equal(["deposit", "undelivered"], (await correspondence.Get($"/letters/{asked.Decision}/proofs")).EnumerateArray().Select(p => p.GetProperty("kind").GetString()));
        using var ops = correspondence.Service.As("ops");
        using var compared = JsonDocument.Parse(await ops.GetStringAsync("/post/reconciliations?provider=ar24"));
        Assert.Equal((1, 1, 0), (compared.RootElement[0].GetProperty("ours").GetInt32(), compared.RootElement[0].GetProperty("theirs").GetInt32(), compared.RootElement[0].GetProperty("lines").GetArrayLength()));
    }

    [StandInFact]
    public async Task Whatever_fails_it_leaves_once()
    {
        foreach (object fault in new object[]
        {
            new { at = "document", fail = 2, status = 500 }, new { at = "document", drop = 1 }, new { at = "submit", fail = 2, status = 503 }, new { at = "submit", drop = 1 }, new { at = "submit", delay_ms = 2500, count = 1 },
        })
        {
            await correspondence.Outside.Faults(fault);
            var asked = await correspondence.Ask(Electronic);
            await correspondence.Ended(asked);
            Assert.Single(await correspondence.Outside.Letters(asked.Decision));
        }
    }

    [StandInFact]
    public async Task Nobody_with_a_mailbox_means_no_letter_and_a_reason()
    {
        var asked = await correspondence.Ask(debtor => Electronic(debtor) with { Debtor = Unreachable });
        await correspondence.Bus.Publish(Story.Contacts(Unreachable, contacts: [Story.Legal]));
        Assert.Equal("no_address", (await correspondence.Ended(asked, "failed")).GetProperty("reason").GetString());
    }

    static readonly Guid Unreachable = Guid.CreateVersion7();

    static MessageRequestedV1 Electronic(Guid debtor) => Story.Message(debtor, "electronic_registered_letter", "formal_notice", "accounts_payable");
}
