using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>Asked for again, a dossier is made anew where another archive would come out, and is the same one otherwise; erased, it is gone, and what is left elsewhere is named.</summary>
public sealed class DossierAgainTests(DossierScene scene) : IClassFixture<DossierScene>
{
    [Fact]
    public async Task One_that_was_lost_is_made_again()
    {
        var handed = DossierScene.HandOver("100000066");
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        var lost = Id(await scene.Ask(handed.HandOver));
        var sha256 = (await scene.Made(handed.HandOver, lost)).Dossier.GetProperty("sha256").GetString()!;
        File.Delete(Path.Combine(scene.Folder, "documents", sha256[..2], sha256[2..4], sha256));
        Assert.Equal(410, (await scene.Send(HttpMethod.Get, $"/dossiers/{lost}", Roles.Collector)).Status);

        var again = Id(await scene.Ask(handed.HandOver));
        Assert.NotEqual(lost, again);
        Assert.Equal(again, Id(await scene.Ask(handed.HandOver)));
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both((await scene.Made(handed.HandOver, again)).Archive, scene.Folder, scene.Pem));
        Assert.Equal(again, Id(await scene.Ask(handed.HandOver)));
    }

    [Fact]
    public async Task One_with_gaps_is_made_again_when_the_store_has_the_document_again_and_not_before()
    {
        var handed = DossierScene.HandOver("100000074");
        var copy = await scene.Keep("%PDF-1.7 away for a while");
        var path = Path.Combine(scene.Folder, "documents", copy[..2], copy[2..4], copy);
        File.Delete(path);
        await scene.Bus.Publish(new InvoiceCopyKeptV1(handed.Creditor, handed.Claims[0].Invoice, "FA2026-00001", copy, 25, "application/pdf", "GED-9", 1, new(2026, 3, 1)));
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        var gappy = Id(await scene.Ask(handed.HandOver));
        Assert.True((await scene.Made(handed.HandOver, gappy)).Dossier.GetProperty("hasGaps").GetBoolean());
        Assert.Equal(gappy, Id(await scene.Ask(handed.HandOver)));
        // Something else under its name is not it.
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "%PDF-1.7 other");
        Assert.Equal(gappy, Id(await scene.Ask(handed.HandOver)));

        await scene.Keep("%PDF-1.7 away for a while");
        var whole = Id(await scene.Ask(handed.HandOver));
        Assert.NotEqual(gappy, whole);
        var (dossier, archive) = await scene.Made(handed.HandOver, whole);
        Assert.False(dossier.GetProperty("hasGaps").GetBoolean());
        Assert.Contains(SealedSample.Entries(archive), e => e.Name == "documents/0001-invoice-copy.pdf");
        Assert.Equal(whole, Id(await scene.Ask(handed.HandOver)));
        // What is lost after it was sealed lies in the archive all the same.
        File.Delete(path);
        Assert.Equal(whole, Id(await scene.Ask(handed.HandOver)));
    }

    [Fact]
    public async Task One_with_gaps_is_made_again_when_a_paper_is_told_of()
    {
        var handed = DossierScene.HandOver("100000108");
        await scene.Bus.Publish(new InvoiceCopyKeptV1(handed.Creditor, handed.Claims[0].Invoice, "FA2026-00001", new string('e', 64), 25, "application/pdf", "GED-11", 1, new(2026, 3, 1)));
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        var gappy = Id(await scene.Ask(handed.HandOver));
        Assert.True((await scene.Made(handed.HandOver, gappy)).Dossier.GetProperty("hasGaps").GetBoolean());
        await scene.Bus.Publish(new MessageSentV1(NameBasedId.Of("letter of the gappy"), handed.Case, handed.Creditor, "letter_1", "letter", await scene.Keep("%PDF-1.7 letter"), 5, new(2026, 4, 2)));
        var next = "";
        await Eventually.Is(async () => (next = Id(await scene.Ask(handed.HandOver))) != gappy, "the letter belongs in it");
        Assert.True((await scene.Made(handed.HandOver, next)).Dossier.GetProperty("hasGaps").GetBoolean());
        Assert.Equal(next, Id(await scene.Ask(handed.HandOver)));
    }

    [Fact]
    public async Task One_that_is_erased_is_gone_from_the_store_and_another_may_be_asked_for()
    {
        var handed = DossierScene.HandOver("100000090");
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        var id = Id(await scene.Ask(handed.HandOver));
        var sha256 = (await scene.Made(handed.HandOver, id)).Dossier.GetProperty("sha256").GetString()!;
        var path = Path.Combine(scene.Folder, "documents", sha256[..2], sha256[2..4], sha256);
        Assert.True(File.Exists(path));

        Assert.Equal(403, (await scene.Send(HttpMethod.Post, $"/dossiers/{id}/erasure", Roles.Collector)).Status);
        Assert.Equal(404, (await scene.Send(HttpMethod.Post, $"/dossiers/{Guid.NewGuid()}/erasure", Roles.Manager)).Status);
        var other = Id(await scene.Ask(handed.HandOver, body: new { asOf = DossierScene.Today.AddDays(-1) }));
        await scene.Bus.Publish(new CasePaperKeptV1(NameBasedId.Of("letter of the erased"), handed.Case, handed.Creditor, "letter", new string('f', 64), 3, "application/pdf", 1, DossierScene.Today));
        await Eventually.Is(async () => (await Left()).GetProperty("papers").GetInt64() == 1, "the letter is known");
        var left = await Left();
        Assert.Equal((handed.Case.ToString(), other, "file_open", false), (left.GetProperty("case").GetString(), left.GetProperty("dossiers")[0].GetString(), left.GetProperty("held")[0].GetString(), left.GetProperty("hasHistory").GetBoolean()));
        Assert.False(File.Exists(path));
        var (status, gone) = await scene.Send(HttpMethod.Get, $"/dossiers/{id}", Roles.Collector);
        Assert.Equal((410, "erased"), (status, Json(Encoding.UTF8.GetBytes(gone)).GetProperty("code").GetString()));
        Assert.NotEqual(id, Id(await scene.Ask(handed.HandOver)));

        async Task<JsonElement> Left()
        {
            var (answered, body) = await scene.Send(HttpMethod.Post, $"/dossiers/{id}/erasure", Roles.Manager);
            Assert.Equal(200, answered);
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
    }

    [Fact]
    public async Task A_letter_that_was_erased_where_it_was_kept_is_named_and_is_no_gap_that_could_close()
    {
        var handed = DossierScene.HandOver("100000116");
        var (sent, letter) = (NameBasedId.Of("letter that goes"), await scene.Keep("%PDF-1.7 letter that goes"));
        await scene.Bus.Publish(new MessageSentV1(sent, handed.Case, handed.Creditor, "letter_1", "letter", letter, 5, new(2026, 4, 2)));
        await scene.Bus.Publish(new CasePaperKeptV1(sent, handed.Case, handed.Creditor, "letter", letter, 25, "application/pdf", 1, new(2026, 5, 4)));
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        var whole = Id(await scene.Ask(handed.HandOver));
        await scene.Bus.Publish(new CasePaperErasedV1(sent, handed.Case, handed.Creditor, "letter", letter, "person_asked", 2, DossierScene.Today));
        var without = "";
        await Eventually.Is(async () => (without = Id(await scene.Ask(handed.HandOver))) != whole, "it is another state");

        var (dossier, archive) = await scene.Made(handed.HandOver, without);
        var exhibit = Json(SealedSample.Entries(archive).Single(e => e.Name == "exhibits.json").Content).GetProperty("exhibits")[1];
        Assert.Equal(("letter", "erased", letter, false), (exhibit.GetProperty("what").GetString(), exhibit.GetProperty("gap").GetString(), exhibit.GetProperty("sha256").GetString(), dossier.GetProperty("hasGaps").GetBoolean()));
    }

    [Fact]
    public async Task A_document_that_was_changed_in_the_store_is_left_out_and_named()
    {
        var handed = DossierScene.HandOver("100000025");
        var copy = await scene.Keep("%PDF-1.7 true");
        await scene.Bus.Publish(new InvoiceCopyKeptV1(handed.Creditor, handed.Claims[0].Invoice, "FA2026-00001", copy, 13, "application/pdf", "GED-2", 1, new(2026, 3, 1)));
        await File.WriteAllTextAsync(Path.Combine(scene.Folder, "documents", copy[..2], copy[2..4], copy), "%PDF-1.7 false");
        await scene.Bus.Publish(handed);
        await scene.Opened(handed.HandOver);
        var (_, archive) = await scene.Made(handed.HandOver, Id(await scene.Ask(handed.HandOver)));

        var exhibit = Json(SealedSample.Entries(archive).Single(e => e.Name == "exhibits.json").Content).GetProperty("exhibits")[0];
        Assert.Equal(("spoilt", copy), (exhibit.GetProperty("gap").GetString(), exhibit.GetProperty("sha256").GetString()));
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(archive, scene.Folder, scene.Pem));
    }

    static string Id(JsonElement dossier) => dossier.GetProperty("dossier").GetString()!;

    static JsonElement Json(byte[] content) => JsonSerializer.Deserialize<JsonElement>(content);
}
