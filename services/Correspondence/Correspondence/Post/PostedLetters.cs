using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Post;

/// <summary>A letter at a provider: a draft, or posted.</summary>
/// <param name="Provider">Whose.</param>
/// <param name="Reference">The provider's id of it.</param>
sealed record PostedLetter(string Provider, string Reference);

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

    /// <summary>Notes that it has left.</summary>
    public async Task Note(Guid decision, string provider, string reference, DateOnly on, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run(
            "insert into posted_letters as p (decision, provider, reference, made_on, posted_on) values ($1, $2, $3, $4, $4) " +
            "on conflict (decision) do update set posted_on = coalesce(p.posted_on, excluded.posted_on)", stop, decision, provider, reference, on);
    }

    static async Task<PostedLetter?> Of(Session session, Guid decision, CancellationToken stop) =>
        await session.Read("select provider, reference from posted_letters where decision = $1", row => new PostedLetter(row.GetString(0), row.GetString(1)), stop, decision) is [var found] ? found : null;
}
