using System.Collections.Immutable;
using Npgsql;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Suppressions;

/// <summary>What is closed, as it is asked for when a message is made and again when it is about to leave.</summary>
static class SuppressionTable
{
    const int LockClass = 0x73757070;

    // Asked for every message twice: each half has its own index.
    internal const string BarredOn =
        """
        select s.way, s.reason, null as address from suppressions s
         where s.creditor = $1 and s.debtor = $2 and s.whole and s.lifted_on is null and (s.until is null or s.until >= $4)
        union all
        select s.way, s.reason, a.address from suppressed_addresses a join suppressions s on s.suppression = a.suppression
         where a.creditor = $1 and a.address = any($3) and s.lifted_on is null and (s.until is null or s.until >= $4)
        """;

    /// <summary>Until the end of the transaction nothing is closed for a creditor; those who send do not wait for each other.</summary>
    public static Task Share(Session session, string creditor, CancellationToken stop) => session.Run("select pg_advisory_xact_lock_shared($1, hashtext($2))", stop, LockClass, creditor);

    /// <summary>Waits until what is about to leave has begun to, and lets nothing else begin before the end of the transaction.</summary>
    public static Task Take(Session session, string creditor, CancellationToken stop) => session.Run("select pg_advisory_xact_lock($1, hashtext($2))", stop, LockClass, creditor);

    /// <summary>What is closed of a debtor, or of these addresses, on a day.</summary>
    public static async Task<BarredWays> Barred(Session session, string creditor, Guid debtor, IEnumerable<string> addresses, DateOnly day, CancellationToken stop)
    {
        var found = await session.Read(
            BarredOn, row => (Way: WireNames.Known<SuppressedWay>(row.GetString(0)), Reason: WireNames.Known<SuppressionReason>(row.GetString(1)), Address: row.Text(2)),
            stop, creditor, debtor, addresses.ToArray(), day);
        return found.Count == 0 ? BarredWays.None : new(
            [.. found.Where(f => f.Address is null && f.Way is not null).Select(f => f.Way!.Value)],
            found.Where(f => f.Address is not null && f.Way is not null).ToImmutableDictionary(f => (f.Way!.Value, f.Address!), f => f.Reason ?? SuppressionReason.WrongAddress));
    }

    /// <summary>Whether a message may begin to leave for an address; until the end of the transaction nothing is closed meanwhile.</summary>
    public static async Task<bool> Allows(Session session, MessageEvent.MessageRequested asked, string? address, DateOnly day, CancellationToken stop)
    {
        await Share(session, asked.About.Creditor, stop);
        return (await Barred(session, asked.About.Creditor, asked.Asked.Debtor, address is null ? [] : [address], day, stop)).Against(asked.About.Channel, address) is null;
    }

    /// <summary>Notes where a message goes.</summary>
    public static Task Taken(Session session, Guid decision, Channel channel, string address, CancellationToken stop) => session.Run(
        "insert into taken_addresses (decision, way, address) values ($1, $2, $3) on conflict (decision) do nothing", stop, decision, WireNames.Of(BarredWays.WayOf(channel)), address);

    /// <summary>Why a message that has not left may not any more; null where it may.</summary>
    public static async Task<string?> Against(Session session, Guid decision, About about, DateOnly day, CancellationToken stop)
    {
        if (await session.Read(
            "select m.debtor, t.address from messages m left join taken_addresses t using (decision) where m.decision = $1 and m.debtor is not null",
            row => (Debtor: row.GetGuid(0), Address: row.Text(1)), stop, decision) is not [var taken]) return null;
        await Share(session, about.Creditor, stop);
        return (await Barred(session, about.Creditor, taken.Debtor, taken.Address is null ? [] : [taken.Address], day, stop)).Against(about.Channel, taken.Address);
    }

    /// <summary>The suppression of an address, made where there is none: one for each address, whoever it was said of.</summary>
    public static async Task<Guid> Of(Session session, string creditor, SuppressedWay way, string address, CancellationToken stop) =>
        (await session.Read(
            "insert into suppressed_addresses (suppression, creditor, way, address) values ($1, $2, $3, $4) on conflict (creditor, way, address) do update set address = excluded.address returning suppression",
            row => row.GetGuid(0), stop, Guid.CreateVersion7(), creditor, WireNames.Of(way), address))[0];

    /// <summary>Shows what was decided.</summary>
    public static async Task Show(Session session, Guid id, Suppression state, IReadOnlyList<Appended<SuppressionEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                SuppressionEvent.WaySuppressed e => session.Run(
                    """
                    insert into suppressions (suppression, creditor, debtor, customer_number, way, whole, reason, since, until, message, said_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                    on conflict (suppression) do update set debtor = excluded.debtor, customer_number = excluded.customer_number, reason = excluded.reason, since = excluded.since, until = excluded.until, message = excluded.message,
                           said_by = excluded.said_by, lifted_on = null, lifted_by = null, lifted_because = null
                    """,
                    stop, id, e.Subject.Creditor, e.Subject.Debtor, e.Subject.CustomerNumber, WireNames.Of(e.Subject.Way), e.Subject.IsWhole, WireNames.Of(e.Reason), e.On,
                    new NpgsqlParameter { Value = (object?)e.Until ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Date }, new NpgsqlParameter { Value = (object?)e.Message ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid }, e.By),
                SuppressionEvent.SuppressionLifted e => session.Run(
                    "update suppressions set lifted_on = $2, lifted_by = $3, lifted_because = $4 where suppression = $1", stop, id, e.On, e.By, WireNames.Of(e.Reason)),
                _ => Task.CompletedTask,
            });
    }
}
