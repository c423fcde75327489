using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Partners.Replays;

/// <summary>
/// Sends again what agencies asked for, from the messages that were kept, and nothing else, a piece of each in turn: a long one or one that fails holds up
/// no other. A process that dies leaves its replay to the next one a minute later, which repeats at most what was sent since the claim was last renewed.
/// </summary>
sealed class ReplayWorker(NpgsqlDataSource database, BrokerOptions broker, ILogger<ReplayWorker> log) : BackgroundService
{
    const int Piece = 200, Renewal = 20;
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500), Pause = TimeSpan.FromSeconds(2), AfterFailure = TimeSpan.FromSeconds(30);

    sealed record Claimed(Guid Replay, Guid Claim, string Agency, long Position, long Until, DateOnly? From);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A connection of its own: the feed's is for one thread.
        await using var exchange = new PartnerExchange(broker);
        using var grace = new Grace(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (!stoppingToken.IsCancellationRequested && await Take(grace.Token) is { } claimed) await Send(claimed, exchange, grace.Token);
                await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failed, "A replay to an agency stopped and is tried again");
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task<Claimed?> Take(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var taken = await session.Read(
            """
            with due as (
                select replay from partner_replays where ended_at is null and (claimed_until is null or claimed_until < clock_timestamp())
                 order by coalesce(claimed_until, asked_at) limit 1 for update skip locked)
            update partner_replays r set claim = $1, claimed_until = clock_timestamp() + interval '1 minute' from due where r.replay = due.replay
            returning r.replay, r.claim, r.agency, r.position, r.until_sequence, r.from_day
            """, row => new Claimed(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.Maybe<DateOnly?>(5)), stop, Guid.CreateVersion7());
        return taken.SingleOrDefault();
    }

    async Task Send(Claimed claimed, PartnerExchange exchange, CancellationToken stop)
    {
        try
        {
            // It has closed its queue since: there is nothing to send to.
            if (!await Reads(claimed.Agency, stop))
            {
                await End(claimed, stop);
                return;
            }

            var lines = await Next(claimed, stop);
            foreach (var some in lines.Chunk(Renewal))
            {
                foreach (var line in some) await exchange.Publish(claimed.Agency, line, claimed.Replay);
                // Another process has it.
                if (!await Advance(claimed, some, stop)) return;
            }

            if (lines.Count == Piece) await GiveBack(claimed, TimeSpan.Zero, stop);
            else await End(claimed, stop);
        }
        catch
        {
            await GiveBack(claimed, AfterFailure, stop);
            throw;
        }
    }

    async Task<bool> Reads(string agency, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await TakeQueue.IsTaken(session, agency, stop);
    }

    async Task<List<PartnerLine>> Next(Claimed claimed, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await PartnerLog.Read(session, claimed.Agency, claimed.Position, claimed.Until, claimed.From, Piece, stop);
    }

    async Task<bool> Advance(Claimed claimed, PartnerLine[] sent, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Run(
            "update partner_replays set position = $3, published = published + $4, claimed_until = clock_timestamp() + interval '1 minute' where replay = $1 and claim = $2",
            stop, claimed.Replay, claimed.Claim, sent[^1].Sequence, (long)sent.Length) == 1;
    }

    async Task End(Claimed claimed, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run("update partner_replays set ended_at = clock_timestamp(), claimed_until = null where replay = $1 and claim = $2", stop, claimed.Replay, claimed.Claim);
    }

    // Behind those that have waited longer.
    async Task GiveBack(Claimed claimed, TimeSpan rest, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run("update partner_replays set claimed_until = clock_timestamp() + $3 where replay = $1 and claim = $2", stop, claimed.Replay, claimed.Claim, rest);
    }
}
