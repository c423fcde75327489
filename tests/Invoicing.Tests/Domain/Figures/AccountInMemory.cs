using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Invoicing.Tests.Domain.Figures;

/// <summary>One customer account on the deciders alone: documents are booked, corrected and reversed, and the account is settled after each, as the service does it.</summary>
sealed partial class AccountInMemory(DateOnly today)
{
    readonly Dictionary<Guid, Invoice> invoices = [];
    readonly Dictionary<Guid, Credit> credits = [];
    readonly List<(Guid Document, LedgerRow Row)> rows = [];
    readonly List<(Guid Invoice, long Cents, DateOnly On)> lost = [];

    public DateOnly Today { get; set; } = today;

    public IReadOnlyDictionary<Guid, Invoice> Invoices => invoices;

    public IReadOnlyDictionary<Guid, Credit> Credits => credits;

    public void Issue(int n, long cents, DateOnly on)
    {
        var document = new AccountDocument("732829320", "C1", $"FA-{n}", 2026);
        var id = document.Invoice;
        foreach (var undone in Order(id, new InvoiceCommand.Issue(document, document.Number, on, null, PaymentTerm.Net(DaysToPay), Money.OfCents(cents), false, Origin.Erp)).OfType<InvoiceEvent.AllocationUndone>())
            Order(undone.Source, new CreditCommand.Release(id, invoices[id].Settlements.Find(s => s.Source == undone.Source)?.Amount ?? Money.Zero, undone.Since));
        Settle();
    }

    public void Book(CreditKind kind, int n, long cents, DateOnly on, int? named)
    {
        var document = new AccountDocument("732829320", "C1", $"{kind}-{n}", kind is CreditKind.CreditNote ? 2026 : null);
        var designated = named is { } invoice ? new Designations([new($"FA-{invoice}", null, null)]) : Designations.None;
        Moves(document.CreditOf(kind), new CreditCommand.Book(kind, document, new(document.Number, on, Money.OfCents(cents), designated), Origin.Erp));
    }

    public void Reverse(int n, DateOnly on)
    {
        var id = new AccountDocument("732829320", "C1", $"{CreditKind.Payment}-{n}", null).CreditOf(CreditKind.Payment);
        if (credits.ContainsKey(id)) Moves(id, new CreditCommand.Reverse(on, ReversalReason.Rejected));
    }

    /// <summary>A part or all of an invoice is lost, or comes in after all.</summary>
    public void Loses(int n, long cents, DateOnly on, int reference)
    {
        var id = new AccountDocument("732829320", "C1", $"FA-{n}", 2026).Invoice;
        if (!invoices.TryGetValue(id, out var known)) return;
        Order(id, known.Losses.Lost.IsPositive && reference % 3 == 0
            ? new InvoiceCommand.Recover($"R{reference}", Money.OfCents(cents), on)
            : new InvoiceCommand.WriteOff($"W{reference}", reference % 2 == 0 ? WriteOffKind.SmallDifference : WriteOffKind.Irrecoverable, Money.OfCents(cents), on));
        Settle();
    }

    /// <summary>What a payment leaves over is kept, if it is small.</summary>
    public void Keeps(int n, long upToCents)
    {
        var id = new AccountDocument("732829320", "C1", $"{CreditKind.Payment}-{n}", null).CreditOf(CreditKind.Payment);
        if (credits.ContainsKey(id)) Order(id, new CreditCommand.KeepRemainder(Money.OfCents(upToCents), Today));
    }

    /// <summary>What was lost and not recovered by the end of a day, told from the facts.</summary>
    public long LostOn(DateOnly day) => lost.Where(l => (l.On > DateOf(l.Invoice) ? l.On : DateOf(l.Invoice)) <= day).Sum(l => l.Cents);

    /// <summary>The accountants put documents against each other: two letters, anew each time.</summary>
    public void Letter(int seed) => Settle(id => ((id.GetHashCode() ^ seed) & 3) switch { 0 => "AA", 1 => "AB", _ => null });

    /// <summary>What is open of every document at the end of a day.</summary>
    public Dictionary<Guid, Money> OpenOn(DateOnly day) => rows.Where(r => CountsFrom(r.Document, r.Row) <= day)
        .GroupBy(r => r.Document).ToDictionary(d => d.Key, d => d.Aggregate(Money.Zero, (sum, r) => sum + r.Row.Amount));

    void Moves(Guid credit, CreditCommand order)
    {
        foreach (var released in Order(credit, order).OfType<CreditEvent.CreditReleased>())
            Order(released.Invoice, new InvoiceCommand.Allocate(
                credit, BalanceCause.Undone, credits[credit].Funds.Allocations.Find(a => a.Invoice == released.Invoice)?.Amount ?? Money.Zero, released.Since));
        Settle();
    }

    void Settle(Func<Guid, string?>? letters = null)
    {
        Allocate(letters);
        while (TakeMovedBack()) Allocate(null);
    }

    void Allocate(Func<Guid, string?>? letters)
    {
        LetteringGroup? Group(Guid id) => letters?.Invoke(id) is { } letter ? new("411000", "C1", letter) : null;
        var standing = Standing();
        SettledInvoice[] settled =
            [.. invoices.Select(i => new SettledInvoice(i.Key, i.Value.Document!.Number, 2026, i.Value.Content!.Amount - i.Value.Losses.Lost, i.Value.Content.IssuedOn, Group(i.Key), letters is not null))];
        SettlingCredit[] settling =
            [.. credits.Where(c => !c.Value.IsReversed).Select(c => new SettlingCredit(
                c.Key, c.Value.Document!.Number, c.Value.Funds.Amount - (c.Value.Funds.Kept?.Amount ?? Money.Zero), c.Value.Content!.On, c.Value.Content.Designated, Group: c.Value.Origin is Origin.Snapshot ? null : Group(c.Key), InExport: letters is not null && c.Value.Origin is not Origin.Snapshot,
                IsPresumed: c.Value.Origin is Origin.Snapshot))];
        var changes = AccountSettling.Plan(settled, settling, standing);
        var freed = new FreedDays(invoices.Keys.Concat(credits.Keys).Select(id => (id, DateOf(id))), Freed(), standing, changes, Today);
        foreach (var (presumed, keeps) in PresumedPayments.Yields(settling, standing, changes))
            foreach (var released in Order(presumed, new CreditCommand.GiveWay(keeps)).OfType<CreditEvent.CreditReleased>())
                Order(released.Invoice, new InvoiceCommand.Allocate(presumed, BalanceCause.Undone, keeps, released.Since));
        changes = PresumedPayments.AfterYielding(standing, changes);
        foreach (var change in changes) Order(change.Credit, new CreditCommand.Allocate(change.Invoice, change.Amount, change.Basis, freed.Of(change)));
        foreach (var change in changes) Order(change.Invoice, new InvoiceCommand.Allocate(change.Credit, BalanceCause.Payment, change.Amount, freed.Of(change)));
    }

    List<Standing> Standing() => [.. credits.SelectMany(c => c.Value.Funds.Allocations.Select(a => new Standing(c.Key, a.Invoice, a.Amount, a.Basis)))];

    Dictionary<Guid, DateOnly> Freed() => rows.Where(r => r.Row.Kind is MovementKind.Undoing).GroupBy(r => r.Document).ToDictionary(d => d.Key, d => d.Max(r => CountsFrom(r.Document, r.Row)));

    IEnumerable<InvoiceEvent> Order(Guid id, InvoiceCommand order) => Happens(invoices, id, Invoice.Decide(invoices.GetValueOrDefault(id, Invoice.Initial), order), Invoice.Initial, Invoice.Evolve, LedgerRows.Of);

    IEnumerable<CreditEvent> Order(Guid id, CreditCommand order) => Happens(credits, id, Credit.Decide(credits.GetValueOrDefault(id, Credit.Initial), order), Credit.Initial, Credit.Evolve, LedgerRows.Of);

    IEnumerable<TEvent> Happens<TState, TEvent>(
        Dictionary<Guid, TState> states, Guid id, Decision<TEvent> decision, TState initial, Func<TState, TEvent, TState> evolve, Func<TState, TEvent, TState, DateOnly, LedgerRow?> row) where TEvent : class
    {
        foreach (var fact in decision.Facts)
        {
            var before = states.GetValueOrDefault(id, initial);
            states[id] = evolve(before, fact);
            if (fact is InvoiceEvent.DebtWrittenOff gone) lost.Add((id, gone.Amount.Cents, gone.On));
            if (fact is InvoiceEvent.WriteOffTakenBack back) lost.Add((id, -back.Amount.Cents, back.On ?? Today));
            if (fact is InvoiceEvent.RecoveredAfterWriteOff recovered) lost.Add((id, -recovered.Amount.Cents, recovered.On));
            if (fact is CreditEvent.RemainderKept kept) lost.Add((id, -kept.Amount.Cents, kept.On));
            if (fact is CreditEvent.RemainderReturned returned) lost.Add((id, returned.Amount.Cents, returned.Since ?? Today));
            if (row(before, fact, states[id], Today) is { } moved) rows.Add((id, moved));
        }

        return decision.Facts;
    }

    DateOnly CountsFrom(Guid document, LedgerRow row) => row.CountsFrom(DateOf(document), row.Counterpart is { } other ? DateOf(other) : null);

    DateOnly DateOf(Guid id) => invoices.TryGetValue(id, out var invoice) ? invoice.Content!.IssuedOn : credits[id].Content!.On;
}
