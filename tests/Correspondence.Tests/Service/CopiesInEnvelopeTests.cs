using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Domain.Enclosing;
using Xunit;
using static Recouvrement.Correspondence.Tests.Service.CopyFixture;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Copies of invoices that go with a letter: printed behind it, or as further files of an electronic one. What lies in the envelope is what the letter says.</summary>
public sealed class CopiesInEnvelopeTests(CopyFixture fixture) : IClassFixture<CopyFixture>
{
    const string OnRequest = "Copie envoyée sur demande";

    static MessageRequestedV1 Letter(string channel = "registered_letter", string step = "formal_notice", int lines = 1, string? redirectTo = null) =>
        Claiming(Story.Message(Guid.CreateVersion7(), channel, step, channel == "electronic_registered_letter" ? "accounts_payable" : "legal_representative", redirectTo), lines);

    [StandInTheory]
    [InlineData("registered_letter")]
    [InlineData("electronic_registered_letter")]
    public async Task A_formal_notice_goes_with_the_copies_behind_it_in_the_order_of_its_statement_and_says_so(string channel)
    {
        var asked = Letter(channel, lines: 3);
        byte[][] copies = [await fixture.Keeps(asked, Pdfs.Of(), 0), await fixture.Keeps(asked, Pdfs.Of(2), 1), await fixture.Keeps(asked, Pdfs.Of(), 2)];
        var message = await fixture.Sends(asked);
        await fixture.LiesWith(message, asked, copies);
        Assert.Equal(["FA2026-0012 " + Hash(copies[0]), "FA2026-0013 " + Hash(copies[1]), "FA2026-0014 " + Hash(copies[2])], message.GetProperty("copies").EnumerateArray().Select(c => $"{c.GetProperty("number").GetString()} {c.GetProperty("sha256").GetString()}"));
        Assert.Equal(channel == "registered_letter" ? [] : copies.Select(Hash), await fixture.Inside(await fixture.Correspondence.Document(asked)));
        var said = await fixture.Said(asked);
        Assert.Contains("Copies jointes des factures : FA2026-0012, FA2026-0013, FA2026-0014", said, StringComparison.Ordinal);
        Assert.DoesNotContain(OnRequest, said, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task Copies_that_are_together_too_large_to_go_twice_go_beside_an_electronic_letter_only()
    {
        var asked = Letter("electronic_registered_letter", lines: 2);
        byte[][] copies = [await fixture.Keeps(asked, line: 0, size: MostInside), await fixture.Keeps(asked, line: 1)];
        await fixture.LiesWith(await fixture.Sends(asked), asked, copies);
        Assert.Empty(await fixture.Inside(await fixture.Correspondence.Document(asked)));
    }

    [StandInFact]
    public async Task What_cannot_be_printed_is_left_out_and_named_and_stops_neither_the_notice_nor_a_good_copy()
    {
        foreach (var bad in new[] { "%PDF-1.7 torn"u8.ToArray(), Pdfs.Of(isEncrypted: true), Pdfs.Of(size: Pdfs.AmericanLetter), Pdfs.Of(0), Pdfs.Of(250) })
        {
            var asked = Letter(lines: 2);
            await fixture.Keeps(asked, [.. bad, .. asked.Decision.ToByteArray()], 0);
            var good = await fixture.Keeps(asked, Pdfs.Of(), 1);
            await fixture.Sends(asked);
            Assert.Equal([Hash(good)], (await fixture.Enclosed(asked))[1..]);
            var said = await fixture.Said(asked);
            Assert.Contains("Copie jointe de la facture : FA2026-0013", said, StringComparison.Ordinal);
            Assert.Contains($"{OnRequest} : FA2026-0012", said, StringComparison.Ordinal);
        }
    }

    [StandInFact]
    public async Task What_does_not_fit_into_the_envelope_is_left_out_and_what_still_fits_is_not()
    {
        var asked = Letter(lines: 4);
        byte[][] copies = [await fixture.Keeps(asked, Pdfs.Of(2), 0), await fixture.Keeps(asked, Pdfs.Of(5), 1), await fixture.Keeps(asked, Pdfs.Of(4), 2), await fixture.Keeps(asked, Pdfs.Of(), 3)];
        await fixture.Sends(asked);
        // The letter has a sheet, the copies one, three, two and one: four fit.
        Assert.Equal(1, EnvelopeSpace.SheetsOf((await fixture.Typesetter.ReadPages(await fixture.Correspondence.Document(asked), default)).Count));
        Assert.Equal([Hash(copies[0]), Hash(copies[2])], (await fixture.Enclosed(asked))[1..]);
        var said = await fixture.Said(asked);
        Assert.Contains("Copies jointes des factures : FA2026-0012, FA2026-0014", said, StringComparison.Ordinal);
        Assert.Contains($"{OnRequest} : FA2026-0013, FA2026-0015", said, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task A_letter_that_is_longer_than_thought_leaves_less_room()
    {
        var asked = Letter(lines: 60);
        var copies = new List<byte[]>();
        for (var line = 0; line < MostSheets - 1; line++) copies.Add(await fixture.Keeps(asked, Pdfs.Of(), line));
        await fixture.Sends(asked);
        var sheets = EnvelopeSpace.SheetsOf((await fixture.Typesetter.ReadPages(await fixture.Correspondence.Document(asked), default)).Count);
        Assert.InRange(sheets, 2, MostSheets);
        Assert.Equal(copies.Take(MostSheets - sheets).Select(Hash), (await fixture.Enclosed(asked))[1..]);
    }

    [StandInTheory]
    [InlineData("letter", "letter_1")]
    [InlineData("registered_letter", "letter_2")]
    public async Task A_reminder_on_paper_has_no_copies_printed_says_nothing_of_them_and_none_is_on_record(string channel, string step)
    {
        var asked = Letter(channel, step);
        await fixture.Keeps(asked, Pdfs.Of());
        await fixture.Sends(asked);
        Assert.Single(await fixture.Enclosed(asked));
        var said = await fixture.Said(asked);
        Assert.DoesNotContain("jointe", said, StringComparison.Ordinal);
        Assert.DoesNotContain(OnRequest, said, StringComparison.Ordinal);
        Assert.DoesNotContain("copies_enclosed", await fixture.Correspondence.Facts(asked));
    }

    [StandInFact]
    public async Task A_letter_that_is_sent_for_its_copies_goes_with_all_of_them_or_not_at_all()
    {
        var (whole, partly) = (Letter("letter", "invoice_copy", 2), Letter("letter", "invoice_copy", 2));
        foreach (var asked in new[] { whole, partly }) await fixture.Keeps(asked, Pdfs.Of(), 0);
        await fixture.Keeps(whole, Pdfs.Of(), 1);
        await fixture.Keeps(partly, Pdfs.Of(size: Pdfs.AmericanLetter), 1);
        await fixture.Sends(whole);
        Assert.Equal(3, (await fixture.Enclosed(whole)).Length);
        Assert.Equal("copies_not_printed", (await fixture.Sends(partly, "failed")).GetProperty("reason").GetString());
        Assert.Empty(await fixture.Correspondence.Outside.Letters(partly.Decision));
    }

    [StandInTheory]
    [InlineData("registered_letter")]
    [InlineData("electronic_registered_letter")]
    public async Task A_control_copy_holds_the_letter_and_what_would_lie_with_it(string channel)
    {
        var mailbox = $"controle-{Guid.CreateVersion7():N}@atelier.example";
        var asked = Letter(channel, lines: 2, redirectTo: mailbox);
        byte[][] copies = [await fixture.Keeps(asked, Pdfs.Of(), 0), await fixture.Keeps(asked, Pdfs.Of(), 1)];
        await fixture.Sends(asked);
        var files = Assert.Single(await fixture.Correspondence.Outside.Mails(mailbox)).GetProperty("attachments").EnumerateArray().Select(a => a.GetProperty("sha256").GetString()).ToList();
        Assert.Equal(copies.Select(Hash), files[1..]);
        Assert.Contains("copies_enclosed", await fixture.Correspondence.Facts(asked));
    }
}
