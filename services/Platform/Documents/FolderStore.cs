namespace Recouvrement.Platform.Documents;

/// <summary>Documents on disk, in folders named after the first digits of their hash. A file is there whole or not at all.</summary>
/// <param name="folder">Made where it is missing.</param>
public sealed class FolderStore(string folder) : IDocumentStore
{
    const int BufferSize = 1 << 16;
    const string Half = ".half";

    /// <inheritdoc/>
    public async Task Keep(string sha256, Stream content, long size, CancellationToken stop)
    {
        try
        {
            await Write(PathOf(sha256), content, stop);
        }
        catch (UnauthorizedAccessException closed)
        {
            throw Away(closed);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> Open(string sha256, CancellationToken stop)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (UnauthorizedAccessException closed)
        {
            throw Away(closed);
        }
    }

    /// <inheritdoc/>
    public Task Forget(string sha256, CancellationToken stop)
    {
        try
        {
            var path = PathOf(sha256);
            File.Delete(path);
            // What a process that died while it wrote has left is the same document.
            foreach (var half in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{sha256}.*{Half}")) File.Delete(half);
        }
        catch (DirectoryNotFoundException)
        {
        }
        catch (UnauthorizedAccessException closed)
        {
            throw Away(closed);
        }

        return Task.CompletedTask;
    }

    static async Task Write(string path, Stream content, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = $"{path}.{Guid.CreateVersion7():N}{Half}";
        try
        {
            await using (var file = new FileStream(half, Private()))
            {
                await content.CopyToAsync(file, BufferSize, stop);
                file.Flush(flushToDisk: true);
            }

            // Over what may be there: the same bytes, or what a bad disk made of them.
            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    // A disk that is mounted read-only or a folder of another user is a store that is away, not a fault of the caller.
    static IOException Away(UnauthorizedAccessException closed) => new("The folder of the documents is closed to the service.", closed);

    string PathOf(string sha256) => Path.Combine(folder, sha256[..2], sha256[2..4], sha256);

    static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        return options;
    }
}
