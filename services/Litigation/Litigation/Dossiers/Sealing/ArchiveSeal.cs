using System.IO.Compression;
using System.Security.Cryptography;

namespace Recouvrement.Litigation.Dossiers.Sealing;

/// <summary>An archive and its time stamp.</summary>
/// <param name="Archive">The file.</param>
/// <param name="Manifest">SHA-256 of its manifest, lower-case hexadecimal.</param>
/// <param name="Stamp">Null where none is wanted, or its authority is away.</param>
sealed record SealedArchive(byte[] Archive, string Manifest, Stamp? Stamp);

/// <summary>Closes an archive: the manifest is stamped, then manifest and stamp are signed, so that no byte of either can be changed after.</summary>
sealed class ArchiveSeal(DossierKey key, TimestampAuthority authority)
{
    const string ManifestName = "manifest.json", SignatureName = "manifest.sig", StampName = "timestamp.tsr";

    /// <summary>The key that signs; null where none is set up.</summary>
    public string? KeyId => key.Id;

    /// <summary>Who is asked for a time stamp; null where nobody is.</summary>
    public string? Authority => authority.Address?.ToString();

    /// <summary>Closes a new archive.</summary>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="files">In order.</param>
    /// <param name="stop">Cancels.</param>
    public Task<SealedArchive> Close(byte[] manifest, IReadOnlyList<SealedFile> files, CancellationToken stop) => Close(manifest, [.. files.Select(f => (f.Path, f.Content))], stop);

    /// <summary>Closes an archive again that lacks its time stamp; null while the authority is away.</summary>
    public async Task<SealedArchive?> Complete(byte[] archive, CancellationToken stop)
    {
        List<(string Name, byte[] Content)> entries = [];
        await using (var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read))
            foreach (var entry in zip.Entries)
            {
                var content = new byte[entry.Length];
                await using var read = await entry.OpenAsync(stop);
                await read.ReadExactlyAsync(content, stop);
                entries.Add((entry.FullName, content));
            }

        var completed = await Close(entries[0].Content, [.. entries.Where(e => e.Name is not (ManifestName or SignatureName or StampName))], stop);
        return completed.Stamp is null ? null : completed;
    }

    async Task<SealedArchive> Close(byte[] manifest, IReadOnlyList<(string, byte[])> files, CancellationToken stop)
    {
        var hash = SHA256.HashData(manifest);
        var stamp = authority.Address is null ? null : await authority.Ask(hash, stop);
        List<(string Name, byte[] Content)> seal = [(ManifestName, manifest)];
        if (key.Sign([.. manifest, .. stamp?.Response ?? []]) is { } signature) seal.Add((SignatureName, signature));
        if (stamp is not null) seal.Add((StampName, stamp.Response));
        return new(StoredZip.Write([.. seal, .. files]), Convert.ToHexStringLower(hash), stamp);
    }
}
