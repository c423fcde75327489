// The one file that knows which library turns the interfaces into clients. They use nothing but Get, Put, Post, Path, Query, Header
// and Body; Refit has the same attributes, less Path, which it finds by name.
global using RestEase;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RestEase.Implementation;

namespace Recouvrement.Client;

/// <summary>Makes clients of the interfaces in this package. A client is safe for many threads and meant to be kept.</summary>
public static class RestClients
{
    /// <summary>A client with connections of its own. Keep one per service for the life of the process.</summary>
    /// <param name="address">Of the service: of Invoicing for an ERP, of Litigation for an agency, of Dunning for a collector. May have a path.</param>
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
        return RestClient.For<TClient>(new Exchange(http)
        {
            RequestBodySerializer = new Bodies(), ResponseDeserializer = new Answers(), FormatProvider = CultureInfo.InvariantCulture,
        });
    }

    sealed class Exchange(HttpClient http) : Requester(http)
    {
        protected override string SubstitutePathParameters(IRequestInfo requestInfo)
        {
            foreach (var part in requestInfo.PathParams) PathSegment.Check(part.SerializeToString(CultureInfo.InvariantCulture).Value);
            return base.SubstitutePathParameters(requestInfo);
        }

        protected override async Task<HttpResponseMessage> SendRequestAsync(IRequestInfo requestInfo, bool readBody)
        {
            try
            {
                return await base.SendRequestAsync(requestInfo, readBody).ConfigureAwait(false);
            }
            catch (ApiException refused)
            {
                throw ProblemException.Of(refused.StatusCode, refused.ReasonPhrase, refused.ContentHeaders?.ContentType?.MediaType, refused.Content);
            }
        }
    }

    sealed class Bodies : RequestBodySerializer
    {
        public override HttpContent? SerializeBody<T>(T body, RequestBodySerializerInfo info) =>
            new StringContent(JsonSerializer.Serialize(body, ClientJson.Options), Encoding.UTF8, "application/json");
    }

    sealed class Answers : ResponseDeserializer
    {
        public override T Deserialize<T>(string? content, HttpResponseMessage response, ResponseDeserializerInfo info) =>
            JsonSerializer.Deserialize<T>(content ?? "", ClientJson.Options) ?? throw new JsonException("The answer is null.");
    }
}
