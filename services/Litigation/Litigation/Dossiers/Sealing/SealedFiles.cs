using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Dossiers.Sealing;

/// <summary>A file of the archive.</summary>
/// <param name="Path">As the format allows it: lower-case letters, digits and <c>. _ - /</c>.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="MediaType">Of its content.</param>
/// <param name="What">snake_case, as <c>contracts/dossier/README.md</c> lists it.</param>
/// <param name="Date">Its own day; null where it has none.</param>
sealed record SealedFile(string Path, byte[] Content, string MediaType, string What, DateOnly? Date);

/// <summary>A history among the files, and where it ends.</summary>
/// <param name="Path">Below <c>history/</c>.</param>
/// <param name="Stream">Stream id.</param>
/// <param name="Version">Number of its events.</param>
/// <param name="Head">Hash of the last.</param>
sealed record SealedHistory(string Path, Guid Stream, long Version, string Head);

/// <summary>What the manifest says besides its files.</summary>
/// <param name="Dossier">Its id.</param>
/// <param name="Of">Whose claims.</param>
/// <param name="File">Key of the hand-over.</param>
/// <param name="CreatedOn">Business date.</param>
/// <param name="AsOf">Day of the computation.</param>
/// <param name="KeyId">The key that will sign; null where none is set up.</param>
/// <param name="Authority">Address of who is asked for a time stamp; null where nobody is.</param>
sealed record SealedFacts(Guid Dossier, DebtorCase Of, Guid File, DateOnly CreatedOn, DateOnly AsOf, string? KeyId, string? Authority);

/// <summary>The manifest: every file with its hash, each line continuing the one before it (<c>contracts/dossier/README.md</c>, steps 2 to 4).</summary>
static class SealedFiles
{
    public const string Format = "recouvrement-dossier/1", Algorithm = "ecdsa-p256-sha256";

    static readonly string Zeros = new('0', 64);

    /// <summary>In the order in which they lie in the archive.</summary>
    public static IReadOnlyList<SealedFile> InOrder(IEnumerable<SealedFile> files) => [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];

    /// <summary>Writes the manifest.</summary>
    /// <param name="facts">What it says besides.</param>
    /// <param name="files">In order.</param>
    /// <param name="histories">Those among them.</param>
    public static byte[] Manifest(SealedFacts facts, IReadOnlyList<SealedFile> files, IEnumerable<SealedHistory> histories)
    {
        var (lines, head) = (new JsonArray(), Zeros);
        foreach (var file in files)
        {
            var line = Line(file);
            head = Sha256([.. Convert.FromHexString(head), .. Canonical(line)]);
            line["chain"] = head;
            lines.Add(line);
        }

        return Canonical(new JsonObject
        {
            ["format"] = Format, ["dossier"] = facts.Dossier, ["case"] = facts.Of.Case, ["litigationFile"] = facts.File, ["creditor"] = facts.Of.Creditor,
            ["createdOn"] = Day(facts.CreatedOn), ["asOf"] = Day(facts.AsOf), ["files"] = lines, ["head"] = head,
            ["histories"] = new JsonArray([.. histories.OrderBy(h => h.Path, StringComparer.Ordinal).Select(h => new JsonObject { ["path"] = h.Path, ["stream"] = h.Stream, ["version"] = h.Version, ["head"] = h.Head })]),
            ["signature"] = facts.KeyId is { } key ? new JsonObject { ["algorithm"] = Algorithm, ["keyId"] = key } : null,
            ["timestampAuthority"] = facts.Authority,
        });
    }

    /// <summary>Lower-case hexadecimal.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>JSON as it lies in an archive.</summary>
    public static byte[] Canonical(JsonNode json) => CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(json));

    static JsonObject Line(SealedFile file) => new()
    {
        ["path"] = file.Path, ["sha256"] = Sha256(file.Content), ["bytes"] = file.Content.Length, ["mediaType"] = file.MediaType, ["what"] = file.What, ["date"] = file.Date is { } day ? Day(day) : null,
    };

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
