using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.PersonalData;

/// <summary>
/// Keyed traces of words that were erased: a source that repeats them brings nobody back. They tell whether words are the same, and nobody without the key of
/// the installation can try words out, see <see cref="Vault.Fingerprint"/>.
/// </summary>
sealed class ErasedWords(Vault vault)
{
    const string Header = "Erased";

    /// <summary>The trace of words.</summary>
    /// <param name="owner">Stream of what they are about.</param>
    /// <param name="what">What they are: the same words leave another trace as something else.</param>
    /// <param name="words">In any case.</param>
    public string Trace(Guid owner, string what, string words) => vault.Fingerprint($"erased|{owner}|{what}", words.Trim().ToUpperInvariant())!;

    /// <summary>Keeps the traces of words that are erased in the same transaction.</summary>
    public async Task Keep(Session session, Guid owner, IReadOnlyList<(string What, string Words)> erased, CancellationToken stop)
    {
        await Hold(session, owner, stop);
        await session.Run("insert into erased_words (owner, trace) select $1, unnest($2::text[]) on conflict do nothing", stop, owner, erased.Select(e => Trace(owner, e.What, e.Words)).ToArray());
    }

    /// <summary>The words were erased here.</summary>
    public async Task<bool> Holds(Session session, Guid owner, string what, string words, CancellationToken stop)
    {
        await Hold(session, owner, stop);
        return await session.Read("select 1 from erased_words where owner = $1 and trace = $2", r => r.GetInt32(0), stop, owner, Trace(owner, what, words)) is [_];
    }

    /// <summary>All traces of these owners.</summary>
    public static async Task<ILookup<Guid, string>> Of(Session session, Guid[] owners, CancellationToken stop) =>
        (await session.Read("select owner, trace from erased_words where owner = any($1)", r => (Owner: r.GetGuid(0), Trace: r.GetString(1)), stop, owners)).ToLookup(e => e.Owner, e => e.Trace);

    /// <summary>Says in the answer which fields were left out, since what they say was erased.</summary>
    public static void Tell(HttpContext http, params IEnumerable<string> fields)
    {
        if (string.Join(", ", fields) is { Length: > 0 } named) http.Response.Headers[Header] = named;
    }

    // Words that are repeated while they are being erased come before or after: they never slip in between.
    static Task<List<int>> Hold(Session session, Guid owner, CancellationToken stop) =>
        session.Read("select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as held", r => r.GetInt32(0), stop, $"erased|{owner}");
}
