using Npgsql;
using NpgsqlTypes;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Entities;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Dunning.Cases.RowColumns;

namespace Recouvrement.Dunning.Cases;

/// <summary>Cases in short, one row each.</summary>
static class CaseRows
{
    sealed record Row(
        Guid Case, Account Account, string Kind, int Episode, bool EpisodeOpen, string Status, long Open, long Overdue, long HandedOver, bool Dunned, string? Step, DateOnly? On, Blocker? Obstacle, long Version, DateOnly? Look,
        DateOnly? Hint, bool Adrift);

    public static NpgsqlBatchCommand Of(IReadOnlyList<CaseLook> looks)
    {
        Row[] rows = [.. looks.Select(RowOf)];
        return Statement(
            """
            insert into cases as c (case_id, creditor, customer_number, debtor, kind, episode, episode_open, status, open_cents, overdue_cents, handed_over_cents, currency, dunned,
                                    next_step, next_on, blocked_by, blocker_owner, version, look_on, rules, hint_on, adrift)
            select n.case_id, n.creditor, n.customer_number, n.debtor, n.kind, n.episode, n.episode_open, n.status, n.open_cents, n.overdue_cents, n.handed_over_cents, 'EUR', n.dunned,
                   n.next_step, n.next_on, n.blocked_by, n.blocker_owner, n.version, n.look_on, $1, n.hint_on, n.adrift
              from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
                   as n(case_id, creditor, customer_number, debtor, kind, episode, episode_open, status, open_cents, overdue_cents, handed_over_cents, dunned,
                        next_step, next_on, blocked_by, blocker_owner, version, look_on, hint_on, adrift)
            on conflict (case_id) do update set kind = excluded.kind, episode = excluded.episode, episode_open = excluded.episode_open, status = excluded.status, open_cents = excluded.open_cents,
                   overdue_cents = excluded.overdue_cents, handed_over_cents = excluded.handed_over_cents, dunned = excluded.dunned, next_step = excluded.next_step, next_on = excluded.next_on,
                   blocked_by = excluded.blocked_by, blocker_owner = excluded.blocker_owner, version = excluded.version, look_on = excluded.look_on, rules = excluded.rules,
                   hint_on = excluded.hint_on, adrift = excluded.adrift
             where c.version <= excluded.version
            """,
            EntityTable.Rules,
            Column(rows, r => r.Case, NpgsqlDbType.Uuid), Column(rows, r => r.Account.Creditor, NpgsqlDbType.Text), Column(rows, r => r.Account.CustomerNumber, NpgsqlDbType.Text),
            Column(rows, r => r.Account.Debtor, NpgsqlDbType.Uuid), Column(rows, r => r.Kind, NpgsqlDbType.Text), Column(rows, r => r.Episode, NpgsqlDbType.Integer),
            Column(rows, r => r.EpisodeOpen, NpgsqlDbType.Boolean), Column(rows, r => r.Status, NpgsqlDbType.Text), Column(rows, r => r.Open, NpgsqlDbType.Bigint),
            Column(rows, r => r.Overdue, NpgsqlDbType.Bigint), Column(rows, r => r.HandedOver, NpgsqlDbType.Bigint), Column(rows, r => r.Dunned, NpgsqlDbType.Boolean),
            Column(rows, r => r.Step, NpgsqlDbType.Text), Column(rows, r => r.On, NpgsqlDbType.Date), Column(rows, r => r.Obstacle?.Reason, NpgsqlDbType.Text), Column(rows, r => r.Obstacle?.Owner, NpgsqlDbType.Text),
            Column(rows, r => r.Version, NpgsqlDbType.Bigint), Column(rows, r => r.Look, NpgsqlDbType.Date),
            Column(rows, r => r.Hint, NpgsqlDbType.Date), Column(rows, r => r.Adrift, NpgsqlDbType.Boolean));
    }

    static Row RowOf(CaseLook look)
    {
        var (situation, dunning) = (look.Situation, look.Situation.Case);
        var open = dunning.Invoices.Values.Where(i => i.IsOpen).ToArray();
        var obstacle = situation.Obstacle();
        var (step, on) = Next(situation, open);
        // As they are shown, invoice by invoice.
        NextLine[] shown = [.. dunning.Invoices.Values.Where(i => i is { Terms: not null, IsOpen: true }).Select(i => NextLine.Of(situation.Of(i), situation.On))];
        return new(
            look.Case, dunning.Account!, Spelling.Of(dunning.Kind), dunning.Episode, dunning.EpisodeIsOpen, Status(situation, open, obstacle), Sum(open), situation.Overdue.Cents,
            Sum(open.Where(i => i.HandedOver is not null)), !dunning.Outgoing.IsEmpty, step, on, obstacle, look.Version, look.Next,
            shown.Min(next => next.On), shown.Any(next => next.IsAdrift));
    }

    static string Status(Situation situation, CaseInvoice[] open, Blocker? obstacle) =>
        open.Length == 0                                                                     ? "settled"
        : obstacle is not null                                                               ? "blocked"
        : open.Where(i => i.IsOverdue(situation.On)).ToArray() is not { Length: > 0 } overdue ? "current"
        : overdue.All(i => i.HandedOver is not null)                                         ? "handed_over"
        : "dunned";

    static (string? Step, DateOnly? On) Next(Situation situation, CaseInvoice[] open) => open
        .Select(situation.Of)
        .Select(next => next switch
        {
            NextAction.Due due     => (Step: due.Step.Name, On: (DateOnly?)situation.On),
            NextAction.HandOverDue => (Step: "hand_over", On: situation.On),
            NextAction.Wait wait   => (Step: wait.Step, On: wait.Until),
            _                      => default,
        })
        .Where(next => next.On is not null)
        .OrderBy(next => next.On).ThenByDescending(next => situation.Policy?.RankOf(next.Step) ?? 0)
        .FirstOrDefault();

    // In euros: amounts of several currencies are not added up.
    static long Sum(IEnumerable<CaseInvoice> invoices) => invoices.Where(i => i.Currency == Money.Zero.Currency).Aggregate(Money.Zero, (sum, i) => sum + i.Outstanding).Cents;
}
