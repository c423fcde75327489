using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recouvrement.Walk.Processes;

/// <summary>One service as one role sees it. What is away is waited for: a killed service comes back, and every request here can be repeated.</summary>
public sealed class Api(string address, string key) : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200), Limit = TimeSpan.FromSeconds(90);
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    readonly HttpClient http = new() { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(100), DefaultRequestHeaders = { { "X-Api-Key", key } } };

    /// <summary>Its address.</summary>
    public string Address => address;

    /// <summary>Reads a document.</summary>
    public async Task<JsonNode> Get(string path) => JsonNode.Parse(await (await Send(HttpMethod.Get, path, null)).Content.ReadAsStringAsync())!;

    /// <summary>Reads a document as a type.</summary>
    public async Task<T> Get<T>(string path) => (await (await Send(HttpMethod.Get, path, null)).Content.ReadFromJsonAsync<T>(Json))!;

    /// <summary>Puts a document; repeating it adds nothing.</summary>
    public Task<HttpResponseMessage> Put(string path, object body) => Send(HttpMethod.Put, path, () => Written(body));

    /// <summary>Posts a document to an endpoint that recognises repetition.</summary>
    public Task<HttpResponseMessage> Post(string path, object body) => Send(HttpMethod.Post, path, () => Written(body));

    /// <summary>Posts a file.</summary>
    public async Task<JsonNode> PostFile(string path, string file, string mediaType)
    {
        var answer = await Send(HttpMethod.Post, path, () => new StreamContent(File.OpenRead(file)) { Headers = { ContentType = new(mediaType) } });
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync()) ?? new JsonObject();
    }

    /// <summary>Whether it says it is ready.</summary>
    public async Task<bool> IsReady()
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // With a length: the stand-ins read no chunks.
    static ByteArrayContent Written(object body) => new(JsonSerializer.SerializeToUtf8Bytes(body, Json)) { Headers = { ContentType = new("application/json") } };

    async Task<HttpResponseMessage> Send(HttpMethod method, string path, Func<HttpContent?>? body)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (true)
        {
            string why;
            try
            {
                var answer = await http.SendAsync(new(method, path) { Content = body?.Invoke() });
                if (answer.IsSuccessStatusCode) return answer;
                why = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.InternalServerError))
                    throw new WalkFailed($"{method} {address}{path} answered {why}");
            }
            catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException)
            {
                why = away.Message;
            }

            if (System.Diagnostics.Stopwatch.GetElapsedTime(started) > Limit) throw new WalkFailed($"{method} {address}{path} was away too long: {why}");
            await Task.Delay(Pause);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}

/// <summary>The walk cannot go on; the message says why.</summary>
public sealed class WalkFailed(string message) : Exception(message);
