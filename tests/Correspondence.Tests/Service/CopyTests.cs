using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Correspondence.Copies;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>The service with a store of documents that another service writes.</summary>
public sealed class CopyFixture : IAsyncLifetime
{
    public const int MostBytes = 50_000;

    public string Folder { get; } = Directory.CreateTempSubdirectory("recouvrement-copies-").FullName;

    public CorrespondenceUnderTest Correspondence { get; private set; } = null!;

    public async Task InitializeAsync() => Correspondence = StandInFactAttribute.CanRun
        ? await CorrespondenceUnderTest.Start(("Documents:Folder", Folder), ("Copies:MostBytes", MostBytes.ToString(CultureInfo.InvariantCulture)))
        : null!;

    public async Task DisposeAsync()
    {
        if (StandInFactAttribute.CanRun) await Correspondence.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public string PathOf(byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return Path.Combine(Folder, hash[..2], hash[2..4], hash);
    }

    /// <summary>Lays a copy of an invoice into the store and tells of it.</summary>
    public async Task<byte[]> Keeps(MessageRequestedV1 of, int line = 0, int size = 1_000, long version = 1, string text = "%PDF-1.7 facture")
    {
        var bytes = Encoding.UTF8.GetBytes($"{text} {of.Decision} {line} {version} ".PadRight(size, 'x'));
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(bytes))!);
        await File.WriteAllBytesAsync(PathOf(bytes), bytes);
        await Told(Story.Copy(of, bytes, version, line), of.Statement.Lines[line].Invoice, version);
        return bytes;
    }

    public async Task Told<T>(T fact, Guid invoice, long version) where T : class
    {
        await Correspondence.Bus.Publish(fact);
        await Eventually.Is(async () =>
        {
            await using var command = Correspondence.Database.Source.CreateCommand("select 1 from invoice_copies where invoice = $1 and version >= $2");
            command.Parameters.Add(new() { Value = invoice });
            command.Parameters.Add(new() { Value = version });
            return await command.ExecuteScalarAsync() is not null;
        }, "the copy is known");
    }

    /// <summary>Sends a message and gives the files of its mail: type and hash.</summary>
    public async Task<(string Type, string Hash)[]> Mailed(MessageRequestedV1 asked)
    {
        await Sends(asked);
        var mail = await Mail(asked);
        return [.. mail.GetProperty("attachments").EnumerateArray().Select(a => (a.GetProperty("content_type").GetString()!, a.GetProperty("sha256").GetString()!))];
    }

    public async Task<JsonElement> Sends(MessageRequestedV1 asked, string state = "sent")
    {
        await Correspondence.Bus.Publish(Story.Contacts(asked.Debtor));
        await Correspondence.Bus.Publish(asked);
        return await Correspondence.Ended(asked, state);
    }

    public async Task<JsonElement> Mail(MessageRequestedV1 asked) => Assert.Single(await Correspondence.Outside.Mails(Story.MailboxOf(asked.Debtor)));
}

public sealed class CopyTests(CopyFixture fixture) : IClassFixture<CopyFixture>
{
    static MessageRequestedV1 Reminder(string step = "reminder_2") => Story.Message(Guid.CreateVersion7(), step: step);

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [StandInFact]
    public async Task The_copy_of_an_invoice_goes_with_the_mail_byte_for_byte_and_the_message_names_it()
    {
        var asked = Reminder();
        var copy = await fixture.Keeps(asked);
        var files = await fixture.Mailed(asked);
        Assert.Equal(["application/pdf", "application/pdf"], files.Select(f => f.Type));
        Assert.Equal(Hash(copy), files[1].Hash);
        Assert.Contains("Copie jointe de la facture : FA2026-0012", (await fixture.Mail(asked)).GetProperty("text").GetString(), StringComparison.Ordinal);

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
        var asked = TwoLines(Reminder());
        var first = await fixture.Keeps(asked, line: 0, size: CopyFixture.MostBytes);
        await fixture.Keeps(asked, line: 1);
        var files = await fixture.Mailed(asked);
        Assert.Equal([Hash(first)], files.Skip(1).Select(f => f.Hash));
        Assert.Contains("D'autres copies", (await fixture.Mail(asked)).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task A_message_that_is_sent_for_its_copies_goes_with_all_of_them_or_not_at_all()
    {
        var (whole, partly, large) = (TwoLines(Reminder("invoice_copy")), TwoLines(Reminder("invoice_copy")), Reminder("invoice_copy"));
        byte[][] copies = [await fixture.Keeps(whole, line: 0), await fixture.Keeps(whole, line: 1)];
        Assert.Equal(copies.Select(Hash), (await fixture.Mailed(whole)).Select(f => f.Hash));

        await fixture.Keeps(partly, line: 1);
        Assert.Equal("copy_missing", (await fixture.Sends(partly, "failed")).GetProperty("reason").GetString());
        await fixture.Keeps(large, size: CopyFixture.MostBytes + 1);
        Assert.Equal("copies_too_large", (await fixture.Sends(large, "failed")).GetProperty("reason").GetString());
        await Eventually.Is(() => fixture.Correspondence.Bus.Heard<MessageFailedV1>().Any(m => m.Decision == large.Decision), "the failure is told");
        Assert.Empty(await fixture.Correspondence.Outside.Mails(Story.MailboxOf(partly.Debtor)));
    }

    [StandInFact]
    public async Task An_electronic_letter_holds_the_copies_inside_its_pdf_and_in_redirect_mode_too()
    {
        var typesetter = fixture.Correspondence.Service.Services.GetRequiredService<Typesetter>();
        foreach (var mailbox in new[] { null, "controle@atelier.example" })
        {
            var asked = Story.Message(Guid.CreateVersion7(), "electronic_registered_letter", "formal_notice", "accounts_payable", mailbox);
            var copy = await fixture.Keeps(asked);
            await fixture.Sends(asked);
            var document = await fixture.Correspondence.Document(asked);
            var letter = mailbox is null ? document : OnlyFile(document);
            var inside = Assert.Single(await typesetter.ReadAttachments(letter, default));
            Assert.Equal(("facture-FA2026-0012.pdf", Hash(copy)), (inside.Name, Hash(inside.Content)));
            Assert.Contains("copies_enclosed", await fixture.Correspondence.Facts(asked));
        }
    }

    [StandInFact]
    public async Task A_letter_on_paper_says_nothing_of_copies_that_are_not_printed_and_none_is_on_record_as_sent()
    {
        var typesetter = fixture.Correspondence.Service.Services.GetRequiredService<Typesetter>();
        foreach (var (channel, step, mailbox) in new[] { ("registered_letter", "formal_notice", null), ("letter", "letter_2", null), ("registered_letter", "formal_notice", "controle@atelier.example") })
        {
            var asked = Story.Message(Guid.CreateVersion7(), channel, step, "legal_representative", mailbox);
            await fixture.Keeps(asked);
            await fixture.Sends(asked);
            var document = await fixture.Correspondence.Document(asked);
            var letter = mailbox is null ? document : OnlyFile(document);
            Assert.Empty(await typesetter.ReadAttachments(letter, default));
            Assert.DoesNotContain("jointe", (await typesetter.ReadText(letter, default)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("copies_enclosed", await fixture.Correspondence.Facts(asked));
        }

        var forCopies = Story.Message(Guid.CreateVersion7(), "letter", "invoice_copy", "legal_representative");
        await fixture.Keeps(forCopies);
        Assert.Equal("copies_not_printed", (await fixture.Sends(forCopies, "failed")).GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("FA2026-0012", "facture-FA2026-0012.pdf")]
    [InlineData("../é\r\nBcc: x", "facture-..____Bcc__x.pdf")]
    public void A_file_is_named_after_its_invoice_whatever_its_number_holds(string number, string name) => Assert.Equal(name, InvoiceCopies.FileName(number));

    [Fact]
    public void A_step_says_as_data_what_goes_with_it()
    {
        var rules = new EnclosureRules();
        string[] withCopies = ["formal_notice", "invoice_copy", "letter_1", "letter_2", "reminder_2", "retailer_notice", "works_notice"];
        Assert.Equal(withCopies, rules.Kinds.Where(kind => rules.Of(kind).Copies).Order());
        Assert.Equal(EnclosureRule.None, rules.Of("pre_reminder"));
    }

    // The last part of the mail, in Base64.
    static byte[] OnlyFile(byte[] mail)
    {
        var parts = Encoding.ASCII.GetString(mail).Split("Content-Transfer-Encoding: base64\r\n\r\n");
        return Convert.FromBase64String(parts[^1][..parts[^1].IndexOf("--", StringComparison.Ordinal)]);
    }

    static MessageRequestedV1 TwoLines(MessageRequestedV1 of) => of with
    {
        Statement = of.Statement with { Lines = [.. of.Statement.Lines, of.Statement.Lines[0] with { Invoice = Guid.CreateVersion7(), Number = "FA2026-0013", Reference = "FA2026-0013" }] },
    };
}
