using System.Security.Cryptography;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports;

/// <summary>
/// A file on its way in: what is read of it is written to a temporary file at the same time, so that it can be checked while it streams
/// and no transaction stays open for a slow sender. Only a file that was checked to its end is stored.
/// </summary>
sealed class Spool(Stream body, long most) : ForwardStream
{
    /// <summary>Bytes of every chunk but the last.</summary>
    public const int ChunkSize = 1 << 20;

    readonly FileStream kept = Scratch();
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    long length;

    /// <summary>Of what came so far.</summary>
    public string Sha256 => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>Bytes that came so far.</summary>
    public long Size => length;

    /// <summary>What came so far, from its beginning.</summary>
    public Stream Again()
    {
        kept.Position = 0;
        return kept;
    }

    /// <summary>Stores the file in chunks and says that it waits to be booked; where it was made of another file, under the hash of that.</summary>
    public async Task Store(Session session, Guid import, CheckedFile file, string actor, CancellationToken stop)
    {
        await session.Run(
            "insert into imports (id, kind, creditor, file, closing_on, sha256, actor, state, warnings) values ($1, $2, $3, $4, $5::date, $6, $7, 'received', $8)",
            stop, import, Accounts.Words.Of(file.Kind), file.Creditor, file.Name, file.ClosingOn, (file.Original ?? this).Sha256, actor, file.Warnings.ToArray());
        var again = Again();
        var chunk = new byte[ChunkSize];
        for (var position = 0; await again.ReadAtLeastAsync(chunk, ChunkSize, throwOnEndOfStream: false, stop) is > 0 and var read; position++)
            await session.Run("insert into import_chunks (import, position, bytes) values ($1, $2, $3)", stop, import, position, chunk[..read]);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        if ((length += read) > most) throw new BadHttpRequestException("The file is larger than this endpoint accepts.", StatusCodes.Status413PayloadTooLarge);
        hash.AppendData(buffer.Span[..read]);
        await kept.WriteAsync(buffer[..read], cancellationToken);
        return read;
    }

    /// <summary>A temporary file. Names of people pass through it: nobody else may read it, and it goes with the request.</summary>
    public static FileStream Scratch()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), $"recouvrement-{Guid.CreateVersion7():N}"), options);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            kept.Dispose();
            hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
