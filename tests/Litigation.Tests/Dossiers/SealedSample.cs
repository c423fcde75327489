using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Dossiers.Sealing;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>An archive made by the service's own parts, from a small case, and its pieces for whoever wants to forge it.</summary>
sealed class SealedSample : IDisposable
{
    public const string History = "history/placement.jsonl", Large = "documents/0001-invoice-copy.pdf";

    public static readonly Guid File = new("a1f0a1de-0f3e-5c51-9a10-2d9c1a5b7e01"), Case = new("3b1f8c52-7e0d-5b7f-a6c4-91d2e3f4a503"), Stream = new("b2c0a1de-0f3e-5c51-9a10-2d9c1a5b7e03");
    static readonly DebtorCase Of = new(Case, "000123455", new("9d2c4b6a-8e1f-5a3b-b7d5-c6e4f2a1b304"), "C0012");
    readonly DossierKey key;
    readonly TimestampAuthority authority;
    readonly ArchiveSeal seal;
    readonly IConfiguration configuration;
    SealedSample? restarted;

    public SealedSample(string folder, bool signed = true, Uri? stampedBy = null) : this(Settings(folder, signed, stampedBy))
    {
    }

    SealedSample(IConfiguration configuration)
    {
        this.configuration = configuration;
        (key, authority) = (new DossierKey(configuration), new TimestampAuthority(configuration, NullLogger<TimestampAuthority>.Instance));
        seal = new ArchiveSeal(key, authority);
        Files = SealedFiles.InOrder(
        [
            new("summary.pdf", Bytes(3000, 1), "application/pdf", "summary", new(2026, 3, 16)),
            new("claim.json", "{\"total\":1}"u8.ToArray(), "application/json", "claim", new(2026, 3, 16)),
            new("exhibits.json", "[]"u8.ToArray(), "application/json", "exhibits", null),
            new(Large, Bytes(60_000, 2), "application/pdf", "invoice_copy", new(2025, 11, 12)),
            new(History, Events(4), "application/jsonl", "history", null),
        ]);
    }

    public IReadOnlyList<SealedFile> Files { get; }

    public string? PublicPem => key.PublicPem;

    /// <summary>What the tests of <see cref="Verifiers"/> are given.</summary>
    public byte[]? PublicKey => PublicPem is { } pem ? VerifyDossier.Dossier.PublicKey(pem) : null;

    public Task<SealedArchive> Close() => Close(Files);

    /// <summary>Seals other files as the holder of the key could.</summary>
    public Task<SealedArchive> Close(IReadOnlyList<SealedFile> files, SealedHistory? says = null)
    {
        var history = says ?? Ends(files.FirstOrDefault(f => f.Path == History)?.Content);
        return Seal(files, history is null ? [] : [history]);
    }

    /// <summary>Seals any histories.</summary>
    public Task<SealedArchive> Seal(IReadOnlyList<SealedFile> files, IReadOnlyList<SealedHistory> says)
    {
        var facts = new SealedFacts(new("6a0f4c1e-2b7d-5e93-8c41-7d2e9f0b3a55"), Of, File, new(2026, 3, 16), new(2026, 3, 16), seal.KeyId, seal.Authority);
        return seal.Close(SealedFiles.Manifest(facts, files, says), files, CancellationToken.None);
    }

    public Task<SealedArchive?> Complete(byte[] archive) => seal.Complete(archive, CancellationToken.None);

    /// <summary>The files of an archive, seal included, in order.</summary>
    public static List<(string Name, byte[] Content)> Entries(byte[] archive)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(archive));
        return [.. zip.Entries.Select(e =>
        {
            using var content = new MemoryStream();
            using var read = e.Open();
            read.CopyTo(content);
            return (e.FullName, content.ToArray());
        })];
    }

    /// <summary>A stream with a true hash chain, as text.</summary>
    public static byte[] Events(int count, string word = "fact", Guid? stream = null) => StreamText.Of(Stored(count, word, stream ?? Stream));

    /// <summary>The hash of the last event.</summary>
    public static string Head(byte[] events) => Encoding.UTF8.GetString(events).TrimEnd('\n').Split('\n')[^1] is var last && last.IndexOf("\"hash\":\"", StringComparison.Ordinal) is > 0 and var at ? last.Substring(at + 8, 64) : new('0', 64);

    /// <summary>The same key and authority in a process that was started again.</summary>
    public SealedSample Restarted() => restarted ??= new(configuration);

    public void Dispose()
    {
        restarted?.Dispose();
        key.Dispose();
        authority.Dispose();
    }

    static IConfiguration Settings(string folder, bool signed, Uri? stampedBy)
    {
        var settings = new Dictionary<string, string?> { ["Dossier:TimestampAuthority"] = stampedBy?.ToString() };
        if (signed)
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            settings["Dossier:Key"] = Path.Combine(folder, $"{Guid.NewGuid():N}.key.pem");
            System.IO.File.WriteAllText(settings["Dossier:Key"]!, fresh.ExportPkcs8PrivateKeyPem());
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    static SealedHistory? Ends(byte[]? events) => events is null ? null : new(History, Stream, Encoding.UTF8.GetString(events).Count(c => c == '\n'), Head(events));

    static IEnumerable<StoredEvent> Stored(int count, string word, Guid stream)
    {
        var hash = StreamHead.New.Hash;
        for (var version = 1; version <= count; version++)
        {
            var (id, data) = (new Guid(version, 0, 7, [0x80, 0, 0, 0, 0, 0, 0, 1]), CanonicalJson.Of(Encoding.UTF8.GetBytes($$"""{"amount":{"cents":{{version}},"currency":"EUR"},"motif":"dû \"{{word}}\" \u0007"}""")));
            var headers = """{"actor":"service:invoicing","happened_at":"2026-03-16T08:00:00.000000Z","recorded_at":"2026-03-16T08:00:00.123456Z","schema":1}""";
            var next = HashChain.Hash(hash, id, stream, version, "claim_balance_changed", data, Encoding.UTF8.GetBytes(headers));
            var stored = headers.Replace(",\"recorded_at\"", $",\"hash\":\"{next}\",\"previous_hash\":\"{hash}\",\"recorded_at\"", StringComparison.Ordinal);
            yield return new(version, id, stream, version, "claim_balance_changed", data, Encoding.UTF8.GetBytes(stored), default, null, null);
            hash = next;
        }
    }

    static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
#pragma warning disable CA5394 // The same bytes every time, of no secret.
        new Random(seed).NextBytes(bytes);
#pragma warning restore CA5394
        return bytes;
    }
}
