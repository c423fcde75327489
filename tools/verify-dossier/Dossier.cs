using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Recouvrement.VerifyDossier;

/// <summary>What an archive is held against.</summary>
/// <param name="Key">DER of the creditor's public key; null for an archive that says of itself that it is not signed.</param>
/// <param name="Roots">Of the time-stamp authority; null: its stamp is read, but nobody vouches for it.</param>
/// <param name="Heads">Data of <c>claims.chain-heads.v1</c> told before; null where none is at hand.</param>
public sealed record Trust(byte[]? Key, X509Certificate2Collection? Roots = null, JsonElement? Heads = null);

/// <summary>Verifies an archive as <c>contracts/dossier/README.md</c> says, step by step.</summary>
public static class Dossier
{
    /// <summary>Verifies it.</summary>
    /// <param name="archive">The file.</param>
    /// <param name="trust">What it is held against.</param>
    /// <returns>What was proved, in lines.</returns>
    /// <exception cref="Refused">It is not what it says it is.</exception>
    public static IReadOnlyList<string> Verify(ReadOnlyMemory<byte> archive, Trust trust)
    {
        var entries = Container.Read(archive);
        var text = entries[0].Content;
        var manifest = Manifest.Read(text);
        var files = entries.Where(Container.IsSealed).ToList();
        Contents.Files(manifest.Lines, files);
        Contents.Chain(manifest);
        var known = Contents.Histories(manifest, files);
        foreach (var entry in entries) Refused.Unless(CheckSum.Of(entry.Content.Span) == entry.Crc, "container", $"the check sum of {entry.Name} is wrong");

        var (signature, stamp) = (ContentOf(Container.Signature), ContentOf(Container.Stamp));
        if (trust.Key is { } key) Seal.Signed(manifest, signature, [.. text.Span, .. (stamp ?? default).Span], key);
        else Seal.Unsigned(manifest, signature);
        List<string> proved =
        [
            $"accepted: dossier {manifest.Dossier} of case {manifest.Case}, creditor {manifest.Creditor}, made on {manifest.CreatedOn}",
            $"{files.Count} files and {known.Count} events in {manifest.Histories.Count} histories are as they were sealed",
            trust.Key is null ? "NOT SIGNED: it agrees with itself, nobody vouches for it" : $"signed by the key {manifest.KeyId}",
            TimeStamp.Check(manifest, text, stamp, trust.Roots),
        ];
        if (trust.Heads is { } heads)
        {
            var (compared, uncovered) = Seal.Heads(manifest, known, heads);
            proved.Add($"{compared} heads that were told before are in it");
            proved.AddRange(uncovered.Select(path => $"NOT COVERED: no head that was told before is of {path}"));
        }

        return proved;

        ReadOnlyMemory<byte>? ContentOf(string name) => entries.Where(e => e.Name == name).Select(e => (ReadOnlyMemory<byte>?)e.Content).FirstOrDefault();
    }

    /// <summary>The DER of a public key in PEM.</summary>
    /// <exception cref="FormatException">It is none on P-256.</exception>
    public static byte[] PublicKey(string pem) => Seal.PublicKey(pem);
}
