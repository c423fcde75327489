using System.Diagnostics;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Recouvrement.Benchmarks.Relaying;
using Recouvrement.Support;

namespace Recouvrement.Benchmarks.Replaying;

/// <summary>
/// A year of messages to one agency, sent again into its queue by a replay that it asks for, and read by it over REST from the beginning: by the service as a process of its own, from the
/// table of what was sent. Baseline of both: the bare client publishing as many of the same bytes as confirmed to the same queue, without a table or an order.
/// </summary>
static class ReplayBenchmark
{
    const string Agency = "alpha", Exchange = "recouvrement.partners";
    const int Page = 1000, MostMemory = 1024;

    // As it is published: a change of a balance, of which there are most.
    static readonly byte[] Message = JsonSerializer.SerializeToUtf8Bytes(
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(Stack.Repository, "contracts", "partner", "samples", "claims.balance-changed.v1.json"))));

    public static async IAsyncEnumerable<Figure> Run(int events)
    {
        await using var database = await TestDatabase.Create("litigation", Assembly.Load("Recouvrement.Litigation"));
        var broker = await Stack.Servers.NewVirtualHost("replay");
        try
        {
            await using var service = await ServiceProcess.Start("Litigation", database, broker, settings: new Dictionary<string, string>
            {
                ["ApiKeys__2__Name"] = "manager", ["ApiKeys__2__Role"] = "manager", ["ApiKeys__2__Key"] = "manager",
                ["ApiKeys__3__Name"] = Agency, ["ApiKeys__3__Role"] = "agency", ["ApiKeys__3__Key"] = Agency, ["ApiKeys__3__Agency"] = Agency,
            });
            (await service.Ops.PostAsJsonAsync("/ops/clock", new { date = new DateOnly(2026, 12, 31) })).EnsureSuccessStatusCode().Dispose();
            await Eventually.Is(async () => (await service.Ops.GetAsync("/health/ready")).IsSuccessStatusCode, "the service is ready");
            using (var manager = As(service, "manager")) (await manager.PutAsJsonAsync($"/agencies/{Agency}", new { displayName = "Agence Alpha" })).EnsureSuccessStatusCode().Dispose();
            await Tell(database, events);

            using var agency = As(service, Agency);
            RawPublishing? opened = null;
            // The queue is declared when the agency is heard of.
            await Eventually.Passes(async () => await (opened ??= await RawPublishing.Open(broker, Exchange, $"agency.{Agency}.benchmark", $"agency.{Agency}")).Holds(0));
            await using var queue = opened!;
            var idle = service.PeakWorkingSet >> 20;
            yield return await Figure.Of("replay.queue", "events/s", () => Replay(agency, queue, events), () => queue.Publish(events, Message));
            yield return Of("replay.queue.memory", service.PeakWorkingSet >> 20, "MB", MostMemory);
            yield return await Figure.Of("replay.rest", "events/s", () => Read(agency, events), () => queue.Publish(events, Message));
            yield return Of("replay.rest.memory", service.PeakWorkingSet >> 20, "MB", MostMemory);
            yield return Of("replay.memory_before", idle, "MB", MostMemory);
        }
        finally
        {
            await Stack.Servers.DeleteVirtualHost(broker);
        }
    }

    // As if a year of it had been sent: each with its own place and day.
    static async Task Tell(TestDatabase database, int events)
    {
        await database.Administer(
            $"""
            insert into partner_log (agency, sequence, id, topic, type, happened_on, body)
            select '{Agency}', 1000000 + n, gen_random_uuid(), 'benchmark', 'claims.balance-changed.v1', date '2026-01-01' + (n * 365 / {events}), '\x{Convert.ToHexString(Message)}'::bytea
              from generate_series(0, {events - 1}) n
            """);
        await Stack.Servers.Administer("vacuum analyze", database.Name);
    }

    static async Task<double> Replay(HttpClient agency, RawPublishing queue, int events)
    {
        await queue.Purge();
        var started = Stopwatch.GetTimestamp();
        var asked = await (await agency.PostAsJsonAsync("/agency/replays", new { })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        if (asked.GetProperty("messages").GetInt64() != events) throw new InvalidOperationException(asked.ToString());
        while ((await agency.GetFromJsonAsync<JsonElement>($"/agency/replays/{asked.GetProperty("replay").GetString()}")).GetProperty("endedAt").ValueKind is JsonValueKind.Null) await Task.Delay(20);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await queue.Holds(events);
        return events / seconds;
    }

    static async Task<double> Read(HttpClient agency, int events)
    {
        var (started, read) = (Stopwatch.GetTimestamp(), 0);
        for (string? next = $"/agency/events?limit={Page}"; next is not null;)
        {
            using var answer = (await agency.GetAsync(next)).EnsureSuccessStatusCode();
            read += (await answer.Content.ReadAsByteArrayAsync()).AsSpan().Count("\"specversion\""u8);
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        if (read != events) throw new InvalidOperationException($"{read} of {events} were read.");
        return events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static HttpClient As(ServiceProcess service, string key)
    {
        var client = new HttpClient { BaseAddress = service.Address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    static Figure Of(string name, double value, string unit, double baseline) => new(name, value, unit, baseline, Math.Round(value / baseline, 3), []);
}
