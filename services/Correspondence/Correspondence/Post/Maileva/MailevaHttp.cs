using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recouvrement.Correspondence.Post.Maileva;

/// <summary>How Maileva is spoken to over HTTP.</summary>
static class MailevaHttp
{
    const int LargestAnswer = 16 << 20;

    /// <summary>How it writes.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Throws where it is not what was asked for.</summary>
    public static HttpResponseMessage Good(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.OK ? answer : throw new HttpRequestException($"The provider answered {(int)answer.StatusCode}.", null, answer.StatusCode);

    /// <summary>What an answer says.</summary>
    /// <exception cref="JsonException">It does not.</exception>
    public static async Task<T> Read<T>(HttpResponseMessage answer, CancellationToken stop)
    {
        await answer.Content.LoadIntoBufferAsync(LargestAnswer, stop);
        return JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync(stop), Json) ?? throw new JsonException("The provider's answer is null.");
    }

    /// <summary>A document as it is added to a sending.</summary>
    public static MultipartFormDataContent Document(byte[] pdf, string name)
    {
        var metadata = new StringContent($$"""{"priority":1,"name":"{{name}}.pdf"}""", Encoding.UTF8, "application/json");
        var document = new ByteArrayContent(pdf);
        document.Headers.ContentType = new("application/pdf");
        return new MultipartFormDataContent { { document, "document", $"{name}.pdf" }, { metadata, "metadata" } };
    }

    /// <summary>What an answer holds, if it is of a sensible size; null where that is nothing.</summary>
    public static async Task<CarrierDocument?> Scan(HttpResponseMessage answer, CancellationToken stop)
    {
        if (answer.StatusCode is not HttpStatusCode.OK) return null;
        await answer.Content.LoadIntoBufferAsync(LargestAnswer, stop);
        return await answer.Content.ReadAsByteArrayAsync(stop) is { Length: > 0 } bytes ? new CarrierDocument(bytes, answer.Content.Headers.ContentType?.MediaType ?? "application/octet-stream") : null;
    }

    /// <summary>The sendings of a product, and what they are asked through.</summary>
    public static (HttpClient Http, IMailevaApi Api) ApiAt(Uri at)
    {
        var http = Http(at);
        return (http, RestLibrary.For<IMailevaApi>(http, Json, Refused, _ => { }));
    }

    /// <summary>Follows no redirection and keeps no cookie; the time-out is the pipeline's.</summary>
    public static HttpClient Http(Uri at) => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = at, Timeout = System.Threading.Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>An answer that is none.</summary>
    public static HttpRequestException Refused(HttpResponseMessage answer, string? said) => new(null, null, answer.StatusCode);
}
