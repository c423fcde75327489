using System.Diagnostics;
using Npgsql;
using Recouvrement.EndToEnd.Tests.Stories;
using Recouvrement.Walk.Processes;
using Xunit.Abstractions;

namespace Recouvrement.EndToEnd.Tests.Kills;

/// <summary>The story as it goes when nothing breaks, told once for all comparisons.</summary>
public sealed class UndisturbedStory : IAsyncLifetime
{
    readonly KillableServers servers = new();

    public KillableServers Servers => servers;

    public Telling Telling { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await servers.InitializeAsync();
        Telling = await SmallCompany.Walk(servers.Servers, "e2e-undisturbed");
    }

    public Task DisposeAsync() => servers.DisposeAsync();
}

/// <summary>kill -9 of anything at seeded points changes nothing of the story.</summary>
public sealed class KillTests(UndisturbedStory undisturbed, ITestOutputHelper output) : IClassFixture<UndisturbedStory>
{
    static readonly TimeSpan ForMidPublish = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData("invoicing", 1)]
    [InlineData("dunning", 2)]
    [InlineData("correspondence", 3)]
    [InlineData("litigation", 4)]
    [InlineData("postgres", 5)]
    [InlineData("rabbitmq", 6)]
    public async Task The_story_survives_five_kills_of(string victim, int seed)
    {
        var points = KillPoint.Seeded(victim, seed, undisturbed.Telling).ToList();
        var told = await SmallCompany.Walk(undisturbed.Servers.Servers, $"e2e-{victim}", async (deployment, day, moment) =>
        {
            if (points.Find(p => p.Day == day && p.Moment == moment) is not { } point) return;
            points.Remove(point);
            await Kill(deployment, victim, point);
        });

        Assert.Empty(points);
        Same(undisturbed.Telling.Mails, told.Mails);
        Same(undisturbed.Telling.Letters, told.Letters);
        Same(undisturbed.Telling.Events, told.Events);
        Assert.Equal(undisturbed.Telling.Report, told.Report);
    }

    static void Same(IReadOnlyList<string> expected, IReadOnlyList<string> told)
    {
        if (expected.SequenceEqual(told)) return;
        Assert.Fail($"Lost:\n{Lines(expected.Except(told))}\nNew:\n{Lines(told.Except(expected))}\n{expected.Count} became {told.Count}.");

        static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Take(8));
    }

    async Task Kill(Deployment deployment, string victim, KillPoint point)
    {
        if (point.MidSend) (await deployment.As("", "post").Post("/faults", new { delay_ms = 2 * point.After.TotalMilliseconds, count = 1 })).Dispose();
        // The point lies this long after the work was begun: a place in the work, not a wait for a condition.
        await Task.Delay(point.After);
        if (victim is "postgres" or "rabbitmq")
        {
            await undisturbed.Servers.KillAndRestart(victim);
            output.WriteLine($"{point}: killed");
            return;
        }

        // In mid-publish if it can be had: frozen, the process shows whether it has events that it has not published.
        var (process, owner, began) = (deployment.Process(victim), deployment.Provision.Owners[victim], Stopwatch.GetTimestamp());
        while (point.Moment == "opening" && Stopwatch.GetElapsedTime(began) < ForMidPublish)
        {
            await process.Signal("STOP");
            if (await Unpublished(owner, victim) > 0) break;
            await process.Signal("CONT");
        }

        await process.Kill();
        output.WriteLine($"{point}: {await Unpublished(owner, victim)} events not yet published");
        process.Restart();
        await deployment.UntilReady(victim);
    }

    static async Task<long> Unpublished(string owner, string service)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"select count(*) from {service}.mt_events where seq_id > coalesce((select last_seq_id from {service}.mt_event_progression where name = 'relay'), 0)", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
