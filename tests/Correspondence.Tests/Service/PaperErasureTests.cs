using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What was kept as evidence of a case goes for good, once nothing is open that it proves.</summary>
public sealed class PaperErasureTests(CopyFixture fixture) : IClassFixture<CopyFixture>
{
    readonly CorrespondenceUnderTest correspondence = fixture.Correspondence;

    [StandInFact]
    public async Task Papers_are_erased_once_litigation_needs_them_no_more_and_are_not_kept_again()
    {
        var sent = await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_1"));
        await correspondence.Ended(sent);
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await HandOver(sent, first);
        await Kept(sent.Decision);
        var path = fixture.PathOf(await correspondence.Document(sent));

        Assert.Equal(HttpStatusCode.Forbidden, (await Erase(sent.Case, Roles.Collector)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Erase(Guid.CreateVersion7())).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Erase(sent.Case, reason: "unknown")).Status);
        await Held(sent.Case, "handed_over");
        await Told(sent, 1, [first], "file_open", "placement_open");
        await Held(sent.Case, "file_open, placement_open");
        // Free as far as it knows, and it does not know of the second.
        await HandOver(sent, second);
        await Told(sent, 2, [first]);
        await Held(sent.Case, "handed_over");
        Assert.True(File.Exists(path));
        await Told(sent, 4, [first, second]);
        // What comes late says nothing.
        await Told(sent, 3, [first, second], "file_open");

        await Eventually.Is(async () => (await Erase(sent.Case)).Status == HttpStatusCode.OK, "nothing holds it");
        var (status, answer) = await Erase(sent.Case, reason: "retention_over");
        Assert.Equal((HttpStatusCode.OK, 1, 1), (status, answer.GetProperty("erased").GetInt32(), answer.GetProperty("originals").GetInt32()));
        Assert.False(File.Exists(path));
        await Eventually.Is(() => correspondence.Bus.Heard<CasePaperErasedV1>().Any(p => p.Decision == sent.Decision), "it is told");
        var told = Assert.Single(correspondence.Bus.Heard<CasePaperErasedV1>(), p => p.Decision == sent.Decision);
        Assert.Equal((sent.Case, "letter", "person_asked", 2L), (told.Case, told.Kind, told.Reason, told.Version));

        // What is sent after it is evidence of a hand-over to come.
        var later = Story.Message(sent.Debtor, "letter", "letter_2") with { Case = sent.Case };
        await correspondence.Bus.Publish(later);
        await correspondence.Ended(later);
        await HandOver(sent, Guid.CreateVersion7());
        await Kept(later.Decision);
        Assert.False(File.Exists(path));
        Assert.Single(correspondence.Bus.Heard<CasePaperKeptV1>(), p => p.Decision == sent.Decision);
        await Held(sent.Case, "handed_over");
    }

    [StandInFact]
    public async Task Bytes_that_another_case_or_an_invoice_has_too_stay_and_a_store_that_was_away_is_asked_again()
    {
        var sent = await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_1"));
        await correspondence.Ended(sent);
        var handOver = Guid.CreateVersion7();
        await HandOver(sent, handOver);
        await Kept(sent.Decision);
        var bytes = await correspondence.Document(sent);
        await correspondence.Database.Administer($"insert into kept_papers (decision, kind, case_id, sha256) values ('{handOver}', 'letter', '{handOver}', '{CopyFixture.Hash(bytes)}')");
        await Told(sent, 1, [handOver]);
        await Eventually.Is(async () => (await Erase(sent.Case)).Status == HttpStatusCode.OK, "nothing holds it");
        Assert.True(File.Exists(fixture.PathOf(bytes)));

        await correspondence.Database.Administer($"delete from kept_papers where case_id = '{handOver}'; insert into invoice_copies (invoice, version, number, sha256) values ('{handOver}', 1, 'F-1', '{CopyFixture.Hash(bytes)}')");
        Assert.Equal(HttpStatusCode.OK, (await Erase(sent.Case)).Status);
        Assert.True(File.Exists(fixture.PathOf(bytes)));

        await correspondence.Database.Administer($"delete from invoice_copies where invoice = '{handOver}'");
        Assert.Equal(HttpStatusCode.OK, (await Erase(sent.Case)).Status);
        Assert.False(File.Exists(fixture.PathOf(bytes)));
    }

    [StandInFact]
    public async Task An_erasure_that_the_store_cut_short_is_finished_although_the_case_was_handed_over_anew()
    {
        var sent = await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_1"));
        await correspondence.Ended(sent);
        var handOver = Guid.CreateVersion7();
        await HandOver(sent, handOver);
        await Kept(sent.Decision);
        await Told(sent, 1, [handOver]);
        await Eventually.Is(async () => (await Erase(sent.Case)).Status == HttpStatusCode.OK, "nothing holds it");

        // On record, and as a store that was away still has it.
        var bytes = await correspondence.Document(sent);
        await File.WriteAllBytesAsync(fixture.PathOf(bytes), bytes);
        await HandOver(sent, Guid.CreateVersion7());
        await Held(sent.Case, "handed_over");
        Assert.False(File.Exists(fixture.PathOf(bytes)));
    }

    [StandInFact]
    public async Task A_copy_that_a_killed_process_left_untold_goes_with_the_others_unless_another_case_has_the_same_bytes()
    {
        var (sent, other) = (await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_1")), await correspondence.Ask(debtor => Story.Message(debtor, "letter", "letter_2")));
        await correspondence.Ended(sent);
        await correspondence.Ended(other);
        // Bytes of its own: letters that say the same may be the same.
        var handOver = Guid.CreateVersion7();
        var bytes = System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7 {handOver}");
        Directory.CreateDirectory(Path.GetDirectoryName(fixture.PathOf(bytes))!);
        await File.WriteAllBytesAsync(fixture.PathOf(bytes), bytes);
        // Heard, and nothing of it is copied any more.
        await correspondence.Database.Administer($"insert into hand_overs (hand_over, case_id, since) values ('{handOver}', '{sent.Case}', date '2026-01-05'); update documents set sha256 = '{CopyFixture.Hash(bytes)}' where decision in ('{sent.Decision}', '{other.Decision}')");
        await Told(sent, 1, [handOver]);
        await Eventually.Is(async () => (await Erase(sent.Case)).Status == HttpStatusCode.OK, "nothing holds it");
        Assert.True(File.Exists(fixture.PathOf(bytes)));

        await correspondence.Database.Administer($"update documents set sha256 = 'another' where decision = '{other.Decision}'");
        var (status, answer) = await Erase(sent.Case);
        Assert.Equal((HttpStatusCode.OK, 0, 1), (status, answer.GetProperty("erased").GetInt32(), answer.GetProperty("originals").GetInt32()));
        Assert.False(File.Exists(fixture.PathOf(bytes)));
    }

    async Task<(HttpStatusCode Status, JsonElement Body)> Erase(Guid @case, string key = Roles.Manager, string reason = "person_asked")
    {
        using var client = correspondence.Service.As(key);
        using var answer = await client.PostAsJsonAsync($"/cases/{@case}/papers/erasure", new { reason });
        var content = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, content.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(content));
    }

    Task Held(Guid @case, string why) => Eventually.Is(async () => await Erase(@case) is (HttpStatusCode.Conflict, var body) && body.GetProperty("code").GetString() == "legal_hold" && body.ToString().Contains($": {why}.", StringComparison.Ordinal), $"held for {why}");

    Task HandOver(MessageRequestedV1 of, Guid handOver) =>
        correspondence.Bus.Publish(new ClaimsHandedOverV1(handOver, of.Case, of.Creditor, of.Debtor, of.CustomerNumber, 1, Guid.CreateVersion7(), [], "EUR", 9, Story.Monday));

    Task Told(MessageRequestedV1 of, long version, Guid[] handOvers, params string[] why) => correspondence.Bus.Publish(new EvidenceHoldChangedV1(of.Case, of.Creditor, handOvers, why, version, Story.Monday));

    Task Kept(Guid decision) => Eventually.Is(() => correspondence.Bus.Heard<CasePaperKeptV1>().Any(p => p.Decision == decision), "its letter is kept");
}
