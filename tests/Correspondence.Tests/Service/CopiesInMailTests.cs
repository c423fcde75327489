using System.Text;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using Xunit;
using static Recouvrement.Correspondence.Tests.Service.CopyFixture;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Copies of invoices that go with a mail.</summary>
public sealed class CopiesInMailTests(CopyFixture fixture) : IClassFixture<CopyFixture>
{
    static MessageRequestedV1 Reminder(string step = "reminder_2") => Story.Message(Guid.CreateVersion7(), step: step);

    [StandInFact]
    public async Task The_copy_of_an_invoice_goes_with_the_mail_byte_for_byte_and_the_message_names_it()
    {
        var asked = Reminder();
        var copy = await fixture.Keeps(asked);
        var files = await fixture.Mailed(asked);
        Assert.Equal(["application/pdf", "application/pdf"], files.Select(f => f.Type));
        Assert.Equal(Hash(copy), files[1].Hash);
        Assert.Equal([Hash(copy)], await fixture.Inside(FirstFile(await fixture.Correspondence.Document(asked))));
        Assert.Contains("Copie jointe de la facture : FA2026-0012", Letters.Wording.Flat((await fixture.Mail(asked)).GetProperty("text").GetString()!), StringComparison.Ordinal);

        var shown = Assert.Single((await fixture.Correspondence.Get($"/messages?case={asked.Case}")).GetProperty("messages").EnumerateArray());
        var named = Assert.Single(shown.GetProperty("copies").EnumerateArray());
        Assert.Equal(("FA2026-0012", Hash(copy)), (named.GetProperty("number").GetString(), named.GetProperty("sha256").GetString()));
        Assert.Equal(["message_requested", "message_prepared", "copies_enclosed", "sending_started", "message_sent"], await fixture.Correspondence.Facts(asked));
    }

    [StandInFact]
    public async Task A_mail_without_copies_says_nothing_of_one_and_still_has_its_letter()
    {
        var asked = Reminder();
        var (type, _) = Assert.Single(await fixture.Mailed(asked));
        Assert.Equal("application/pdf", type);
        Assert.DoesNotContain("jointe", (await fixture.Mail(asked)).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task Information_before_the_due_date_comes_without_files()
    {
        var asked = Reminder("pre_reminder");
        await fixture.Keeps(asked);
        Assert.Empty(await fixture.Mailed(asked));
    }

    [StandInFact]
    public async Task A_lost_or_spoilt_copy_stops_no_message_and_is_left_out()
    {
        var (lost, spoilt, picture) = (Reminder(), Reminder(), Reminder());
        File.Delete(fixture.PathOf(await fixture.Keeps(lost)));
        await File.WriteAllTextAsync(fixture.PathOf(await fixture.Keeps(spoilt)), "%PDF forged");
        await fixture.Keeps(picture, text: "no document at all");
        foreach (var asked in new[] { lost, spoilt, picture }) Assert.Single(await fixture.Mailed(asked));
    }

    [StandInFact]
    public async Task A_later_copy_takes_the_place_of_the_first_and_a_withdrawn_one_goes_to_nobody()
    {
        var (replaced, withdrawn) = (Reminder(), Reminder());
        await fixture.Keeps(replaced);
        var second = await fixture.Keeps(replaced, version: 2);
        await fixture.Told(Story.Copy(replaced, Encoding.UTF8.GetBytes("late")), replaced.Statement.Lines[0].Invoice, 1);
        Assert.Equal(Hash(second), (await fixture.Mailed(replaced))[1].Hash);

        await fixture.Keeps(withdrawn);
        await fixture.Told(new InvoiceCopyWithdrawnV1(Story.Creditor, withdrawn.Statement.Lines[0].Invoice, "FA2026-0012", 2, Story.Monday), withdrawn.Statement.Lines[0].Invoice, 2);
        Assert.Single(await fixture.Mailed(withdrawn));
    }

    [StandInFact]
    public async Task Beyond_the_bound_nothing_more_is_attached_and_the_text_says_how_to_get_it()
    {
        var asked = CopyFixture.Claiming(Reminder(), 2);
        var first = await fixture.Keeps(asked, line: 0, size: CopyFixture.MostBytes);
        await fixture.Keeps(asked, line: 1);
        var files = await fixture.Mailed(asked);
        Assert.Equal([Hash(first)], files.Skip(1).Select(f => f.Hash));
        Assert.Contains("D'autres copies", (await fixture.Mail(asked)).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task A_message_that_is_sent_for_its_copies_goes_with_all_of_them_or_not_at_all()
    {
        var (whole, partly, large) = (CopyFixture.Claiming(Reminder("invoice_copy"), 2), CopyFixture.Claiming(Reminder("invoice_copy"), 2), Reminder("invoice_copy"));
        byte[][] copies = [await fixture.Keeps(whole, line: 0), await fixture.Keeps(whole, line: 1)];
        Assert.Equal(copies.Select(Hash), (await fixture.Mailed(whole)).Select(f => f.Hash));

        await fixture.Keeps(partly, line: 1);
        Assert.Equal("copy_missing", (await fixture.Sends(partly, "failed")).GetProperty("reason").GetString());
        await fixture.Keeps(large, size: CopyFixture.MostBytes + 1);
        Assert.Equal("copies_too_large", (await fixture.Sends(large, "failed")).GetProperty("reason").GetString());
        await Eventually.Is(() => fixture.Correspondence.Bus.Heard<MessageFailedV1>().Any(m => m.Decision == large.Decision), "the failure is told");
        Assert.Empty(await fixture.Correspondence.Outside.Mails(Story.MailboxOf(partly.Debtor)));
    }

    // Of the parts of a mail in Base64: those of its text, of its page, then its files.
    static byte[] FirstFile(byte[] mail)
    {
        var part = Encoding.ASCII.GetString(mail).Split("Content-Transfer-Encoding: base64\r\n\r\n")[3];
        return Convert.FromBase64String(part[..part.IndexOf("--", StringComparison.Ordinal)]);
    }
}
