using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Recouvrement.Correspondence.Sending;

namespace Recouvrement.Correspondence.Post.Maileva;

/// <summary>How Maileva is spoken to over HTTP.</summary>
static class MailevaHttp
{
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
    public static Task<T> Read<T>(HttpResponseMessage answer, CancellationToken stop) => answer.Read<T>(Json, stop);

    /// <summary>A document as it is added to a sending.</summary>
    /// <param name="pdf">The document.</param>
    /// <param name="name">Of its file, of letters, digits, '-', '_' and '.'.</param>
    /// <param name="priority">Its place among the printed documents, from 1.</param>
    public static MultipartFormDataContent Document(byte[] pdf, string name, int priority)
    {
        var metadata = new StringContent($$"""{"priority":{{priority}},"name":"{{name}}"}""", Encoding.UTF8, "application/json");
        var document = new ByteArrayContent(pdf);
        document.Headers.ContentType = new("application/pdf");
        return new MultipartFormDataContent { { document, "document", name }, { metadata, "metadata" } };
    }

    /// <summary>The sendings of a product, and what they are asked through.</summary>
    public static (HttpClient Http, IMailevaApi Api) ApiAt(Uri at)
    {
        var http = ProviderHttp.At(at);
        return (http, http.Api<IMailevaApi>(Json));
    }
}
