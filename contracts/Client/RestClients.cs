namespace Recouvrement.Client;

/// <summary>Makes clients of the interfaces in this package. A client is safe for many threads and meant to be kept.</summary>
public static class RestClients
{
    /// <summary>A client with connections of its own. Keep one per service for the life of the process.</summary>
    /// <param name="address">Of the service: of Invoicing for an ERP, of Litigation for an agency or for who takes claims further, of Dunning for a collector. May have a path.</param>
    /// <param name="key">The API key.</param>
    /// <param name="timeout">For one call, a file sent with it included; 100 seconds by default.</param>
    public static TClient Connect<TClient>(Uri address, string key, TimeSpan? timeout = null) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        // Redirects are not followed: the key would go with them.
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = address };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        http.Timeout = timeout ?? http.Timeout;
        return Over<TClient>(http);
    }

    /// <summary>A client over an HttpClient of yours, with your own handlers; its base address and its <c>X-Api-Key</c> header are set by you.</summary>
    public static TClient Over<TClient>(HttpClient http) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(http);
        return RestLibrary.For<TClient>(
            http, ClientJson.Options, (answer, content) => ProblemException.Of(answer.StatusCode, answer.ReasonPhrase, answer.Content.Headers.ContentType?.MediaType, content), PathSegment.Check);
    }
}
