using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Post;

/// <summary>A letter at a provider: a draft, or posted.</summary>
/// <param name="Provider">Whose.</param>
/// <param name="Reference">The provider's id of it.</param>
/// <param name="IsThrownAway">A draft that its provider was told, or is about to be told, to delete: it is never posted.</param>
sealed record PostedLetter(string Provider, string Reference, bool IsThrownAway = false);

/// <summary>Which letter of ours is which of a provider's: one for each decision, for ever. What is not in here was never posted.</summary>
sealed class PostedLetters(NpgsqlDataSource database)
{
    /// <summary>The one of a decision; null where none was laid down.</summary>
    public async Task<PostedLetter?> Of(Guid decision, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await Of(session, decision, stop);
    }

    /// <summary>Remembers a draft before it is posted, unless another is remembered: the first one is the letter.</summary>
    /// <returns>The one that may be posted.</returns>
    public async Task<PostedLetter> Remember(Guid decision, string provider, string draft, DateOnly on, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run("insert into posted_letters (decision, provider, reference, made_on) values ($1, $2, $3, $4) on conflict do nothing", stop, decision, provider, draft, on);
        return await Of(session, decision, stop) ?? throw new InvalidOperationException("What was remembered is not there.");
    }

    /// <summary>Notes that a draft is about to be deleted at its provider.</summary>
    public async Task ThrowAway(Guid decision, string draft, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run("update posted_letters set thrown_away = true where decision = $1 and reference = $2 and posted_on is null", stop, decision, draft);
    }

    /// <summary>Forgets a draft that its provider has no more, so that another may be the letter.</summary>
    public async Task Forget(Guid decision, string draft, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run("delete from posted_letters where decision = $1 and reference = $2 and posted_on is null", stop, decision, draft);
    }

    /// <summary>Notes that it has left.</summary>
    public async Task Note(Guid decision, string provider, string reference, DateOnly on, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run(
            "insert into posted_letters as p (decision, provider, reference, made_on, posted_on) values ($1, $2, $3, $4, $4) " +
            "on conflict (decision) do update set posted_on = coalesce(p.posted_on, excluded.posted_on)", stop, decision, provider, reference, on);
    }

    /// <summary>Takes the right to say it to a provider that may take it and not answer, and notes that it is said now.</summary>
    /// <returns>False where it was said so lately, by whomever, that the provider may still be taking it.</returns>
    public async Task<bool> Attempt(Guid decision, TimeSpan settles, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read(
            """
            insert into post_attempts as a (decision, attempted_at) values ($1, clock_timestamp())
            on conflict (decision) do update set attempted_at = clock_timestamp() where a.attempted_at <= clock_timestamp() - $2
            returning 1
            """, _ => true, stop, decision, settles) is [true];
    }

    /// <summary>It was said so lately that the provider may still be taking it.</summary>
    public async Task<bool> IsSettling(Guid decision, TimeSpan settles, CancellationToken stop)
    {
        if (settles == TimeSpan.Zero) return false;
        await using var session = await Session.Open(database, stop);
        return await session.Read("select 1 from post_attempts where decision = $1 and attempted_at > clock_timestamp() - $2", _ => true, stop, decision, settles) is [true];
    }

    static async Task<PostedLetter?> Of(Session session, Guid decision, CancellationToken stop) =>
        await session.Read("select provider, reference, thrown_away from posted_letters where decision = $1", row => new PostedLetter(row.GetString(0), row.GetString(1), row.GetBoolean(2)), stop, decision) is [var found] ? found : null;
}
