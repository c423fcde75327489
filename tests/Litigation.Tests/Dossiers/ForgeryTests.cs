using System.Text;
using Recouvrement.Litigation.Dossiers.Sealing;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>What a forger could try, with the key and without; each is refused by both verifiers with the code that says what it is.</summary>
public sealed class ForgeryTests(WorkFolder work) : IClassFixture<WorkFolder>, IDisposable
{
    readonly SealedSample sample = new(work.Path), other = new(work.Path);

    [Fact]
    public async Task A_file_that_is_left_out_is_missed() => await Refused("file_missing", entries => entries.RemoveAll(e => e.Name == "claim.json"));

    [Fact]
    public async Task A_file_that_is_put_in_is_seen() => await Refused("file_extra", entries => entries.Insert(entries.FindIndex(e => e.Name == "exhibits.json"), ("evil.pdf", [1])));

    [Fact]
    public async Task A_file_that_is_put_at_the_end_is_seen() => await Refused("file_extra", entries => entries.Add(("zz.pdf", [1])));

    [Fact]
    public async Task A_file_that_takes_the_name_of_another_is_seen() => await Refused("file_extra", entries => Rename(entries, "claim.json", "claim-2.json"));

    [Fact]
    public async Task A_name_cannot_stand_twice() => await Refused("container", entries => entries.Insert(entries.FindIndex(e => e.Name == "claim.json"), entries.Single(e => e.Name == "claim.json")));

    [Fact]
    public async Task Entries_stand_in_their_order() => await Refused("container", entries => entries.Reverse(entries.Count - 2, 2));

    [Theory]
    [InlineData("../claim.json")]
    [InlineData("/claim.json")]
    [InlineData("a/../claim.json")]
    [InlineData("a//claim.json")]
    [InlineData("a\\claim.json")]
    [InlineData("Claim.json")]
    [InlineData("claim.json/")]
    [InlineData("c:claim.json")]
    [InlineData("claim..json")]
    [InlineData(".claim.json")]
    [InlineData("claim.json\n")]
    [InlineData("")]
    public async Task A_name_leads_nowhere_else(string name) => await Refused("container", entries => Rename(entries, "claim.json", name));

    [Fact]
    public async Task A_signature_by_another_key_does_not_count()
    {
        var others = SealedSample.Entries((await other.Close()).Archive);
        await Refused("signature", entries => entries[1] = others[1]);
    }

    [Fact]
    public async Task Another_key_is_named()
    {
        var archive = (await sample.Close()).Archive;
        Assert.Equal("other_key", await Verifiers.Both(archive, work.Path, other.PublicPem));
    }

    [Fact]
    public async Task A_signature_cannot_be_taken_off()
    {
        await Refused("signature", entries => entries.RemoveAt(1));
        var stripped = SealedSample.Entries((await sample.Close()).Archive);
        stripped.RemoveAt(1);
        Assert.Equal("signature", await Verifiers.Both(StoredZip.Write(stripped), work.Path, null));
    }

    [Fact]
    public async Task A_signed_archive_is_not_taken_for_an_unsigned_one() => Assert.Equal("signature", await Verifiers.Both((await sample.Close()).Archive, work.Path, null));

    [Fact]
    public async Task An_unsigned_archive_is_not_taken_for_a_signed_one()
    {
        using var unsigned = new SealedSample(work.Path, signed: false);
        var archive = (await unsigned.Close()).Archive;
        Assert.Equal("unsigned", await Verifiers.Both(archive, work.Path, sample.PublicPem));
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(archive, work.Path, null));
    }

    [Fact]
    public async Task A_history_cannot_be_reordered_even_by_the_holder_of_the_key()
    {
        var rows = Encoding.UTF8.GetString(SealedSample.Events(4)).TrimEnd('\n').Split('\n');
        (rows[1], rows[2]) = (rows[2], rows[1]);
        Assert.Equal("history", await Resealed(string.Join('\n', rows) + "\n", SealedSample.Head(SealedSample.Events(4)), 4));
    }

    [Fact]
    public async Task An_event_cannot_be_left_out_or_changed()
    {
        var whole = Encoding.UTF8.GetString(SealedSample.Events(4));
        var (rows, head) = (whole.TrimEnd('\n').Split('\n'), SealedSample.Head(SealedSample.Events(4)));
        Assert.Equal("history", await Resealed($"{rows[0]}\n{rows[2]}\n{rows[3]}\n", head, 3));
        Assert.Equal("history", await Resealed($"{rows[0]}\n{rows[1]}\n{rows[2]}\n", head, 4));
        Assert.Equal("history", await Resealed(whole.Replace("\"cents\":2", "\"cents\":9", StringComparison.Ordinal), head, 4));
        Assert.Equal("history", await Resealed(whole.TrimEnd('\n'), head, 4));
        Assert.Equal("history", await Resealed(whole + "\n", head, 4));
        Assert.Equal(Verifiers.Accepted, await Resealed(whole, head, 4));
    }

    [Fact]
    public async Task What_was_told_of_a_history_before_holds_the_creditor_to_it()
    {
        var told = $$$"""{"specversion":"1.0","data":{"heads":[{"stream":"{{{SealedSample.Stream}}}","version":2,"hash":"{{{SealedSample.Head(SealedSample.Events(2))}}}"},{"stream":"00000000-0000-0000-0000-000000000001","version":1,"hash":"{{{new string('0', 64)}}}"}]}}""";
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both((await sample.Close()).Archive, work.Path, sample.PublicPem, heads: told));
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both((await sample.Close()).Archive, work.Path, sample.PublicPem, heads: $"[{told}]"));

        // Written anew from its beginning, with a true chain and a true signature: nothing but the head that was told can tell.
        var rewritten = SealedSample.Events(4, "another");
        var archive = await sample.Close([.. sample.Files.Select(f => f.Path == SealedSample.History ? f with { Content = rewritten } : f)]);
        Assert.Equal(Verifiers.Accepted, await Verifiers.Both(archive.Archive, work.Path, sample.PublicPem));
        Assert.Equal("heads", await Verifiers.Both(archive.Archive, work.Path, sample.PublicPem, heads: told));
        Assert.Equal("heads", await Verifiers.Both(archive.Archive, work.Path, sample.PublicPem, heads: """{"heads":[]}"""));
    }

    [Fact]
    public async Task One_history_does_not_stand_in_for_another()
    {
        const string File = "history/litigation-file.jsonl", Case = "history/dunning-case.jsonl", Spare = "history/spare.jsonl";
        var other = Guid.NewGuid();
        // The true one for the heads, and the one that is to be believed.
        Assert.Equal("history", await With((Spare, SealedSample.Stream)));
        Assert.Equal("history", await With((File, other)));
        Assert.Equal("history", await With((Case, other)));
        Assert.Equal("history", await With((File, SealedSample.Case), (Case, SealedSample.File)));
        Assert.Equal(Verifiers.Accepted, await With((File, SealedSample.File), (Case, SealedSample.Case)));

        async Task<string> With(params (string Path, Guid Stream)[] added) => await Verifiers.Both((await Sealed(added)).Archive, work.Path, sample.PublicPem);
    }

    [Fact]
    public async Task A_history_that_no_head_was_told_of_is_named()
    {
        const string File = "history/litigation-file.jsonl";
        var archive = (await Sealed((File, SealedSample.File))).Archive;
        Assert.Equal([SealedSample.History], await Verifiers.Uncovered(archive, work.Path, sample.PublicPem!, $"[{Told(SealedSample.File)}]"));
        Assert.Equal([File], await Verifiers.Uncovered(archive, work.Path, sample.PublicPem!, Told(SealedSample.Stream)));
        Assert.Empty(await Verifiers.Uncovered(archive, work.Path, sample.PublicPem!, $"[{Told(SealedSample.File)},{Told(SealedSample.Stream)}]"));

        static string Told(Guid stream) => $$"""{"heads":[{"stream":"{{stream}}","version":2,"hash":"{{SealedSample.Head(SealedSample.Events(2, stream: stream))}}"}]}""";
    }

    [Fact]
    public async Task Nothing_stands_before_or_after_or_is_cut_off()
    {
        var archive = (await sample.Close()).Archive;
        Assert.Equal("container", await Verifiers.Both([0, .. archive], work.Path, sample.PublicPem));
        Assert.Equal("container", await Verifiers.Both([.. archive, 0], work.Path, sample.PublicPem));
        Assert.Equal("container", await Verifiers.Both([.. archive, .. archive], work.Path, sample.PublicPem));
        Assert.Equal("container", await Verifiers.Both([], work.Path, sample.PublicPem));
        Assert.All(Enumerable.Range(0, archive.Length).Where(at => at < 5000 || at > archive.Length - 1000 || at % 997 == 0), at => Assert.Equal("container", Verifiers.Program(archive[..at], sample.PublicKey)));
        foreach (var length in (int[])[1, 4, 29, 31, 4000, archive.Length - 22, archive.Length - 1]) Assert.Equal("container", await Verifiers.Both(archive[..length], work.Path, sample.PublicPem));
    }

    [Fact]
    public async Task A_compressed_archive_is_none()
    {
        using var bytes = new MemoryStream();
        await using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in SealedSample.Entries((await sample.Close()).Archive))
            {
                await using var entry = await zip.CreateEntry(name).OpenAsync();
                await entry.WriteAsync(content);
            }

        Assert.Equal("container", await Verifiers.Both(bytes.ToArray(), work.Path, sample.PublicPem));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"format\":\"recouvrement-dossier/2\"}")]
    [InlineData("{ \"format\":\"recouvrement-dossier/1\"}")]
    [InlineData("{\"a\":1.5}")]
    [InlineData("{\"a\":9007199254740992}")]
    [InlineData("{\"a\":-0}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("{\"b\":1,\"a\":1}")]
    [InlineData("{\"a\":\"\\u0041\"}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("\ufeff{}")]
    public async Task A_manifest_is_what_the_format_says(string manifest) => await Refused("manifest", entries => entries[0] = (entries[0].Name, Encoding.UTF8.GetBytes(manifest)));

    [Fact]
    public async Task A_manifest_is_no_pit() => await Refused("manifest", entries => entries[0] = (entries[0].Name, Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', 100_000)}{new string(']', 100_000)}}}")));

    [Fact]
    public async Task The_same_files_give_the_same_archive_but_for_the_signature()
    {
        using var unsigned = new SealedSample(work.Path, signed: false);
        Assert.Equal((await unsigned.Close()).Archive, (await unsigned.Close()).Archive);
        Assert.Equal((await sample.Close()).Manifest, (await sample.Close()).Manifest);
    }

    [Fact]
    public async Task Any_unzip_opens_it()
    {
        var file = Path.Combine(work.Path, "opened.zip");
        await File.WriteAllBytesAsync(file, (await sample.Close()).Archive);
        var (exit, said) = await Verifiers.Run("python3", ["-m", "zipfile", "-t", file]);
        Assert.True(exit == 0, said);
    }

    public void Dispose()
    {
        sample.Dispose();
        other.Dispose();
    }

    async Task Refused(string code, Action<List<(string Name, byte[] Content)>> forge)
    {
        var entries = SealedSample.Entries((await sample.Close()).Archive);
        forge(entries);
        Assert.Equal(code, await Verifiers.Both(StoredZip.Write(entries), work.Path, sample.PublicPem));
    }

    Task<SealedArchive> Sealed(params (string Path, Guid Stream)[] added)
    {
        var files = SealedFiles.InOrder([.. sample.Files, .. added.Select(h => new SealedFile(h.Path, SealedSample.Events(3, stream: h.Stream), "application/jsonl", "history", null))]);
        var streams = added.ToDictionary(h => h.Path, h => h.Stream);
        return sample.Seal(files, [.. files.Where(f => f.What == "history").Select(f => new SealedHistory(f.Path, streams.GetValueOrDefault(f.Path, SealedSample.Stream), f.Path == SealedSample.History ? 4 : 3, SealedSample.Head(f.Content)))]);
    }

    async Task<string> Resealed(string history, string head, long version)
    {
        var archive = await sample.Close(
            [.. sample.Files.Select(f => f.Path == SealedSample.History ? f with { Content = Encoding.UTF8.GetBytes(history) } : f)], new(SealedSample.History, SealedSample.Stream, version, head));
        return await Verifiers.Both(archive.Archive, work.Path, sample.PublicPem);
    }

    static void Rename(List<(string Name, byte[] Content)> entries, string from, string to) =>
        entries[entries.FindIndex(e => e.Name == from)] = (to, entries.Single(e => e.Name == from).Content);
}
