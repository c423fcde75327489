using Microsoft.Extensions.Configuration;

namespace Recouvrement.Platform.Documents;

/// <summary>Where the bytes of documents lie, under their SHA-256. Keeping the same bytes again changes nothing.</summary>
public interface IDocumentStore
{
    /// <summary>Keeps bytes for good: when it returns they are safe.</summary>
    /// <param name="sha256">Of the content, 64 lower-case hexadecimal digits.</param>
    /// <param name="content">From its beginning; stays open.</param>
    /// <param name="size">In bytes.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="IOException">The store is away.</exception>
    Task Keep(string sha256, Stream content, long size, CancellationToken stop);

    /// <summary>The bytes; null where the store has none under this hash.</summary>
    /// <exception cref="IOException">The store is away.</exception>
    Task<Stream?> Open(string sha256, CancellationToken stop);

    /// <summary>Erases the bytes under this hash for good, with every version a bucket may keep of them; where there are none, nothing happens. Whoever calls it knows that nobody else names them.</summary>
    /// <exception cref="IOException">The store is away.</exception>
    Task Forget(string sha256, CancellationToken stop);
}

/// <summary>Which store the installation has: <c>Documents:S3:Endpoint</c> and its fellows, or <c>Documents:Folder</c>.</summary>
public static class DocumentStores
{
    /// <summary>The installation has one. Whoever only reads does without where it has none.</summary>
    public static bool IsSet(IConfiguration configuration) => Of(configuration) is not NoStore;

    /// <summary>The store; without one, all that is asked of it is refused.</summary>
    public static IDocumentStore Of(IConfiguration configuration) => configuration.GetSection("Documents") switch
    {
        var documents when documents["S3:Endpoint"] is { Length: > 0 } => new S3Store(S3Options.Of(documents.GetSection("S3"))),
        var documents when documents["Folder"] is { Length: > 0 } folder => new FolderStore(folder),
        _ => new NoStore(),
    };

    // Everything but documents works without a store, so an installation may begin without.
    sealed class NoStore : IDocumentStore
    {
        public Task Keep(string sha256, Stream content, long size, CancellationToken stop) => throw Unset();

        public Task<Stream?> Open(string sha256, CancellationToken stop) => throw Unset();

        public Task Forget(string sha256, CancellationToken stop) => throw Unset();

        static IOException Unset() => new("No document store: set Documents:Folder or Documents:S3:Endpoint.");
    }
}
