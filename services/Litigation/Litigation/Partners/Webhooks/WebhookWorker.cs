using System.Diagnostics;
using Npgsql;
using Recouvrement.Litigation.Domain.Webhooks;
using Recouvrement.Litigation.Partners.Replays;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Partners.Webhooks;

/// <summary>Delivers to webhooks, one message after the other for each agency and several agencies at once.</summary>
sealed class WebhookWorker(
    NpgsqlDataSource database, WebhookSender sender, WebhookOptions options, WebhookStreams webhooks, BusinessClock clock, LogSignal signal, ILogger<WebhookWorker> log) : BackgroundService
{
    const int Hands = 4;
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500), Pause = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        sender.Signature is null ? Task.CompletedTask : Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => Work(stoppingToken)).Append(Prune(stoppingToken)));

    async Task Work(CancellationToken asked)
    {
        using var grace = new Grace(asked);
        while (!asked.IsCancellationRequested)
        {
            try
            {
                if (await Take(asked) is { } claim) await Deliver(claim, asked, grace.Token);
                else await Task.Delay(Look, asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception failed) when (!asked.IsCancellationRequested)
            {
                log.LogWarning(failed, "Deliveries to a webhook stopped and are tried again");
                await Task.Delay(Pause, asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception) when (asked.IsCancellationRequested)
            {
            }
        }
    }

    async Task<WebhookClaim?> Take(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await WebhookClaims.Take(session, stop);
    }

    async Task Deliver(WebhookClaim claim, CancellationToken asked, CancellationToken stop)
    {
        // The others wait meanwhile, and what was changed at this one since is read with the next claim.
        var begin = Stopwatch.GetTimestamp();
        for (var position = claim.Position; !asked.IsCancellationRequested && (position == claim.Position || Stopwatch.GetElapsedTime(begin) < options.Turn);)
        {
            PartnerLine? line;
            Guid? delivery;
            await using (var session = await Session.Begin(database, stop))
            {
                line = (await PartnerLog.Read(session, claim.Target.Agency, position, long.MaxValue, null, 1, stop)).SingleOrDefault();
                delivery = line is null ? null : await WebhookClaims.Begin(session, claim, line, stop);
                await session.Commit(stop);
            }

            if (line is null || delivery is not { } begun) break;
            var attempt = await sender.Send(claim.Target, line.Id, line.Body, stop);
            if (!await UnitOfWork.Run(database, signal, session => Record(session, claim, line, begun, attempt, stop), stop)) return;
            claim = claim with { Tries = 0 };
            position = line.Sequence;
        }

        await using var giving = await Session.Open(database, stop);
        await WebhookClaims.Release(giving, claim, stop);
    }

    // True when the next one may follow.
    async Task<bool> Record(Session session, WebhookClaim claim, PartnerLine line, Guid delivery, Attempt attempt, CancellationToken stop)
    {
        await WebhookClaims.End(session, delivery, attempt, stop);
        if (attempt.IsDelivered) return await WebhookClaims.Advance(session, claim, line.Sequence, stop);
        var tooLong = await WebhookClaims.Postpone(session, claim, After(claim.Tries, attempt), options.DisableAfter, stop);
        if (tooLong is null || (tooLong == false && !attempt.IsGone)) return false;
        var agency = claim.Target.Agency;
        log.LogWarning("The webhook of {Agency} is disabled: {Fault}", agency, attempt.Fault);
        await webhooks.Handle(
            session, Webhook.StreamOf(agency), new WebhookCommand.DisableWebhook(agency, attempt.IsGone ? "gone" : "failing", clock.Today), new("service:litigation", clock.GetUtcNow()), stop);
        return false;
    }

    TimeSpan After(int tries, Attempt attempt)
    {
        var grown = options.FirstPause * Math.Pow(4, Math.Min(tries, 12));
        var pause = attempt.RetryAfter is { } asked && asked > grown ? asked : grown;
        return pause > options.LongestPause ? options.LongestPause : pause;
    }

    async Task Prune(CancellationToken asked)
    {
        while (!asked.IsCancellationRequested)
        {
            try
            {
                await using var session = await Session.Open(database, asked);
                await session.Run("delete from webhook_deliveries where begun_at < clock_timestamp() - $1", asked, options.KeepDeliveries);
            }
            catch (Exception failed) when (!asked.IsCancellationRequested)
            {
                log.LogWarning(failed, "Old deliveries could not be dropped; it is tried again in an hour");
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromHours(1), asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
