using System.Text.Json;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Recouvrement.Correspondence.Post.Letters;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Post.Reconciling;

/// <summary>
/// Compares once a day what we believe to have posted with what each provider lists, and keeps the differences for a person. It mends nothing by guessing: a letter that is behind is asked
/// about, drafts that are no letter are thrown away, and everything else waits for somebody to look.
/// </summary>
sealed class ReconcileLetters(PostProviders providers, NpgsqlDataSource database, IOptions<PostOptions> options, ILogger<ReconcileLetters> log) : IDayWork
{
    const int MostLogged = 50, DaysToDeposit = 10, DaysToPost = 1;

    /// <inheritdoc/>
    public string Name => "compare letters with their providers";

    /// <inheritdoc/>
    public async Task Do(DateOnly day, CancellationToken stop)
    {
        foreach (var provider in providers.SetUp)
        {
            Reconciliation made;
            try
            {
                made = await Compare(provider, day, stop);
            }
            catch (JsonException unreadable)
            {
                log.LogError(unreadable, "The list of {Provider} cannot be read", provider.Name);
                continue;
            }

            await Keep(made, stop);
            foreach (var (kind, count) in made.Counts) PostTelemetry.Oddities.Add(count, new("provider", provider.Name), new("kind", kind));
            foreach (var line in made.Lines.Take(MostLogged)) log.LogWarning("{Provider} on {Day}: {Kind}, letter {Decision}, {Reference}: a person must look", provider.Name, day, line.Kind, line.Decision, line.Reference);
        }
    }

    async Task<Reconciliation> Compare(IPostProvider provider, DateOnly day, CancellationToken stop)
    {
        var since = day.AddDays(-options.Value.ReconcileDays);
        // Ours first: what is posted while we read must not look as if it were missing there.
        var ours = await Ours(provider.Name, since, stop);
        var theirs = new Dictionary<string, ListedLetter>(StringComparer.Ordinal);
        await foreach (var listed in provider.List(since, stop)) theirs[listed.Reference] = listed;
        var known = await Known(provider.Name, theirs.Keys, stop);

        var lines = new List<ReconciliationLine>();
        foreach (var letter in ours.Where(l => l.IsPosted))
        {
            if (!theirs.TryGetValue(letter.Reference, out var listed)) lines.Add(new("missing_there", letter.Decision, letter.Reference));
            else if (listed.IsRejected) lines.Add(new("rejected_there", letter.Decision, letter.Reference));
            else if (letter.Bytes is { } own && ((listed.Bytes is { } bytes && bytes != own) || (listed.Documents is { } documents && documents != letter.Documents))) lines.Add(new("other_document", letter.Decision, letter.Reference));
            if (letter.IsSilent && letter.MadeOn.AddDays(DaysToDeposit) < day) lines.Add(new("not_deposited", letter.Decision, letter.Reference));
        }

        foreach (var listed in theirs.Values.Where(l => !l.IsDraft && !l.IsRejected))
        {
            if (!known.TryGetValue(listed.Reference, out var letter)) lines.Add(new("unknown_here", listed.Key, listed.Reference));
            else if (letter.State is "failed" or "withdrawn") lines.Add(new("left_though_not_sent", letter.Decision, listed.Reference));
        }

        await AskAbout(lines.Where(l => l.Kind == "not_deposited").Select(l => l.Decision!.Value), stop);
        var discarded = 0;
        foreach (var draft in theirs.Values.Where(l => l.IsDraft && l.Key is not null && l.MadeOn.AddDays(DaysToPost) < day && !(known.TryGetValue(l.Reference, out var letter) && letter.State is "sending" or "sent")))
        {
            await provider.Discard(draft.Reference, stop);
            discarded++;
        }

        return new(provider.Name, day, since, ours.Count(l => l.IsPosted), theirs.Values.Count(l => !l.IsDraft), ours.Sum(l => l.CostCents), discarded, lines);
    }

    async Task<List<OwnLetter>> Ours(string provider, DateOnly since, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read(
            """
            select p.decision, p.reference, p.made_on, p.posted_on is not null, length(d.bytes) + c.size, coalesce(l.cost_cents, 0), coalesce(l.state = 'sent', false), 1 + c.documents
              from posted_letters p left join documents d using (decision) left join letters l using (decision)
              cross join lateral (select coalesce(sum(size), 0)::bigint as size, count(size)::int as documents from message_copies where decision = p.decision) c
             where p.provider = $1 and p.made_on >= $2 order by p.decision
            """,
            row => new OwnLetter(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetBoolean(3), row.Value<long>(4), row.GetInt64(5), row.GetBoolean(6), row.GetInt32(7)), stop, provider, since);
    }

    async Task<Dictionary<string, (Guid Decision, string State)>> Known(string provider, IEnumerable<string> references, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return (await session.Read(
            "select p.reference, p.decision, coalesce(m.state, 'unknown') from posted_letters p left join messages m using (decision) where p.provider = $1 and p.reference = any($2)",
            row => (row.GetString(0), row.GetGuid(1), row.GetString(2)), stop, provider, references.ToArray())).ToDictionary(k => k.Item1, k => (k.Item2, k.Item3), StringComparer.Ordinal);
    }

    async Task AskAbout(IEnumerable<Guid> letters, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        foreach (var letter in letters) await FollowMarks.Set(session, letter, stop);
    }

    async Task Keep(Reconciliation made, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run(
            "insert into post_reconciliations (provider, day, body) values ($1, $2, $3) on conflict (provider, day) do update set body = excluded.body", stop, made.Provider, made.Day,
            new NpgsqlParameter { Value = JsonSerializer.Serialize(made, JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb });
    }

    sealed record OwnLetter(Guid Decision, string Reference, DateOnly MadeOn, bool IsPosted, long? Bytes, long CostCents, bool IsSilent, int Documents);
}
