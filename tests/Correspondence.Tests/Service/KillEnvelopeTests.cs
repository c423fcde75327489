using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>Killed while a letter and the copies that go with it are handed over.</summary>
public sealed class KillEnvelopeTests : KilledService
{
    [StandInTheory]
    [InlineData("registered_letter")]
    [InlineData("electronic_registered_letter")]
    public async Task A_process_killed_between_the_documents_of_a_letter_sends_no_half_of_it_and_nothing_twice(string channel)
    {
        var folder = Directory.CreateTempSubdirectory("recouvrement-copies-").FullName;
        try
        {
            outside.Settings["Documents:Folder"] = folder;
            foreach (object fault in new object[]
            {
                new { at = "document", skip = 1, delay_ms = 2000, count = 1 }, new { at = "document", skip = 2, delay_ms = 2000, count = 1 }, new { at = "submit", delay_ms = 2000, count = 1 },
            })
            {
                byte[][] copies = [Pdfs.Of(), Pdfs.Of(2)];
                await outside.Faults(fault);
                var asked = await KilledWith(channel, folder, copies);
                await using var second = HostProcess.Start(database, broker, outside.Settings);
                await Sent(asked);
                var left = Assert.Single(await outside.Letters(asked.Decision));
                Assert.Equal(copies.Select(CopyFixture.Hash), left.GetProperty("documents").EnumerateArray().Skip(1).Select(d => d.GetProperty("sha256").GetString()));
                Assert.Single(await Facts(asked), f => f == "copies_enclosed");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [StandInFact]
    public async Task A_process_killed_between_the_deletion_of_a_refused_draft_and_the_note_of_it_leaves_a_letter_that_goes_once_without_its_copies()
    {
        var folder = Directory.CreateTempSubdirectory("recouvrement-copies-").FullName;
        try
        {
            outside.Settings["Documents:Folder"] = folder;
            // Refused for a while, so that it stands between draft and order when it is killed.
            await outside.Faults(new { at = "submit", fail = 1000, status = 503 });
            var asked = await KilledWith("registered_letter", folder, [Pdfs.Of(), Pdfs.Of(2)]);
            // What the dead one had done last: noted that it throws the draft away, and had it deleted.
            await database.Administer($"update {database.Schema}.posted_letters set thrown_away = true where decision = '{asked.Decision}'");
            await outside.DeleteDrafts(asked.Decision);
            await outside.Faults(new { at = "submit", fail = 0 });

            await using var second = HostProcess.Start(database, broker, outside.Settings);
            await Sent(asked);
            Assert.Single(Assert.Single(await outside.Letters(asked.Decision)).GetProperty("documents").EnumerateArray());
            Assert.Equal(["copies_left_out", "message_prepared", "sending_started", "message_sent"], (await Facts(asked))[4..8]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    async Task<MessageRequestedV1> KilledWith(string channel, string folder, byte[][] copies)
    {
        await using var first = HostProcess.Start(database, broker, outside.Settings);
        await LetterheadHeard();
        var debtor = Guid.CreateVersion7();
        var asked = CopyFixture.Claiming(Story.Message(debtor, channel, "formal_notice", channel == "registered_letter" ? "legal_representative" : "accounts_payable"), copies.Length);
        foreach (var (line, bytes) in copies.Index())
        {
            var hash = CopyFixture.Hash(bytes);
            Directory.CreateDirectory(Path.Combine(folder, hash[..2], hash[2..4]));
            await File.WriteAllBytesAsync(Path.Combine(folder, hash[..2], hash[2..4], hash), bytes);
            await bus.Publish(Story.Copy(asked, bytes, line: line));
        }

        await Eventually.Is(async () => await Number($"select count(*) from invoice_copies where invoice in ({string.Join(',', asked.Statement.Lines.Select(l => $"'{l.Invoice}'"))})") == copies.Length, "the copies are known", Patience);
        await bus.Publish(Story.Contacts(debtor));
        await bus.Publish(asked);
        await Eventually.Is(async () => (await Facts(asked)).Contains("sending_started") && await outside.Left("count") == 0 && (channel != "registered_letter" || await outside.Left("fail") == 0 || await Number($"select count(*) from posted_letters where decision = '{asked.Decision}'") == 1), "the letter is under way", Patience);
        return asked;
    }
}
