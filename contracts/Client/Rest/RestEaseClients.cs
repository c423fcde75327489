// What RestEase needs to make clients of annotated interfaces; RefitClients.cs is the same for Refit, and the build compiles one of the two
// (Directory.Build.props). The interfaces use nothing but Get, Put, Post, Delete, Path, Query, Header, Body and AllowAnyStatusCode.
global using RestEase;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RestEase.Implementation;

namespace Recouvrement.Rest;

/// <summary>Makes clients of interfaces.</summary>
static class RestLibrary
{
    /// <summary>A client over an HttpClient.</summary>
    /// <param name="http">With its base address, which may have a path.</param>
    /// <param name="json">How bodies are written and answers read; an answer that does not fit is a <see cref="JsonException"/>.</param>
    /// <param name="refused">What to throw for an answer that is no success: its status, reason phrase, media type and content.</param>
    /// <param name="check">Looks at each part of an address before it is put in.</param>
    public static TClient For<TClient>(
        HttpClient http, JsonSerializerOptions json, Func<HttpResponseMessage, string?, Exception> refused, Action<string?> check) where TClient : class =>
        RestClient.For<TClient>(new Exchange(http, refused, check)
        {
            RequestBodySerializer = new Bodies(json), ResponseDeserializer = new Answers(json), FormatProvider = CultureInfo.InvariantCulture,
        });

    sealed class Exchange(HttpClient http, Func<HttpResponseMessage, string?, Exception> refused, Action<string?> check) : Requester(http)
    {
        protected override string SubstitutePathParameters(IRequestInfo requestInfo)
        {
            foreach (var part in requestInfo.PathParams) check(part.SerializeToString(CultureInfo.InvariantCulture).Value);
            return base.SubstitutePathParameters(requestInfo);
        }

        protected override async Task<HttpResponseMessage> SendRequestAsync(IRequestInfo requestInfo, bool readBody)
        {
            try
            {
                return await base.SendRequestAsync(requestInfo, readBody).ConfigureAwait(false);
            }
            catch (ApiException no)
            {
                using var answer = new HttpResponseMessage(no.StatusCode) { ReasonPhrase = no.ReasonPhrase };
                if (no.ContentHeaders?.ContentType is { } type) answer.Content.Headers.ContentType = type;
                throw refused(answer, no.Content);
            }
        }
    }

    sealed class Bodies(JsonSerializerOptions json) : RequestBodySerializer
    {
        public override HttpContent? SerializeBody<T>(T body, RequestBodySerializerInfo info) =>
            new StringContent(JsonSerializer.Serialize(body, json), Encoding.UTF8, "application/json");
    }

    sealed class Answers(JsonSerializerOptions json) : ResponseDeserializer
    {
        public override T Deserialize<T>(string? content, HttpResponseMessage response, ResponseDeserializerInfo info) =>
            JsonSerializer.Deserialize<T>(content ?? "", json) ?? throw new JsonException("The answer is null.");
    }
}
