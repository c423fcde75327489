using System.Text.Json;
using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Partners.Intake;

/// <summary>An answer as it was given.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="ContentType">Null without a body.</param>
/// <param name="Headers">Those that belong to it: <c>ETag</c>, <c>Location</c>.</param>
/// <param name="Body">To the byte.</param>
sealed record KeptAnswer(int Status, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>What is known of a key.</summary>
/// <param name="IsMine">The request may be carried out now, under this beginning.</param>
/// <param name="IsSame">It is the request that came first under this key.</param>
/// <param name="Answer">What was answered to it; null while it is under way.</param>
/// <param name="BegunAt">Names the beginning: a later one may have taken the key over.</param>
sealed record KeyState(bool IsMine, bool IsSame, KeptAnswer? Answer, DateTimeOffset BegunAt);

/// <summary>
/// Answers by agency and key, for <c>Idempotency:KeepDays</c> of real time (7) and at most <c>Idempotency:MostKeys</c> (20 000) of an agency, the oldest first to go.
/// What a killed process had begun may be begun again a minute later: reports are harmless twice by their own references.
/// </summary>
sealed class KeptAnswers(NpgsqlDataSource database, IConfiguration configuration)
{
    readonly int days = configuration.GetValue("Idempotency:KeepDays", 7), most = configuration.GetValue("Idempotency:MostKeys", 20_000);

    /// <summary>Takes a key, or tells what is known of it.</summary>
    public async Task<KeyState> Begin(string agency, string key, byte[] fingerprint, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run("delete from idempotency_keys where agency = $1 and begun_at < clock_timestamp() - make_interval(days => $2)", stop, agency, days);
        var taken = await session.Read(
            """
            insert into idempotency_keys as k (agency, key, fingerprint, begun_at) values ($1, $2, $3, clock_timestamp())
            on conflict (agency, key) do update set begun_at = excluded.begun_at
             where k.status is null and k.fingerprint = excluded.fingerprint and k.begun_at < clock_timestamp() - interval '1 minute'
            returning begun_at
            """, row => row.GetFieldValue<DateTimeOffset>(0), stop, agency, key, fingerprint);
        if (taken is [var begun]) return new(true, true, null, begun);
        var known = await session.Read(
            "select fingerprint, status, content_type, headers::text, body, begun_at from idempotency_keys where agency = $1 and key = $2",
            row => new KeyState(
                false, row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(fingerprint),
                row.IsDBNull(1) ? null : new(row.GetInt32(1), row.Maybe<string>(2), JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(3))!, row.GetFieldValue<byte[]>(4)),
                row.GetFieldValue<DateTimeOffset>(5)), stop, agency, key);
        // Forgotten between the two statements: whoever had it did not carry it out.
        return known is [var state] ? state : await Begin(agency, key, fingerprint, stop);
    }

    /// <summary>Keeps what is answered.</summary>
    public async Task Keep(string agency, string key, DateTimeOffset begun, KeptAnswer answer, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run(
            "update idempotency_keys set status = $4, content_type = $5, headers = $6::jsonb, body = $7 where agency = $1 and key = $2 and begun_at = $3",
            stop, agency, key, begun, answer.Status, answer.ContentType, JsonSerializer.Serialize(answer.Headers), answer.Body);
    }

    /// <summary>Gives a key back: the request came to nothing that would be answered again.</summary>
    public async Task Forget(string agency, string key, DateTimeOffset begun, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run("delete from idempotency_keys where agency = $1 and key = $2 and begun_at = $3 and status is null", stop, agency, key, begun);
    }

    /// <summary>Drops what is beyond the bounds, of all agencies.</summary>
    public async Task<int> Prune(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Run(
            """
            delete from idempotency_keys k using (select agency, key, row_number() over (partition by agency order by begun_at desc) as place, begun_at from idempotency_keys) old
             where k.agency = old.agency and k.key = old.key and (old.place > $1 or old.begun_at < clock_timestamp() - make_interval(days => $2))
            """, stop, (long)most, days);
    }
}
