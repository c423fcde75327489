using System.Diagnostics;
using System.Globalization;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation.Placements;

/// <summary>Placements, what is owed on their claims, and what their agencies reported.</summary>
static class PlacementView
{
    public const string Collection = "collection";

    /// <summary>The stream of the next placement of a file.</summary>
    public static async Task<Guid> Next(Session session, Guid file, CancellationToken stop) =>
        Placement.StreamOf(file, (await session.Read("select count(distinct placement) from placed_claims where file = $1", row => row.GetInt64(0), stop, file))[0]);

    public static async Task Show(Session session, Guid stream, Placement state, IReadOnlyList<Appended<PlacementEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                ClaimsPlaced e          => Place(session, stream, e, stop),
                ClaimsAdded e           => Add(session, stream, e, stop),
                PlacementAcknowledged e => session.Run("update placements set acknowledged_on = $2, acknowledged_as = $3 where placement = $1", stop, stream, e.On, e.Reference),
                PlacementRefused e      => All(() => Report(e.Reference, "refusal", e.On, e.On, Spelling.Of(e.Why)), () => session.Run("update placements set refusal = $2 where placement = $1", stop, stream, Spelling.Of(e.Why))),
                ActionReported e        => Report(e.Reference, Spelling.Of(e.Kind), e.ActedOn, e.On),
                CollectionReported e    => Report(e.Reference, Collection, e.CollectedOn, e.On, null, e.Invoice, e.Amount.Cents, e.Excess.Cents),
                CollectionBooked e      => Balance(session, stream, e.Invoice, e.Outstanding.Cents, stop),
                ClaimBalanceChanged e   => Balance(session, stream, e.Invoice, e.Outstanding.Cents, stop),
                InformationAsked e      => All(() => Report(e.Reference, "question", e.On, e.On, Spelling.Of(e.Kind), e.Invoice), () => session.Run(
                    "insert into questions (placement, reference, kind, invoice, asked_on) values ($1, $2, $3, $4::uuid, $5)", stop, stream, e.Reference, Spelling.Of(e.Kind), e.Invoice, e.On)),
                InformationAnswered e   => session.Run(
                    "update questions set answered_on = $3, answered_by = $4 where placement = $1 and upper(reference) = upper($2)", stop, stream, e.Reference, e.On, context.Actor),
                PhaseChanged e          => All(() => Report(e.Reference, "phase", e.ChangedOn, e.On, Spelling.Of(e.To)), () => session.Run("update placements set phase = $2 where placement = $1", stop, stream, Spelling.Of(e.To))),
                PromiseReported e       => Report(e.Reference, "promise", e.MadeOn, e.On, e.By.ToString("O", CultureInfo.InvariantCulture), e.Invoice, e.Amount.Cents),
                PlanReported e          => Report(e.Reference, "plan", e.AgreedOn, e.On, e.Parts.Length.ToString(CultureInfo.InvariantCulture), null, e.Total.Cents),
                DisputeReported e       => Report(e.Reference, "dispute", e.FoundOn, e.On, Spelling.Of(e.Reason), e.Invoice, e.Amount.Cents),
                DebtorFound e           => Report(e.Reference, "finding", e.FoundOn, e.On, Spelling.Of(e.Finding)),
                FindingSettled e        => session.Run("update reports set settled_on = $3, settled_by = $4 where placement = $1 and reference = $2", stop, stream, e.Reference, e.On, context.Actor),
                ReceiptIssued e         => Report(e.Reference, "receipt", e.IssuedOn, e.On, e.Collection),
                CollectionRemitted      => Task.CompletedTask,
                FeeInvoiced             => Task.CompletedTask,
                FixedFeeInvoiced        => Task.CompletedTask,
                GreenLightAsked e       => All(() => Report(e.Reference, "green_light", e.On, e.On, Spelling.Of(e.Act)), () => session.Run(
                    "insert into green_lights (placement, reference, act, asked_on) values ($1, $2, $3, $4)", stop, stream, e.Reference, Spelling.Of(e.Act), e.On)),
                GreenLightGiven e       => Lit(session, stream, e.Reference, true, null, e.On, context, stop),
                GreenLightRefused e     => Lit(session, stream, e.Reference, false, Spelling.Of(e.Why), e.On, context, stop),
                PlacementClosed e       => All(() => Report(e.Reference, "closure", e.On, e.On, Spelling.Of(e.Code)), () => session.Run("update placements set closure = $2 where placement = $1", stop, stream, Spelling.Of(e.Code))),
                CollectionPaused e      => session.Run(
                    "insert into pauses (placement, key, invoice, reason, until_on, since) values ($1, $2, $3::uuid, $4, $5::date, $6) on conflict (placement, key, since) do update set ended_on = null, until_on = excluded.until_on",
                    stop, stream, e.Key, e.Invoice, e.Reason, e.Until, e.On),
                CollectionResumed e     => session.Run("update pauses set ended_on = $3 where placement = $1 and key = $2 and ended_on is null", stop, stream, e.Key, e.On),
                ClaimRecalled e         => All(
                    () => session.Run("update placed_claims set recalled_on = $3 where placement = $1 and invoice = $2", stop, stream, e.Invoice, e.On),
                    () => session.Run("update pauses set ended_on = $3 where placement = $1 and invoice = $2 and ended_on is null", stop, stream, e.Invoice, e.On)),
                InsolvencyTold e        => session.Run("update placements set insolvent_since = $2 where placement = $1", stop, stream, e.JudgmentOn),
                BreachFound e           => BreachView.Find(session, stream, e, stop),
                BreachSettled e         => BreachView.Settle(session, stream, e, context, stop),
                PlacementEnded e        => session.Run("update placements set ended_on = $2, end_reason = $3 where placement = $1", stop, stream, e.On, e.Reason),
                _ => throw new UnreachableException(),
            });
        await CollectionView.Show(session, stream, state, facts, stop);

        Task<int> Report(string reference, string kind, DateOnly actedOn, DateOnly on, string? detail = null, Guid? invoice = null, long? amount = null, long? excess = null) => session.Run(
            "insert into reports (placement, reference, kind, invoice, amount_cents, excess_cents, acted_on, reported_on, detail) values ($1, $2, $3, $4::uuid, $5::bigint, $6::bigint, $7, $8, $9::text)",
            stop, stream, reference, kind, invoice, amount, excess, actedOn, on, detail);
    }

    // One after the other: a connection takes one command at a time.
    static async Task All(Func<Task<int>> first, Func<Task<int>> second)
    {
        await first();
        await second();
    }

    static async Task Place(Session session, Guid placement, ClaimsPlaced placed, CancellationToken stop)
    {
        var of = placed.Mandate.Of;
        await session.Run(
            "insert into placements (placement, file, case_id, creditor, debtor, customer_number, agency, currency, total_cents, placed_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            stop, placement, placed.File, of.Case, of.Creditor, of.Debtor, of.CustomerNumber, placed.Mandate.Agency, placed.Total.Currency, placed.Total.Cents, placed.On);
        await Hold(session, placement, placed.File, [.. placed.Claims.Select(c => c.Invoice)], placed.On, stop);
    }

    static async Task Add(Session session, Guid placement, ClaimsAdded added, CancellationToken stop)
    {
        await session.Run("update placements set total_cents = total_cents + $2 where placement = $1", stop, placement, added.Total.Cents);
        await Hold(session, placement, added.File, [.. added.Claims.Select(c => c.Invoice)], added.On, stop);
    }

    static async Task Hold(Session session, Guid placement, Guid file, Guid[] invoices, DateOnly on, CancellationToken stop)
    {
        await session.Run("update claims set placement = $1, placed_cents = outstanding_cents where file = $2 and invoice = any ($3)", stop, placement, file, invoices);
        await session.Run(
            """
            insert into placed_claims select $1, file, invoice, number, reference, issued_on, due_on, amount_cents, outstanding_cents, outstanding_cents, $4, null from claims where file = $2 and invoice = any ($3)
            on conflict (placement, invoice) do update set file = excluded.file, placed_cents = excluded.placed_cents, outstanding_cents = excluded.outstanding_cents, placed_on = excluded.placed_on, recalled_on = null
            """,
            stop, placement, file, invoices, on);
    }

    static async Task Balance(Session session, Guid placement, Guid invoice, long outstanding, CancellationToken stop)
    {
        await session.Run("update claims set outstanding_cents = $3 where placement = $1 and invoice = $2", stop, placement, invoice, outstanding);
        await session.Run("update placed_claims set outstanding_cents = $3 where placement = $1 and invoice = $2", stop, placement, invoice, outstanding);
    }

    static Task<int> Lit(Session session, Guid placement, string reference, bool given, string? why, DateOnly on, EventContext context, CancellationToken stop) => session.Run(
        "update green_lights set given = $3, why = $4::text, answered_on = $5, answered_by = $6 where placement = $1 and upper(reference) = upper($2)", stop, placement, reference, given, why, on, context.Actor);
}
