using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class TelemetryTests(ProbeServices services) : IClassFixture<ProbeServices>
{
    [Fact]
    public async Task A_service_tells_its_collector_what_it_did_to_its_last_moment()
    {
        var told = new ConcurrentQueue<(string Path, string Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            told.Enqueue((request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await collector.StartAsync();

        using var service = ProbeProcess.Observed(services, collector.Urls.Single());
        await services.Append(new ProbeEvent.Counted(1));
        await Eventually.Is(async () => await Published() > 0, "the event is relayed");
        Assert.Equal(0, await service.End());

        // Metrics go out once a minute: these came at the end.
        foreach (var signal in new[] { "/v1/traces", "/v1/metrics" })
            Assert.Contains(told, t => t.Path == signal && t.Body.Contains("recouvrement-invoicing", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Body.Contains("recouvrement.", StringComparison.Ordinal));
    }

    async Task<long> Published()
    {
        await using var session = await Session.Open(services.Publisher.Source, default);
        return (await session.Read("select coalesce(sum(published), 0)::bigint from relay_counts", row => row.GetInt64(0), default))[0];
    }
}
