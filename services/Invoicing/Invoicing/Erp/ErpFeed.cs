using System.Collections.Frozen;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Agencies;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Discounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Erp;

/// <summary>
/// Follows the log and lists what the ERP must do, in the transaction that moves its position: each fact once and in the order of the log,
/// so that nobody who pages through the feed misses an item that was committed late. Read again from the beginning it makes the same items.
/// </summary>
sealed class ErpFeed(IEventStore store) : ILogReader
{
    /// <summary>Name of its position.</summary>
    public const string ReaderName = "erp-feed";

    // Few of very many: the rest need not even be read.
    static readonly FrozenSet<string> Always = LossWork.Facts.Concat(PenaltyWork.Facts).Select(EventJson.StoredName).ToFrozenSet();
    static readonly FrozenSet<string> WhereDoubtful = LossWork.FactsWhereDoubtful.Select(EventJson.StoredName).ToFrozenSet();
    static readonly FrozenSet<string> OfAgencies = AgencyWork.Facts.Select(EventJson.StoredName).ToFrozenSet();
    static readonly FrozenSet<string> WherePenalty = PenaltyWork.FactsWherePenalty.Select(EventJson.StoredName).ToFrozenSet();

    /// <inheritdoc/>
    public string Name => ReaderName;

    /// <inheritdoc/>
    public Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task Record(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        var facts = events.Where(e => EventNames<CreditEvent>.Knows(e.Type)).Select(e => (Stored: e, Fact: Books.CreditFacts.Read(e)))
            .Select(f => (f.Stored, f.Fact, ErpWork.Concerned(f.Fact)?.Creditor)).Where(f => f.Creditor is not null).ToList();
        var entries = events.Where(MayHaveEntry).Select(e => (Stored: e, Fact: Books.InvoiceFacts.Read(e)))
            .Select(f => (f.Stored, f.Fact, (LossWork.Concerned(f.Fact) ?? PenaltyWork.Concerned(f.Fact))?.Creditor)).Where(f => f.Creditor is not null).ToList();
        var discounts = events.Where(e => EventNames<PlanDiscountEvent>.Knows(e.Type)).Select(e => (Stored: e, Fact: Books.DiscountFacts.Read(e))).ToList();
        var remitted = await Remitted(session, events, stop);
        var fees = events.Where(e => EventNames<AgencyFeesEvent>.Knows(e.Type)).Select(e => (Stored: e, Fact: (AgencyFeesEvent.AgencyFeesEntered)Books.AgencyFeeFacts.Read(e))).ToList();
        if (facts.Count + entries.Count + discounts.Count + remitted.Count + fees.Count == 0) return;

        var charts = await LedgerCharts.Read(session, store, facts.Select(f => f.Creditor!).Concat(entries.Select(l => l.Creditor!)).Concat(remitted.Select(r => r.Before.Content!.Creditor)).Concat(fees.Select(f => f.Fact.Invoice.Creditor)), stop);
        var before = await Before(session, [.. facts.Where(f => ErpWork.DependsOnBefore(f.Fact) is not null).Select(f => f.Stored)], stop);
        var invoices = await Invoices(session, facts.Select(f => f.Fact), stop);
        var items = new List<ErpItemRow>();
        foreach (var (stored, fact, creditor) in facts)
            if (ErpWork.Of(fact, before.GetValueOrDefault(stored.Id, Credit.Initial), Occasion(stored, creditor!), invoices) is { } content) items.Add(ErpItemRow.Of(stored, creditor!, content));
        foreach (var (stored, fact, creditor) in entries)
            if ((LossWork.Of(fact, Occasion(stored, creditor!)) ?? PenaltyWork.Of(fact, Occasion(stored, creditor!))) is { } content) items.Add(ErpItemRow.Of(stored, creditor!, content));

        foreach (var (stored, fact) in discounts)
            if (DiscountWork.Of(fact) is { } content) items.Add(ErpItemRow.Of(stored, DiscountWork.CreditorOf(fact), content));

        var posted = await Posted(session, remitted.Select(r => r.Item).OfType<Guid>(), stop);
        foreach (var (stored, fact, movement, item) in remitted)
            if (AgencyWork.Of(fact, movement, Occasion(stored, movement.Content!.Creditor), item is { } id && (posted.Contains(id) || items.Exists(i => i.Id == id))) is { } content) items.Add(ErpItemRow.Of(stored, movement.Content.Creditor, content));
        foreach (var (stored, fact) in fees)
            if (AgencyWork.Of(fact.Invoice, Occasion(stored, fact.Invoice.Creditor)) is { } content) items.Add(ErpItemRow.Of(stored, fact.Invoice.Creditor, content));

        await ErpItemRow.Write(session, items, stop);

        ErpOccasion Occasion(StoredEvent stored, string creditor) => new(stored.Stream, ParisTime.DateOf(stored.Headers.HappenedAt), charts.At(creditor, stored.Sequence));
    }

    static bool MayHaveEntry(StoredEvent stored) => Always.Contains(stored.Type)
        || (WhereDoubtful.Contains(stored.Type) && stored.Data.AsSpan().IndexOf(LossWork.DoubtfulMark) >= 0)
        || (WherePenalty.Contains(stored.Type) && stored.Data.AsSpan().IndexOf(PenaltyWork.PenaltyMark) >= 0);

    async Task<Dictionary<Guid, Credit>> Before(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        var histories = await store.ReadStreams(session, [.. events.Select(e => e.Stream).Distinct()], stop);
        return events.ToDictionary(e => e.Id, e => histories[e.Stream].Where(h => h.Version < e.Version).Select(Books.CreditFacts.Read).Aggregate(Credit.Initial, Credit.Evolve));
    }

    // With the item that the last dismissal before each asked for, if it asked for one.
    async Task<List<(StoredEvent Stored, MovementEvent Fact, BankMovement Before, Guid? Item)>> Remitted(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        var facts = events.Where(e => OfAgencies.Contains(e.Type)).Select(e => (Stored: e, Fact: Books.MovementFacts.Read(e))).Where(f => AgencyWork.Concerns(f.Fact)).ToList();
        if (facts.Count == 0) return [];
        var histories = await store.ReadStreams(session, [.. facts.Select(f => f.Stored.Stream).Distinct()], stop);
        return [.. facts.Select(f => (f.Stored, f.Fact, Before: histories[f.Stored.Stream].Where(h => h.Version < f.Stored.Version).Select(h => (Stored: h, Fact: Books.MovementFacts.Read(h))).ToList()))
            .Select(f => (f.Stored, f.Fact, f.Before.Select(h => h.Fact).Aggregate(BankMovement.Initial, BankMovement.Evolve),
                f.Before.FindLast(h => h.Fact is MovementEvent.CashDismissed).Stored is { } dismissed ? ErpItem.IdOf(dismissed.Stream, dismissed.Version, Words.Of(ErpKind.AccountingEntry)) : (Guid?)null))];
    }

    static async Task<HashSet<Guid>> Posted(Session session, IEnumerable<Guid> items, CancellationToken stop) =>
        [.. await session.Read("select id from erp_items where id = any($1)", r => r.GetGuid(0), stop, (object)items.ToArray())];

    // Their numbers and years are their keys: they never change, so it does not matter when they are read.
    static async Task<Dictionary<Guid, InvoiceName>> Invoices(Session session, IEnumerable<CreditEvent> facts, CancellationToken stop) => (await session.Read(
        "select id, number, year from invoices where id = any($1)", r => (Id: r.GetGuid(0), Name: new InvoiceName(r.GetString(1), r.GetInt32(2))), stop,
        facts.Select(f => f switch { CreditEvent.CreditAllocated e => e.Invoice, CreditEvent.CreditReleased e => e.Invoice, _ => (Guid?)null }).OfType<Guid>().Distinct().ToArray()))
        .ToDictionary(i => i.Id, i => i.Name);
}
