using System.Text.Json;
using Npgsql;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Post.Letters;

/// <summary>Asks about letters that were marked: those just posted, and those that a provider's call was about. Any number of processes may do it at once.</summary>
sealed class FollowWorker(FollowLetter follow, NpgsqlDataSource database, ILogger<FollowWorker> log) : BackgroundService
{
    const int Places = 8;
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250), Longest = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Poll;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                List<MarkedLetter> marked;
                await using (var session = await Session.Open(database, stoppingToken)) marked = await FollowMarks.Take(session, Places, stoppingToken);
                await Task.WhenAll(marked.Select(letter => See(letter, stoppingToken)));
                pause = Poll;
                if (marked.Count == Places) continue;
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("No letter can be asked about ({Reason}); trying again", failed.Message);
                pause = pause * 2 < Longest ? pause * 2 : Longest;
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task See(MarkedLetter letter, CancellationToken stop)
    {
        var seen = false;
        try
        {
            seen = await follow.Follow(letter.Decision, stop);
        }
        catch (Exception away) when (ProviderAnswer.IsAway(away))
        {
            log.LogInformation("Letter {Decision}: the provider is away ({Reason})", letter.Decision, away.Message);
        }
        catch (JsonException unreadable)
        {
            log.LogError(unreadable, "Letter {Decision}: the provider's answer cannot be read", letter.Decision);
        }

        await using var session = await Session.Open(database, stop);
        _ = seen ? await FollowMarks.Clear(session, letter, stop) : await FollowMarks.Postpone(session, letter, stop);
    }
}
