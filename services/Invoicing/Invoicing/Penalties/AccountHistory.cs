using System.Collections.Immutable;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.Figures;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>An account as the log knew it at a position.</summary>
/// <param name="Debtor">Who owes.</param>
/// <param name="Invoices">Its invoices with all that had moved them, bills of penalties left out: they bear no interest (rule R2.5).</param>
/// <param name="Bills">Its bills of penalties.</param>
/// <param name="Through">The position: what came later is not looked at.</param>
/// <param name="First">Sequence of the first event looked at.</param>
/// <param name="Last">Of the last one.</param>
sealed record AccountAtPosition(LateDebtor Debtor, IReadOnlyList<(Guid Id, Invoice State, LateInvoice Late)> Invoices, IReadOnlyList<Invoice> Bills, long Through, long? First, long? Last)
{
    /// <summary>The bill that asked for the penalties of each invoice at the end of a day.</summary>
    public IReadOnlyDictionary<Guid, string> BilledOn(DateOnly day) => Bills.Where(b => b.Content!.IssuedOn <= day)
        .SelectMany(b => b.Content!.Penalties!.Lines.Where(line => line.StoodOn(day)).Select(line => (line.Source, b.Document!.Number))).DistinctBy(b => b.Source).ToDictionary(b => b.Source, b => b.Number);
}

/// <summary>
/// Reads an account out of its streams up to a position in the log, so that the same question has the same answer whatever came since: not only
/// what is dated later, also what was learnt later of days past.
/// </summary>
sealed class AccountHistory(IEventStore store)
{
    /// <summary>The highest position that is certain for this account. Who moves money on it, or says what it is, holds its row until commit.</summary>
    public static async Task<long?> Position(Session session, Guid customer, CancellationToken stop) =>
        await session.Read("select 1 from customers where id = $1 for share", r => r.GetInt32(0), stop, customer) is [_] ? await Head(session, stop) : null;

    /// <summary>The last position given out.</summary>
    public static async Task<long> Head(Session session, CancellationToken stop) =>
        (await session.Read("select last_value from mt_events_sequence", r => r.GetInt64(0), stop))[0];

    /// <summary>Folds what is needed for late interest.</summary>
    /// <param name="session">Holds the account where <paramref name="through"/> is its newest position.</param>
    /// <param name="entity">The creditor.</param>
    /// <param name="number">The ERP's customer number.</param>
    /// <param name="invoices">Which streams.</param>
    /// <param name="through">Last position looked at.</param>
    /// <param name="noticeOn">Day of the formal notice.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<AccountAtPosition> Read(Session session, Siren entity, string number, IReadOnlyCollection<Guid> invoices, long through, DateOnly? noticeOn, CancellationToken stop)
    {
        var (customer, file) = (BusinessKey.OfCustomer(entity, number), BusinessKey.OfCreditFile(entity, number));
        var own = await Until(session, [customer, file], through, stop);
        var debtor = LateDebtor.Of(
            Folding.Fold<Customer, CustomerCommand, CustomerEvent>(own[customer].Select(Books.CustomerFacts.Read)), own[file].Select(Books.CreditFileFacts.Read), noticeOn);
        var events = await Until(session, invoices, through, stop);
        var moved = invoices.Where(events.Contains).ToDictionary(id => id, id => Moved(id, [.. events[id]]));
        var credits = await Credits(session, [.. moved.Values.SelectMany(m => m.Rows).Select(m => m.Entry.Row.Counterpart).OfType<Guid>().Distinct()], through, stop);
        var late = moved.Where(m => !m.Value.State.IsPenalty).ToList();
        var caused = debtor.Judgments.IsEmpty ? [] : await Deliveries(session, entity, [.. late.Select(m => (m.Key, m.Value.State.Document!))], through, stop);
        var looked = own.Concat(events).SelectMany(stream => stream).Select(e => e.Sequence).ToList();
        return new(
            debtor, [.. late.Select(m => (m.Key, m.Value.State, Late(m.Value, credits, caused.TryGetValue(m.Key, out var day) ? day : null)))], [.. moved.Values.Where(m => m.State.IsPenalty).Select(m => m.State)],
            through, looked.Count > 0 ? looked.Min() : null, looked.Count > 0 ? looked.Max() : null);
    }

    static (Invoice State, List<(LedgerEntry Entry, bool IsMoney)> Rows) Moved(Guid id, StoredEvent[] history)
    {
        var (state, rows) = (Invoice.Initial, new List<(LedgerEntry, bool)>());
        foreach (var (step, at) in Book<Invoice, InvoiceCommand, InvoiceEvent>.Steps(id, Invoice.Initial, 0, history.Select(Books.InvoiceFacts.Read)).Select((step, at) => (step, at)))
        {
            state = step.After;
            if (LedgerEntry.Of(step, ParisTime.DateOf(history[at].Headers.HappenedAt)) is { } entry)
                rows.Add((entry, step.Fact is InvoiceEvent.AmountAllocated { Cause: BalanceCause.Payment or BalanceCause.AgencyCollection }));
        }

        return (state, rows);
    }

    static LateInvoice Late((Invoice State, List<(LedgerEntry Entry, bool IsMoney)> Rows) moved, Dictionary<Guid, DateOnly> credits, DateOnly? deliveredOn)
    {
        var content = moved.State.Content!;
        DateOnly On(LedgerEntry entry) => entry.Row.CountsFrom(content.IssuedOn, entry.Row.Counterpart is { } other && credits.TryGetValue(other, out var day) ? day : null);
        return new(moved.State.Document!, content, deliveredOn ?? content.DeliveredOn ?? content.IssuedOn, [.. moved.Rows.Select(row => new DatedRow(On(row.Entry), row.Entry.Row, row.IsMoney))]);
    }

    async Task<Dictionary<Guid, DateOnly>> Credits(Session session, Guid[] credits, long through, CancellationToken stop) =>
        (await Until(session, credits, through, stop))
            .Where(stream => EventNames<CreditEvent>.Knows(stream.First().Type))
            .Select(stream => (stream.Key, Folding.Fold<Credit, CreditCommand, CreditEvent>(stream.Select(Books.CreditFacts.Read)).Content))
            .Where(credit => credit.Content is not null).ToDictionary(credit => credit.Key, credit => credit.Content!.On);

    // The first delivery that each invoice is linked to.
    async Task<Dictionary<Guid, DateOnly>> Deliveries(Session session, Siren entity, IReadOnlyList<(Guid Id, AccountDocument Document)> invoices, long through, CancellationToken stop)
    {
        var links = invoices.ToDictionary(i => BusinessKey.OfLinks(entity, Words.Of(ChainStep.Invoice), i.Document.Number, i.Document.Year), i => i.Id);
        var parents = (await Until(session, links.Keys, through, stop))
            .SelectMany(stream => Folding.Fold<DocumentLinks, DocumentLinksCommand, DocumentLinksEvent>(stream.Select(Books.LinkFacts.Read)).Parents
                .Where(p => p.Step is ChainStep.Delivery).Select(p => (Invoice: links[stream.Key], Delivery: BusinessKey.OfDelivery(entity, p.Number)))).ToList();
        var made = (await Until(session, [.. parents.Select(p => p.Delivery).Distinct()], through, stop))
            .ToDictionary(stream => stream.Key, stream => Folding.Fold<Delivery, DeliveryCommand, DeliveryEvent>(stream.Select(Books.DeliveryFacts.Read)).Content!.DeliveredOn);
        return parents.Where(p => made.ContainsKey(p.Delivery)).GroupBy(p => p.Invoice).ToDictionary(g => g.Key, g => g.Min(p => made[p.Delivery]));
    }

    async Task<ILookup<Guid, StoredEvent>> Until(Session session, IReadOnlyCollection<Guid> streams, long through, CancellationToken stop) =>
        (await store.ReadStreams(session, streams, stop)).SelectMany(stream => stream).Where(e => e.Sequence <= through).ToLookup(e => e.Stream);
}
