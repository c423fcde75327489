using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Post.Letters;

/// <summary>A letter that is to be asked about.</summary>
/// <param name="Decision">Key of the message.</param>
/// <param name="Mark">When it was marked: a mark set meanwhile is another.</param>
sealed record MarkedLetter(Guid Decision, DateTime Mark);

/// <summary>Which letters have news, so that their provider is asked about them soon: a mark, nothing more, however often and by whomever it is set.</summary>
static class FollowMarks
{
    static readonly TimeSpan Attempt = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromSeconds(5);

    /// <summary>Marks a letter; one that is not (yet) followed is not.</summary>
    public static Task<int> Set(Session session, Guid decision, CancellationToken stop) =>
        session.Run("update letters set marked_at = clock_timestamp(), ask_at = clock_timestamp() where decision = $1", stop, decision);

    /// <summary>Takes some on. What a process that died has taken on is due again after ten seconds; asked about twice, a letter is as it is.</summary>
    public static Task<List<MarkedLetter>> Take(Session session, int most, CancellationToken stop) => session.Read(
        """
        update letters set ask_at = clock_timestamp() + $1 where decision in (
            select decision from letters where marked_at is not null and ask_at <= clock_timestamp() order by ask_at limit $2 for update skip locked)
        returning decision, marked_at
        """, row => new MarkedLetter(row.GetGuid(0), row.GetDateTime(1)), stop, Attempt, most);

    /// <summary>Takes a mark away that was seen to; one set since stays.</summary>
    public static Task<int> Clear(Session session, MarkedLetter letter, CancellationToken stop) =>
        session.Run("update letters set marked_at = null where decision = $1 and marked_at = $2", stop, letter.Decision, letter.Mark);

    /// <summary>Later: the provider gave no answer.</summary>
    public static Task<int> Postpone(Session session, MarkedLetter letter, CancellationToken stop) =>
        session.Run("update letters set ask_at = clock_timestamp() + $2 where decision = $1", stop, letter.Decision, Pause);

    /// <summary>How many are to be asked about.</summary>
    public static async Task<long> Pending(Session session, DateOnly day, CancellationToken stop)
    {
        await using var command = session.Command("select count(*) from letters where marked_at is not null");
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }
}
