// What Refit needs to make clients of annotated interfaces; RestEaseClients.cs is the same for RestEase.
global using Refit;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Recouvrement.Rest;

/// <summary>Makes clients of interfaces.</summary>
static class RestLibrary
{
    /// <summary>A client over an HttpClient.</summary>
    /// <param name="http">With its base address, which may have a path.</param>
    /// <param name="json">How bodies are written and answers read; an answer that does not fit is a <see cref="JsonException"/>.</param>
    /// <param name="refused">What to throw for an answer that is no success, with its content.</param>
    /// <param name="check">Looks at each part of an address before it is put in.</param>
    public static TClient For<TClient>(
        HttpClient http, JsonSerializerOptions json, Func<HttpResponseMessage, string?, Exception> refused, Action<string?> check) where TClient : class =>
        RestService.For<TClient>(http, new RefitSettings(new Json(json), new Parts(check))
        {
            ExceptionFactory = answer => Heard(http, answer, refused),
            // JSON with its length, for servers that want one; Buffered would read whole files into memory too.
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
            // Transport and reading fail with their own exceptions, as without Refit.
            TransportExceptionFactory = (_, failed, _) => failed,
            DeserializationExceptionFactory = (_, failed) => new(failed),
        });

    // Refit hands answers over at their headers: the client's time-out and bound are for all of the answer.
    static async ValueTask<Exception?> Heard(HttpClient http, HttpResponseMessage answer, Func<HttpResponseMessage, string?, Exception> refused)
    {
        using var late = new CancellationTokenSource(http.Timeout);
        await answer.Content.LoadIntoBufferAsync(http.MaxResponseContentBufferSize, late.Token).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
            using (answer) return refused(answer, await answer.Content.ReadAsStringAsync(late.Token).ConfigureAwait(false));
        // Refit makes nothing of an empty answer; where something is asked for, that is none.
        var empty = (await answer.Content.ReadAsStreamAsync(late.Token).ConfigureAwait(false)).Length == 0;
        return empty && answer.RequestMessage?.Method is not { Method: "PUT" or "POST" or "DELETE" } ? new JsonException("The answer is empty.") : null;
    }

    sealed class Parts(Action<string?> check) : DefaultUrlParameterFormatter
    {
        public override string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
        {
            var text = base.Format(value, attributeProvider, type);
            if (!attributeProvider.IsDefined(typeof(QueryAttribute), inherit: true)) check(text);
            return text;
        }
    }

    sealed class Json(JsonSerializerOptions json) : IHttpContentSerializer, ISynchronousContentSerializer
    {
        public HttpContent ToHttpContent<T>(T item) => new StringContent(JsonSerializer.Serialize(item, json), Encoding.UTF8, "application/json");

        public HttpContent ToHttpContentSynchronous<T>(T item) => ToHttpContent(item);

        public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContent(item);

        public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
            JsonSerializer.Deserialize<T>(await content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false), json) ?? throw new JsonException("The answer is null.");

        public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;
    }
}

/// <summary>A part of the address. Refit finds it by name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
sealed class PathAttribute : Attribute;

/// <summary>The caller looks at the status. Refit leaves it to who asks for the whole answer.</summary>
[AttributeUsage(AttributeTargets.Interface)]
sealed class AllowAnyStatusCodeAttribute : Attribute;
