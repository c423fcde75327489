using System.Text.Json;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Policies;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Entities;

/// <summary>The creditor entities as decisions about their cases read them.</summary>
static class EntityTable
{
    const string Columns = "select creditor, mode, hands_over, stopped or stopped_with_all, feed_through, sends_texts from entities";

    /// <summary>Makes an entity known, in shadow and under the switch over all of them as it stands; whoever turns that waits for it, or it for them.</summary>
    public const string Begin =
        """
        insert into entities (creditor, mode, hands_over, stopped, stopped_with_all)
        select $1, 'shadow', false, false, s.is_on from stop_switch s where not exists (select from entities where creditor = $1) for share of s
        on conflict do nothing
        """;

    /// <summary>
    /// Whoever shares the entities takes it shared, whoever changes one exclusively, before anything else: row locks that are shared without a gap, as by the workers of a run,
    /// would let no change through.
    /// </summary>
    const string Gate = "hashtextextended('dunning entities', 0)";

    /// <summary>Holds the entities still from now to the end of the transaction; taken before any row.</summary>
    public static Task Close(Session session, CancellationToken stop) => session.Run($"select pg_advisory_xact_lock({Gate})", stop);

    /// <summary>Names the policies and the legal parameters of this build.</summary>
    public static string Rules { get; } = $"{PolicyBook.Shipped.Version}; law {LegalParameters.Shipped.Version}";

    public static Guid StreamOf(string creditor) => NameBasedId.OfStream("dunning_entity", Siren.Parse(creditor) ?? throw new FormatException($"'{creditor}' is no SIREN."), creditor);

    public static async Task Show(Session session, Guid stream, DunningEntity state, IReadOnlyList<Appended<EntityEvent>> facts, EventContext context, CancellationToken stop)
    {
        var creditor = facts[^1].Fact switch
        {
            EntityEvent.SettingsChanged e => e.Creditor,
            EntityEvent.BankFeedHeard e   => e.Creditor,
            EntityEvent.ReminderLevelsMapped e => e.Creditor,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        await session.Run(Begin, stop, creditor);
        await session.Run(
            """
            insert into entities (creditor, mode, hands_over, stopped, feed_through, reminder_levels, sends_texts) values ($1, $2, $3, $4, $5, $6::jsonb, $7)
            on conflict (creditor) do update set mode = excluded.mode, hands_over = excluded.hands_over, stopped = excluded.stopped, feed_through = excluded.feed_through, reminder_levels = excluded.reminder_levels,
                sends_texts = excluded.sends_texts
            """,
            stop, creditor, Spelling.Of(state.Settings.Mode), state.Settings.HandsOver, state.Settings.Stopped, state.FeedThrough, JsonSerializer.Serialize(state.Levels, EventJson.Options), state.Settings.SendsTexts is true);
    }

    /// <summary>What the levels of a creditor's ERP stand for.</summary>
    public static async Task<ReminderLevels> Levels(Session session, string creditor, CancellationToken stop) =>
        await session.Read("select reminder_levels from entities where creditor = $1 and reminder_levels is not null", r => JsonSerializer.Deserialize<ReminderLevels>(r.GetString(0), EventJson.Options)!, stop, creditor) is [var levels]
            ? levels : ReminderLevels.AsTheyAre;

    /// <summary>What holds around the cases of a creditor; as of now, without holding it.</summary>
    public static async Task<Circumstances> Around(Session session, string creditor, CancellationToken stop)
    {
        var facts = (await session.Read(Columns + " where creditor = $1", Read, stop, creditor)).Select(e => e.Facts).FirstOrDefault() ?? DunningEntity.Initial.Facts;
        return Of(facts, (await PolicyTable.Books(session, creditor, stop)).GetValueOrDefault(creditor));
    }

    /// <summary>What holds around the cases of every creditor. Shared until the transaction ends: settings change before it or after it.</summary>
    public static async Task<Dictionary<string, Circumstances>> Share(Session session, CancellationToken stop)
    {
        await session.Run($"select pg_advisory_xact_lock_shared({Gate})", stop);
        var entities = await session.Read(Columns + " order by creditor for share", Read, stop);
        var books = await PolicyTable.Books(session, null, stop);
        return entities.ToDictionary(e => e.Creditor, e => Of(e.Facts, books.GetValueOrDefault(e.Creditor)));
    }

    static (string Creditor, EntityFacts Facts) Read(Npgsql.NpgsqlDataReader row) => (row.GetString(0), new(
        Spelling.Known<SendingMode>(row.GetString(1)) ?? SendingMode.Shadow, row.GetBoolean(2), row.GetBoolean(3), row.Value<DateOnly>(4), row.GetBoolean(5)));

    static Circumstances Of(EntityFacts entity, PolicyBook? own) => new(entity, own ?? PolicyBook.Shipped, LegalParameters.Shipped);
}
