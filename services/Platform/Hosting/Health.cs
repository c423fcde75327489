using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// Alive: the process answers. Ready: PostgreSQL and RabbitMQ have just answered it, the topology stands, and the bus is up: a broker that
/// answers does not mean that this process still hears it.
/// </summary>
static class Health
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Probes are not requests: they would flatter rates and durations.
        routes.MapGet("/health/live", () => Results.Ok(new { status = "live" })).AllowAnonymous().DisableHttpMetrics().DisableRateLimiting().WithTags("health");
        routes.MapGet("/health/ready", async (NpgsqlDataSource database, Parked parked, Topology topology, IBusControl bus, ServiceName service, CancellationToken stop) =>
        {
            var postgres = Ask(async cancel =>
            {
                await using var session = await Session.Open(database, cancel);
                await session.Run("select 1 from mt_event_progression limit 1", cancel);
            }, stop);
            var rabbit = Ask(cancel => parked.Count(service.Name, cancel), stop);
            var answers = new
            {
                postgresql = await postgres, rabbitmq = await rabbit, topology = topology.Declared.IsCompletedSuccessfully ? "ok" : "not declared yet",
                bus = bus.CheckHealth().Status is BusHealthStatus.Healthy ? "ok" : "not connected",
            };
            var ready = answers is { postgresql: "ok", rabbitmq: "ok", topology: "ok", bus: "ok" };
            return Results.Json(new { status = ready ? "ready" : "not ready", answers }, statusCode: ready ? 200 : 503);
        }).AllowAnonymous().DisableHttpMetrics().DisableRateLimiting().WithTags("health");
    }

    static async Task<string> Ask(Func<CancellationToken, Task> question, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        try
        {
            await question(limit.Token).WaitAsync(limit.Token);
            return "ok";
        }
        catch (Exception failed)
        {
            return failed is OperationCanceledException ? $"no answer in {Patience.TotalSeconds:0} s" : failed.GetType().Name;
        }
    }
}
