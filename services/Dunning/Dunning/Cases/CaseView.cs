using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Entities;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Cases;

/// <summary>A case that was looked at.</summary>
/// <param name="Situation">The case on a day.</param>
/// <param name="Version">Of its stream.</param>
/// <param name="Next">The next day to look at it; null: only news can change it.</param>
sealed record CaseLook(Situation Situation, long Version, DateOnly? Next);

/// <summary>Cases as people read them, and the hint when to look at each next. Decides nothing.</summary>
static class CaseView
{
    /// <summary>Shows what was heard or asked for. The next run looks at the case in any event: only it knows for how long nothing will change.</summary>
    public static async Task ShowNews(Session session, Guid stream, DunningCase state, IReadOnlyList<Appended<DunningEvent>> facts, EventContext context, CancellationToken stop)
    {
        if (state.Account is not { } account) return;
        if (facts.Any(fact => fact.Fact is DunningEvent.CaseOpened))
            await session.Run(EntityTable.Begin, stop, account.Creditor);
        var today = ParisTime.DateOf(context.HappenedAt);
        var situation = new Situation(state, await EntityTable.Around(session, account.Creditor, stop), today);
        await Write(session, [new(situation, facts[^1].Version, today)], stop);
    }

    /// <summary>Shows cases as they stand, in one round trip; one of which something newer is shown already is left alone.</summary>
    public static async Task Write(Session session, IEnumerable<CaseLook> looks, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(session.Connection, session.Transaction);
        foreach (var (situation, version, next) in looks)
        {
            batch.BatchCommands.Add(CaseRow(situation, version, next));
            batch.BatchCommands.Add(InvoiceRows.Of(situation, version));
            batch.BatchCommands.Add(ActRows.Of(situation.Case, version));
            if (SaidRows.Of(situation.Case, version) is { } said) batch.BatchCommands.Add(said);
        }

        await batch.ExecuteNonQueryAsync(stop);
    }

    /// <summary>A statement with positional parameters.</summary>
    internal static NpgsqlBatchCommand Statement(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    static NpgsqlBatchCommand CaseRow(Situation situation, long version, DateOnly? look)
    {
        var (dunning, account) = (situation.Case, situation.Case.Account!);
        var open = dunning.Invoices.Values.Where(i => i.IsOpen && i.Outstanding.Currency == "EUR").ToArray();
        var obstacle = situation.Obstacle();
        var (step, on) = Next(situation, open);
        return Statement(
            """
            insert into cases as c (case_id, creditor, customer_number, debtor, kind, episode, episode_open, status, open_cents, overdue_cents, handed_over_cents, currency, dunned,
                                    next_step, next_on, blocked_by, blocker_owner, version, look_on, rules)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'EUR', $12, $13, $14, $15, $16, $17, $18, $19)
            on conflict (case_id) do update set kind = $5, episode = $6, episode_open = $7, status = $8, open_cents = $9, overdue_cents = $10, handed_over_cents = $11, dunned = $12,
                                                next_step = $13, next_on = $14, blocked_by = $15, blocker_owner = $16, version = $17, look_on = $18, rules = $19
             where c.version <= $17
            """,
            dunning.Account!.CaseId(), account.Creditor, account.CustomerNumber, account.Debtor, Spelling.Of(dunning.Kind), dunning.Episode, dunning.EpisodeIsOpen,
            Status(situation, open, obstacle), Sum(open), situation.Overdue.Cents, Sum(open.Where(i => i.HandedOver is not null)), !dunning.Outgoing.IsEmpty,
            step, on, obstacle?.Reason, obstacle?.Owner, version, look, EntityTable.Rules);
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

    static long Sum(IEnumerable<CaseInvoice> invoices) => invoices.Aggregate(Money.Zero, (sum, i) => sum + i.Outstanding).Cents;
}
