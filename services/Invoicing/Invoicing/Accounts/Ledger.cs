using Npgsql;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Credits;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Figures;
using Recouvrement.Invoicing.Losses;
using Recouvrement.Invoicing.Penalties;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>
/// The one place where money moves on customer accounts. A transaction holds the account's row, books a document, and settles the account:
/// payments, credit notes and invoices agree with each other at every commit.
/// </summary>
public sealed partial class Ledger(Books books, NpgsqlDataSource database, LogSignal signal)
{
    /// <summary>Books or corrects an invoice in a transaction of its own.</summary>
    /// <param name="document">Whose it is.</param>
    /// <param name="order">Given the customer's payment term.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="ifVersion">The version the caller has seen, or null.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>Null when the customer is not known.</returns>
    public Task<Outcome<Invoice, InvoiceEvent>?> Issue(AccountDocument document, Func<PaymentTerm, InvoiceCommand> order, EventContext context, long? ifVersion, CancellationToken stop) =>
        UnitOfWork.Run(database, signal, session => Issue(session, document, order, context, stop, ifVersion), stop);

    /// <summary>Books or corrects an invoice in the caller's transaction.</summary>
    /// <returns>Null when the customer is not known.</returns>
    public async Task<Outcome<Invoice, InvoiceEvent>?> Issue(
        Session session, AccountDocument document, Func<PaymentTerm, InvoiceCommand> order, EventContext context, CancellationToken stop, long? ifVersion = null)
    {
        if (await Hold(session, document.Account, stop) is not { } terms) return null;
        var outcome = await books.Invoices.Handle(session, document.Invoice, terms.Judged(order), context, stop, ifVersion);
        await Returned(session, [outcome], [document.Invoice], context, stop);
        if (!outcome.Decision.Facts.IsEmpty) await Settle(session, [document.Account], LetteredDocuments.None, context, stop, reopened: SmallDifferences.Reopened([document.Invoice], [outcome]));
        return outcome;
    }

    /// <summary>Books, corrects or reverses a payment or credit note in a transaction of its own.</summary>
    /// <returns>Null when the customer is not known.</returns>
    public Task<Outcome<Credit, CreditEvent>?> Book(CreditKind kind, AccountDocument document, CreditCommand order, EventContext context, long? ifVersion, CancellationToken stop) =>
        UnitOfWork.Run(database, signal, session => Book(session, kind, document, order, context, stop, ifVersion), stop);

    /// <summary>Books, corrects or reverses a payment or credit note in the caller's transaction.</summary>
    /// <returns>Null when the customer is not known.</returns>
    public async Task<Outcome<Credit, CreditEvent>?> Book(
        Session session, CreditKind kind, AccountDocument document, CreditCommand order, EventContext context, CancellationToken stop, long? ifVersion = null)
    {
        if (await Hold(session, document.Account, stop) is null) return null;
        if (order is CreditCommand.Book { Kind: CreditKind.Payment, Origin: Origin.Erp, Content.On: var on } && await MasterOfAllocation.IsBank(session, document.Creditor, on, stop))
            return new(MasterOfAllocation.ErpIsCompared, Credit.Initial, Credit.Initial, 0);
        var credit = document.CreditOf(kind);
        var outcome = await books.CreditsOf(kind).Handle(session, credit, order, context, stop, ifVersion);
        await Released(session, [outcome], [credit], context, stop);
        if (!outcome.Decision.Facts.IsEmpty) await Settle(session, [document.Account], LetteredDocuments.None, context, stop, booked: KeptRemainders.IsNew(outcome) ? [credit] : []);
        return outcome;
    }

    /// <summary>The answer to a document of a customer nobody registered.</summary>
    public static IResult CustomerUnknown(AccountDocument document) => Problems.Of(409, "customer_unknown", $"{NoSuchCustomer(document)}: PUT it first.");

    /// <summary>That nobody registered the customer of a document.</summary>
    public static string NoSuchCustomer(AccountDocument document) => $"The creditor entity {document.Creditor} has no customer {document.Customer}";

    /// <summary>Holds accounts until the end of the transaction, in one order for everybody.</summary>
    /// <returns>The terms of each that is known.</returns>
    public static async Task<Dictionary<Guid, CustomerTerms>> Hold(Session session, Guid[] customers, CancellationToken stop) => (await session.Read(
        $"select id, {CustomerTerms.Columns} from customers where id = any($1) order by id for update", r => (Id: r.GetGuid(0), Terms: CustomerTerms.Of(r, 1)), stop, customers)).ToDictionary(c => c.Id, c => c.Terms);

    /// <summary>What invoices gave back is free again on the credits it came from.</summary>
    public async Task Returned(Session session, IReadOnlyList<Outcome<Invoice, InvoiceEvent>> outcomes, IReadOnlyList<Guid> invoices, EventContext context, CancellationToken stop)
    {
        var returned = outcomes.SelectMany((o, i) => o.Decision.Facts.OfType<InvoiceEvent.AllocationUndone>()
            .Select(undone => (undone.Source, Command: (CreditCommand)new CreditCommand.Release(invoices[i], OnInvoice(o.State, undone.Source), undone.Since)))).ToList();
        if (returned.Count == 0) return;
        var kinds = (await session.Read("select id, kind from credits where id = any($1)", r => (Id: r.GetGuid(0), Kind: Words.Read<CreditKind>(r.GetString(1))), stop, Array.ConvertAll([.. returned], r => r.Source)))
            .ToDictionary(c => c.Id, c => c.Kind);
        foreach (var kind in returned.GroupBy(r => kinds[r.Source]))
            await books.CreditsOf(kind.Key).Apply(session, [.. kind], context, stop);
    }

    /// <summary>What credits took back is owed again on the invoices it was on, and what payers keep back is contested on theirs.</summary>
    /// <returns>What came of it for the invoices.</returns>
    public async Task<IReadOnlyList<Outcome<Invoice, InvoiceEvent>>> Released(Session session, IReadOnlyList<Outcome<Credit, CreditEvent>> outcomes, IReadOnlyList<Guid> credits, EventContext context, CancellationToken stop)
    {
        var owed = await books.Invoices.Apply(session,
            [.. outcomes.SelectMany((o, i) => o.Decision.Facts.OfType<CreditEvent.CreditReleased>()
                .Select(released => (released.Invoice, (InvoiceCommand)new InvoiceCommand.Allocate(credits[i], BalanceCause.Undone, OnCredit(o.State, released.Invoice), released.Since))))],
            context, stop);
        await ClaimedDeductions.Follow(books, session, outcomes, context, stop);
        return owed;
    }

    /// <summary>Settles accounts that the transaction holds, until nothing is free that could pay what is owed.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="customers">The accounts.</param>
    /// <param name="lettered">What the ERP set against each other.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="booked">Payments whose money is new (<see cref="KeptRemainders.IsNew"/>): what they leave over may be kept.</param>
    /// <param name="reopened">Invoices whose small differences a correction brought back (<see cref="SmallDifferences.Reopened"/>).</param>
    public async Task Settle(
        Session session, Guid[] customers, LetteredDocuments lettered, EventContext context, CancellationToken stop, IEnumerable<Guid>? booked = null, IEnumerable<Guid>? reopened = null)
    {
        HashSet<Guid> payments = [.. booked ?? []], paid = [.. reopened ?? []];
        IReadOnlyDictionary<Guid, Money> left = new Dictionary<Guid, Money>();
        for (var again = true; again;)
        {
            (var settled, left, again) = await Allocate(session, customers, lettered, context, stop);
            foreach (var (source, invoice) in settled.Where(s => s.Source is { Kind: CreditKind.Payment, Origin: not Origin.Snapshot }))
            {
                payments.Add(source.Credit.Id);
                paid.Add(invoice);
            }
        }

        await SmallDifferences.WriteOff(books, session, paid, context, stop);
        await KeptRemainders.Keep(books, session, [.. payments.Where(p => KeptRemainders.IsSmall(left.GetValueOrDefault(p)))], context, stop);
        var (bills, fallen) = await MovedSources.TakeBack(books, session, customers, context, stop);
        // What was paid on them is free, and a line falls once.
        if (fallen.All(f => f.Decision.Facts.IsEmpty)) return;
        await Returned(session, fallen, bills, context, stop);
        await Settle(session, customers, LetteredDocuments.None, context, stop);
    }

    // Again where an undone allocation brought a small difference back: it is owed beside what was freed.
    async Task<(List<(OpenCreditRow Source, Guid Invoice)> Settled, IReadOnlyDictionary<Guid, Money> Left, bool Again)> Allocate(
        Session session, Guid[] customers, LetteredDocuments lettered, EventContext context, CancellationToken stop)
    {
        var open = await OpenAccounts.Read(session, customers, lettered, stop);
        var rows = open.Credits.ToDictionary(c => c.Credit.Id);
        var invoices = open.Invoices.ToLookup(i => i.Customer, i => i.Invoice);
        var credits = open.Credits.ToLookup(c => c.Customer, c => c.Credit);
        // An account without a credit has nothing to set against anything.
        var standing = open.Standing.ToLookup(s => rows[s.Credit].Customer);
        var changes = customers.Where(credits.Contains).SelectMany(customer => AccountSettling.Plan([.. invoices[customer]], [.. credits[customer]], standing[customer])).ToList();
        var yields = PresumedPayments.Yields(open.Credits.Select(c => c.Credit), open.Standing, changes);
        var left = Left(open, changes);
        if (changes.Count + yields.Length == 0) return ([], left, false);
        var freed = new FreedDays(
            open.Invoices.Select(i => (i.Invoice.Id, i.Invoice.On)).Concat(open.Credits.Select(c => (c.Credit.Id, c.Credit.On))),
            await LedgerTable.Freed(session, [.. changes.SelectMany(c => new[] { c.Credit, c.Invoice }).Distinct()], stop), open.Standing, changes, ParisTime.DateOf(context.HappenedAt));

        var yielded = await books.Payments.Apply(session, [.. yields.Select(y => (y.Credit, (CreditCommand)new CreditCommand.GiveWay(y.Keeps)))], context, stop);
        var released = await Released(session, yielded, [.. yields.Select(y => y.Credit)], context, stop);
        var settled = await Write(session, [.. PresumedPayments.AfterYielding(open.Standing, changes).Select(c => (c, freed.Of(c)))], c => (rows[c].Kind, rows[c].Origin), context, stop);
        return ([.. changes.Select(c => (rows[c.Credit], c.Invoice))], left, released.Concat(settled).Any(SmallDifferences.CameBack));
    }

    // Each with the day it counts from; both sides agree.
    async Task<IReadOnlyList<Outcome<Invoice, InvoiceEvent>>> Write(
        Session session, IReadOnlyList<(Standing Of, DateOnly? Since)> changes, Func<Guid, (CreditKind Kind, Origin Origin)> credit, EventContext context, CancellationToken stop)
    {
        foreach (var kind in changes.GroupBy(c => credit(c.Of.Credit).Kind))
            await books.CreditsOf(kind.Key).Apply(session, [.. kind.Select(c => (c.Of.Credit, (CreditCommand)new CreditCommand.Allocate(c.Of.Invoice, c.Of.Amount, c.Of.Basis, c.Since, c.Of.Rule)))], context, stop);
        return await books.Invoices.Apply(session, [.. changes.Select(c => (c.Of.Invoice, (InvoiceCommand)new InvoiceCommand.Allocate(c.Of.Credit, CauseOf(credit(c.Of.Credit)), c.Of.Amount, c.Since)))], context, stop);
    }

    static async Task<CustomerTerms?> Hold(Session session, Guid customer, CancellationToken stop) =>
        await session.Read($"select {CustomerTerms.Columns} from customers where id = $1 for update", r => CustomerTerms.Of(r, 0), stop, customer) is [var terms] ? terms : null;

    // What credits have left when the changes are made; of one that is not read, nothing is.
    static Dictionary<Guid, Money> Left(OpenAccounts open, IEnumerable<Standing> changes)
    {
        var left = open.Credits.ToDictionary(c => c.Credit.Id, c => c.Credit.Amount);
        foreach (var stands in open.Standing) left[stands.Credit] -= stands.Amount;
        var was = open.Standing.ToDictionary(s => (s.Credit, s.Invoice), s => s.Amount);
        foreach (var change in changes) left[change.Credit] -= change.Amount - was.GetValueOrDefault((change.Credit, change.Invoice));
        return left;
    }

    static BalanceCause CauseOf((CreditKind Kind, Origin Origin) credit) => credit switch
    {
        (CreditKind.CreditNote, _) => BalanceCause.CreditNote,
        (_, Origin.Agency)         => BalanceCause.AgencyCollection,
        _                          => BalanceCause.Payment,
    };

    static Money OnInvoice(Invoice invoice, Guid source) => invoice.Settlements.Find(s => s.Source == source)?.Amount ?? Money.Zero;

    static Money OnCredit(Credit credit, Guid invoice) => credit.Funds.Allocations.Find(a => a.Invoice == invoice)?.Amount ?? Money.Zero;
}
