using System.Text.Json;
using Npgsql;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Post.Letters;

/// <summary>
/// Asks about all registered letters that are under way, and for a while after, as carriers correct themselves. It needs no call of the provider's, and makes up for a day that was missed.
/// </summary>
sealed class FollowLetters(FollowLetter follow, NpgsqlDataSource database, ILogger<FollowLetters> log) : IDayWork
{
    const int Page = 500, AtOnce = 8;

    /// <inheritdoc/>
    public string Name => "follow registered letters";

    /// <inheritdoc/>
    public async Task Do(DateOnly day, CancellationToken stop)
    {
        var away = 0;
        for (var after = Guid.Empty; await Open(after, stop) is { Count: > 0 } page; after = page[^1])
            await Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (letter, cancel) =>
            {
                try
                {
                    await follow.Follow(letter, cancel);
                }
                catch (Exception failed) when (ProviderAnswer.IsAway(failed))
                {
                    Interlocked.Increment(ref away);
                }
                catch (JsonException unreadable)
                {
                    log.LogError(unreadable, "Letter {Decision}: the provider's answer cannot be read", letter);
                }
            });
        if (away > 0) throw new IOException($"The provider gave no answer about {away} letters; ask again.");
    }

    async Task<List<Guid>> Open(Guid after, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read("select decision from letters where not done and decision > $1 order by decision limit $2", row => row.GetGuid(0), stop, after, Page);
    }
}
