using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Recouvrement.Platform.Tests.Hosting;

/// <summary>Takes what a service exports over OTLP (HTTP, protobuf) and keeps it as it came: names and texts stand in it as they are.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<(string Signal, string Body)> told = new();

    Collector(WebApplication app) => this.app = app;

    /// <summary>For <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public string Address => app.Urls.Single();

    public static async Task<Collector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var collector = new Collector(builder.Build());
        collector.app.Urls.Add("http://127.0.0.1:0");
        collector.app.MapPost("/v1/{signal}", collector.Take);
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>All that came of <c>traces</c>, <c>metrics</c> or <c>logs</c> so far.</summary>
    public string Of(string signal) => string.Concat(told.Where(t => t.Signal == signal).Select(t => t.Body));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task Take(string signal, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        told.Enqueue((signal, Encoding.Latin1.GetString(body.ToArray())));
    }
}
