namespace Recouvrement.Invoicing.Documents.Storage;

/// <summary>The scanner does not answer, or not in a way that can be understood: nothing is taken in unscanned.</summary>
sealed class ScannerAway(string reason, Exception? inner = null) : IOException(reason, inner);

/// <summary>Looks for malware in what is sent.</summary>
interface IDocumentScan
{
    /// <summary>The name of what was found; null where nothing was.</summary>
    /// <param name="content">From its beginning; stays open.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="ScannerAway">Nobody knows.</exception>
    Task<string?> Find(Stream content, CancellationToken stop);
}

/// <summary>Which scanner the installation has: clamd at <c>Documents:Scanner:Host</c> and <c>Port</c>, or none.</summary>
static class DocumentScans
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static IDocumentScan Of(IConfiguration configuration) => configuration.GetSection("Documents:Scanner") switch
    {
        var scanner when scanner["Host"] is { Length: > 0 } host => new ClamdScan(host, scanner.GetValue("Port", 3310), scanner.GetValue("Patience", Patience)),
        _ => new NoScan(),
    };

    /// <summary>None is configured.</summary>
    sealed class NoScan : IDocumentScan
    {
        public Task<string?> Find(Stream content, CancellationToken stop) => Task.FromResult<string?>(null);
    }
}
