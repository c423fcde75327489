using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using Xunit;
using static Recouvrement.Correspondence.Tests.Service.CopyFixture;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Whatever fails between the documents of a letter, it leaves once, with those that were decided on, each once and in order; what its provider does not take keeps no notice back.</summary>
public sealed class EnvelopeFaultTests(CopyFixture fixture) : IClassFixture<CopyFixture>
{
    const string Paper = "registered_letter", Electronic = "electronic_registered_letter";

    [StandInFact]
    public async Task A_provider_that_fails_between_the_documents_gets_each_once_and_in_order()
    {
        foreach (var channel in new[] { Paper, Electronic })
            foreach (object fault in new object[]
            {
                new { at = "document", skip = 1, fail = 2, status = 500 }, new { at = "document", skip = 2, drop = 1 }, new { at = "document", skip = 1, delay_ms = 2500, count = 1 }, new { at = "submit", drop = 1 },
            })
            {
                var (asked, copies) = await Notice(channel);
                await fixture.Correspondence.Outside.Faults(fault);
                var message = await fixture.Sends(asked);
                await fixture.LiesWith(message, asked, copies);
                Assert.Single(await fixture.Correspondence.Facts(asked), f => f == "message_sent");
            }
    }

    [StandInTheory]
    [InlineData(Paper, "document", 2, 400)]
    [InlineData(Paper, "document", 1, 415)]
    [InlineData(Paper, "submit", 0, 400)]
    [InlineData(Electronic, "document", 2, 400)]
    public async Task A_notice_whose_copies_the_provider_does_not_take_goes_without_them_and_says_where_they_are(string channel, string at, int skip, int status)
    {
        var (asked, _) = await Notice(channel);
        await fixture.Correspondence.Outside.Faults(new { at, skip, fail = 1, status });
        var message = await fixture.Sends(asked);
        await fixture.LiesWith(message, asked);
        Assert.Empty(message.GetProperty("copies").EnumerateArray());
        var said = await fixture.Said(asked);
        Assert.DoesNotContain("jointe", said, StringComparison.Ordinal);
        Assert.Contains("Copie envoyée sur demande : FA2026-0012, FA2026-0013", said, StringComparison.Ordinal);
        Assert.Equal(
            ["message_requested", "message_prepared", "copies_enclosed", "sending_started", "copies_left_out", "message_prepared", "sending_started", "message_sent"],
            (await fixture.Correspondence.Facts(asked))[..8]);
    }

    [StandInFact]
    public async Task A_letter_that_its_provider_does_not_take_without_copies_either_fails()
    {
        var (asked, _) = await Notice(Paper);
        await fixture.Correspondence.Outside.Faults(new { at = "document", fail = 2, status = 400 });
        Assert.Equal("refused_by_carrier", (await fixture.Sends(asked, "failed")).GetProperty("reason").GetString());
        Assert.Empty(await fixture.Correspondence.Outside.Letters(asked.Decision));
    }

    [StandInTheory]
    [InlineData(Paper)]
    [InlineData(Electronic)]
    public async Task What_goes_is_what_was_decided_whatever_becomes_of_the_invoices_meanwhile(string channel)
    {
        var (asked, copies) = await Notice(channel);
        await Held(asked, async () =>
        {
            await fixture.Keeps(asked, Pdfs.Of(), 0, version: 2);
            await fixture.Told(new InvoiceCopyWithdrawnV1(Story.Creditor, asked.Statement.Lines[1].Invoice, "FA2026-0013", 2, Story.Monday), asked.Statement.Lines[1].Invoice, 2);
        });
        var message = await fixture.Correspondence.Ended(asked);
        await fixture.LiesWith(message, asked, copies);
    }

    [StandInTheory]
    [InlineData(Paper)]
    [InlineData(Electronic)]
    public async Task A_copy_that_is_gone_before_the_letter_has_left_is_not_claimed_to_lie_in_it(string channel)
    {
        var (asked, copies) = await Notice(channel);
        await Held(asked, () =>
        {
            File.Delete(fixture.PathOf(copies[0]));
            return Task.CompletedTask;
        });
        await fixture.Correspondence.Ended(asked);
        var said = await fixture.Said(asked);
        Assert.Single(await fixture.Enclosed(asked));
        Assert.DoesNotContain("jointe", said, StringComparison.Ordinal);
        Assert.Contains("Copie envoyée sur demande : FA2026-0013", said, StringComparison.Ordinal);
    }

    // Decided on, and not yet taken.
    async Task Held(MessageRequestedV1 asked, Func<Task> meanwhile)
    {
        await fixture.Correspondence.Outside.Faults(new { at = asked.Channel == Paper ? "create" : "document", fail = 1_000_000, status = 503 });
        await fixture.Correspondence.Bus.Publish(Story.Contacts(asked.Debtor));
        await fixture.Correspondence.Bus.Publish(asked);
        await Eventually.Passes(async () => Assert.StartsWith("carrier_", (await fixture.Correspondence.Get($"/messages/{asked.Decision}")).GetProperty("fault").GetString(), StringComparison.Ordinal));
        await meanwhile();
        await fixture.Correspondence.Outside.Faults(new { fail = 0 });
    }

    async Task<(MessageRequestedV1 Asked, byte[][] Copies)> Notice(string channel)
    {
        var asked = Claiming(Story.Message(Guid.CreateVersion7(), channel, "formal_notice", channel == Paper ? "legal_representative" : "accounts_payable"), 2);
        return (asked, [await fixture.Keeps(asked, Pdfs.Of(), 0), await fixture.Keeps(asked, Pdfs.Of(), 1)]);
    }
}
