using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>A delivery as a receiver sees it.</summary>
public sealed record Hook(string Id, long Timestamp, string Signature, string? ContentType, string Body)
{
    public JsonElement Event => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>As any library of Standard Webhooks checks it.</summary>
    public bool IsSignedWith(string secret) => Signature.Split(' ').Any(s =>
        s == "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}"))));
}

/// <summary>An agency's HTTP server on a socket of its own; what it answers to the n-th delivery is up to the test.</summary>
public sealed class HookReceiver : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<Hook> hooks = new();

    HookReceiver(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single() + "/hooks";

    public IReadOnlyList<Hook> Hooks => [.. hooks];

    /// <summary>200 unless said otherwise.</summary>
    public Func<Hook, int, HttpContext, Task> Answers { get; set; } = (_, _, _) => Task.CompletedTask;

    public static async Task<HookReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new HookReceiver(builder.Build());
        receiver.app.Run(receiver.Take);
        await receiver.app.StartAsync();
        return receiver;
    }

    public Func<Hook, int, HttpContext, Task> Status(Func<int, int> ofTry) => (_, n, http) =>
    {
        http.Response.StatusCode = ofTry(n);
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var headers = http.Request.Headers;
        var hook = new Hook($"{headers["webhook-id"]}", long.Parse($"{headers["webhook-timestamp"]}", System.Globalization.CultureInfo.InvariantCulture), $"{headers["webhook-signature"]}", http.Request.ContentType, await reader.ReadToEndAsync());
        hooks.Enqueue(hook);
        await Answers(hook, hooks.Count, http);
    }
}
