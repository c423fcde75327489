using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Hosting.Audit;

/// <summary>What one caller asked for.</summary>
/// <param name="At">When the answer was given, by the real clock.</param>
/// <param name="Actor">Who; null without a key or token that holds.</param>
/// <param name="Roles">Of the actor, with spaces between.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">As it is mapped, with its parameters in braces; empty where nothing is.</param>
/// <param name="Targets">The ids and SIRENs of the address, with spaces between: other words of it may name a person.</param>
/// <param name="Status">What was answered.</param>
/// <param name="Trace">Of the request.</param>
sealed record AuditLine(DateTimeOffset At, string? Actor, string Roles, string Method, string Route, string Targets, int Status, string? Trace);

/// <summary>
/// Keeps every write and every refusal in the table <c>audit</c>, some at a time beside the requests, the last of them when the service stops.
/// A database that is away is waited for: what it could not take may be lost with the process, and then stands in the log. Lines go after
/// <c>Audit:KeepMonths</c> (24, at least 12).
/// </summary>
sealed class AuditTrail(NpgsqlDataSource database, TimeProvider time, IConfiguration configuration, ILogger<AuditTrail> log) : BackgroundService
{
    const int Most = 20_000, Together = 500;
    static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(100), Again = TimeSpan.FromSeconds(1), Farewell = TimeSpan.FromSeconds(5);
    readonly Channel<AuditLine> lines = Channel.CreateBounded<AuditLine>(new BoundedChannelOptions(Most) { SingleReader = true });
    readonly int months = configuration.GetValue("Audit:KeepMonths", 24) is >= 12 and var kept ? kept : throw new InvalidOperationException("Audit:KeepMonths is at least 12.");
    DateOnly forgotten;

    /// <summary>Takes a line; it is written soon.</summary>
    public void Add(AuditLine line)
    {
        if (!lines.Writer.TryWrite(line)) Lost(line);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<AuditLine>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (batch.Count == 0) await lines.Reader.WaitToReadAsync(stoppingToken);
                await Task.Delay(Gather, stoppingToken);
                await Write(batch, stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failed, "The audit trail is not written yet: {Count} lines wait", batch.Count + lines.Reader.Count);
                await Task.Delay(Again, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception)
            {
                // Asked to stop in the middle: what is left is finished below.
            }
        }

        await Finish(batch);
    }

    async Task Finish(List<AuditLine> batch)
    {
        using var limit = new CancellationTokenSource(Farewell);
        try
        {
            await Write(batch, limit.Token);
        }
        catch (Exception failed)
        {
            log.LogError(failed, "The audit trail could not be finished");
        }

        foreach (var line in batch) Lost(line);
        while (lines.Reader.TryRead(out var line)) Lost(line);
    }

    // The batch is what is taken and not yet written.
    async Task Write(List<AuditLine> batch, CancellationToken stop)
    {
        do
        {
            while (batch.Count < Together && lines.Reader.TryRead(out var line)) batch.Add(line);
            if (batch.Count == 0) return;
            await using var session = await Session.Open(database, stop);
            await session.Run(
                """
                insert into audit (at, actor, roles, method, route, targets, status, trace)
                select * from unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[])
                """,
                stop, Column(batch, l => l.At), Column(batch, l => l.Actor), Column(batch, l => l.Roles), Column(batch, l => l.Method), Column(batch, l => l.Route), Column(batch, l => l.Targets),
                Column(batch, l => l.Status), Column(batch, l => l.Trace));
            batch.Clear();
            await Forget(session, stop);
        }
        while (lines.Reader.Count > 0);
    }

    async Task Forget(Session session, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (today == forgotten) return;
        await session.Run("select forget_audit($1)", stop, now.AddMonths(-months));
        forgotten = today;
    }

    void Lost(AuditLine line) =>
        log.LogError("Not in the audit trail: {At} {Actor} {Roles} {Method} {Route} {Targets} {Status} {Trace}", line.At, line.Actor, line.Roles, line.Method, line.Route, line.Targets, line.Status, line.Trace);

    static T[] Column<T>(List<AuditLine> batch, Func<AuditLine, T> value) => [.. batch.Select(value)];
}
