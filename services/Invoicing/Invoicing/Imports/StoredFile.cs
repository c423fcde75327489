using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports;

/// <summary>
/// A stored file as a stream, one chunk at a time in memory, read in the transaction that takes it in: one that is left idle while a large
/// file is read elsewhere would be ended by the server.
/// </summary>
/// <param name="session">The transaction.</param>
/// <param name="import">The import.</param>
/// <param name="from">Bytes that are passed over.</param>
sealed class StoredFile(Session session, Guid import, long from = 0) : ForwardStream
{
    ReadOnlyMemory<byte> chunk;
    int next = (int)(from / Spool.ChunkSize), skip = (int)(from % Spool.ChunkSize);

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (chunk.IsEmpty)
        {
            if (await session.Read("select bytes from import_chunks where import = $1 and position = $2", r => r.GetFieldValue<byte[]>(0), cancellationToken, import, next) is not [var bytes]) return 0;
            (chunk, next, skip) = (bytes.AsMemory(Math.Min(skip, bytes.Length)), next + 1, 0);
            if (chunk.IsEmpty) return 0;
        }

        var read = Math.Min(buffer.Length, chunk.Length);
        chunk[..read].CopyTo(buffer);
        chunk = chunk[read..];
        return read;
    }
}
