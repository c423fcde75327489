using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Credits;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Losses;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Bulk;

/// <summary>
/// Books a bulk file, some thousand lines at a time: customers first, then invoices, credit notes, payments and reminders, then each account that moved is
/// settled once. All of it and how far the file is booked are one transaction. Of several lines about one document the later wins.
/// </summary>
sealed class BulkBooking(Books books, CustomerDirectory directory, Ledger ledger, BulkReading reading)
{
    /// <summary>A file with more bad lines than this is another file than it was thought to be.</summary>
    public const int MostRejections = 50_000;

    public async Task Book(Session session, Import import, EventContext context, CancellationToken stop)
    {
        var batch = await reading.Next(session, import, stop);
        var tally = new Tally(batch.Lines.Rejected, batch.Lines.Warned);
        if (batch.Rows.Count > 0) await Book(session, batch.Rows, tally, context, stop);
        await Rejections.Add(session, import.Id, [.. batch.Lines.Rejected.OrderBy(r => r.Line)], stop);
        await Rejections.Add(session, import.Id, [.. batch.Lines.Warned.ExceptBy(batch.Lines.Rejected.Select(r => r.Line), w => w.Line)], stop, asWarnings: true);
        await Report(session, import, batch, tally, stop);
        if (await TooManyAreBad(session, import, batch, stop))
            await import.Fails(session, $"More than {MostRejections} lines are bad, so reading ended at line {import.Lines + batch.Lines.Physical}; what was booked before stays.", stop);
        else if (batch.Lines.IsLast)
        {
            await import.Forget(session, stop);
            await import.Becomes(session, ImportState.Completed, stop);
        }
    }

    async Task Book(Session session, List<BulkRow> rows, Tally tally, EventContext context, CancellationToken stop)
    {
        var customers = rows.OfType<BulkRow.Customer>().ToList();
        var terms = await Ledger.Hold(session, [.. rows.OfType<BulkRow.Entry>().Select(e => e.Account).Concat(customers.Select(c => c.Asked.Id)).Distinct()], stop);
        if (customers.Count > 0) await Register(session, customers, terms, tally, context, stop);

        var entries = rows.OfType<BulkRow.Entry>().ToLookup(e => terms.ContainsKey(e.Account));
        foreach (var unknown in entries[false]) tally.Reject(unknown.Line, "customer", $"{Ledger.NoSuchCustomer(unknown.Document)}: its line comes first.");
        var moved = new HashSet<Guid>();
        var reopened = await Issue(session, [.. entries[true].OfType<BulkRow.Invoice>()], terms, moved, tally, context, stop);
        var credits = entries[true].OfType<BulkRow.Credit>().ToLookup(c => c.Order.Kind);
        await Credit(session, CreditKind.CreditNote, [.. credits[CreditKind.CreditNote]], moved, tally, context, stop);
        var booked = await Pay(session, [.. credits[CreditKind.Payment]], moved, tally, context, stop);
        await Remind(session, [.. rows.OfType<BulkRow.Reminder>()], tally, context, stop);
        if (moved.Count > 0) await ledger.Settle(session, [.. moved], LetteredDocuments.None, context, stop, booked: booked, reopened: reopened);
    }

    async Task<IEnumerable<Guid>> Pay(Session session, List<BulkRow.Credit> rows, HashSet<Guid> moved, Tally tally, EventContext context, CancellationToken stop)
    {
        if (rows is not [var first, ..]) return [];
        var masters = await MasterOfAllocation.Of(session, first.Document.Creditor, stop);
        var ofBank = rows.ToLookup(r => masters.On(r.Order.Content.On) is AllocationMaster.Bank);
        foreach (var row in ofBank[true]) tally.Reject(row.Line, null, MasterOfAllocation.ErpIsCompared.Reason);
        var (counted, booked) = (ofBank[false].ToList(), new List<BulkRow.Credit>());
        foreach (var (row, (order, wrong)) in counted.Zip(await ClaimedDeductions.Judge(session, counted.ConvertAll(r => r.Order), stop)))
        {
            foreach (var error in wrong) tally.Reject(row.Line, error.Field, error.Reason);
            if (wrong.Length == 0) booked.Add(row with { Order = order });
        }

        return await Credit(session, CreditKind.Payment, booked, moved, tally, context, stop);
    }

    async Task Register(Session session, List<BulkRow.Customer> rows, Dictionary<Guid, CustomerTerms> terms, Tally tally, EventContext context, CancellationToken stop)
    {
        var ids = rows.ConvertAll(r => r.Asked.Id);
        var known = await directory.Read(session, [.. ids.Distinct()], stop);
        var entries = new Dictionary<Guid, Entry>(known);
        var orders = new List<(Guid, CustomerCommand)>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var field in entries[ids[i]].Erased.Repeated(rows[i].Asked.Name, rows[i].Asked.Contacts)) tally.Warn(rows[i].Line, field, "It was erased here, and stays so.");
            var (entry, order) = rows[i].Asked.Over(entries[ids[i]]);
            entries[ids[i]] = entry;
            orders.Add((ids[i], order));
        }

        var outcomes = await books.Customers.HandleMany(session, orders, context, stop);
        var changed = new HashSet<Guid>();
        for (var i = 0; i < rows.Count; i++)
        {
            var decision = outcomes[i].Decision;
            tally.Count(rows[i].Line, decision.Refusal, decision.Facts.Length, decision.Facts.Any(f => f is CustomerEvent.CustomerRegistered));
            if (decision.Refusal is null && outcomes[i].State.Profile is { } profile) terms[ids[i]] = CustomerTerms.Of(profile);
            if (!decision.Facts.IsEmpty || entries[ids[i]].Source != known[ids[i]].Source) changed.Add(ids[i]);
        }

        tally.Customers += rows.Count;
        if (changed.Count > 0) await directory.Write(session, [.. changed.Select(id => (id, entries[id]))], stop);
    }

    async Task Remind(Session session, List<BulkRow.Reminder> rows, Tally tally, EventContext context, CancellationToken stop)
    {
        foreach (var (row, field, refusal, facts, isNew) in await ReminderBooking.Book(books, session, rows, context, stop))
            if (field is not null) tally.Reject(row.Line, field, refusal!.Reason);
            else tally.Count(row.Line, refusal, facts, isNew);
        tally.Reminders += rows.Count;
    }

    async Task<IEnumerable<Guid>> Issue(Session session, List<BulkRow.Invoice> rows, Dictionary<Guid, CustomerTerms> terms, HashSet<Guid> moved, Tally tally, EventContext context, CancellationToken stop)
    {
        var streams = rows.ConvertAll(r => r.Document.Invoice);
        var outcomes = await books.Invoices.HandleMany(session, [.. rows.Select((r, i) => (streams[i], terms[r.Account].Judged(r.Order)))], context, stop);
        for (var i = 0; i < rows.Count; i++)
        {
            var (decision, state) = (outcomes[i].Decision, outcomes[i].State);
            tally.Count(rows[i].Line, decision.Refusal, decision.Facts.Length, decision.Facts.Any(f => f is InvoiceEvent.InvoiceIssued));
            if (!decision.Facts.IsEmpty) moved.Add(rows[i].Account);
            if (decision.Refusal is null) tally.Debit(state.Content!.Amount);
        }

        tally.Invoices += rows.Count;
        await ledger.Returned(session, outcomes, streams, context, stop);
        return SmallDifferences.Reopened(streams, outcomes);
    }

    // Those whose money is new.
    async Task<IEnumerable<Guid>> Credit(Session session, CreditKind kind, List<BulkRow.Credit> rows, HashSet<Guid> moved, Tally tally, EventContext context, CancellationToken stop)
    {
        var streams = rows.ConvertAll(r => r.Document.CreditOf(kind));
        var outcomes = await books.CreditsOf(kind).HandleMany(session, [.. rows.Select((r, i) => (streams[i], (CreditCommand)r.Order))], context, stop);
        for (var i = 0; i < rows.Count; i++)
        {
            var decision = outcomes[i].Decision;
            tally.Count(rows[i].Line, decision.Refusal, decision.Facts.Length, decision.Facts.Any(f => f is CreditEvent.PaymentReceived or CreditEvent.CreditNoteIssued));
            if (!decision.Facts.IsEmpty) moved.Add(rows[i].Account);
            if (decision.Refusal is null) tally.Credit(rows[i].Order.Content.Amount);
        }

        if (kind is CreditKind.CreditNote) tally.CreditNotes += rows.Count;
        else tally.Payments += rows.Count;
        await ledger.Released(session, outcomes, streams, context, stop);
        return streams.Where((_, i) => KeptRemainders.IsNew(outcomes[i]));
    }

    // Sums stay below 2^53, where every reader of JSON keeps them; a file that adds up to more has no total.
    static Task<int> Report(Session session, Import import, BulkBatch batch, Tally tally, CancellationToken stop) => session.Run(
        """
        update imports set state = 'booking', lines_read = lines_read + $2, bytes_read = bytes_read + $3, position = position + $4, rows = rows + $4,
               customers = customers + $5, invoices = invoices + $6, credit_notes = credit_notes + $7, payments = payments + $8, added = added + $9, changed = changed + $10, unchanged = unchanged + $11,
               debit_cents = least(debit_cents + $12, 9007199254740991), credit_cents = least(credit_cents + $13, 9007199254740991), reminders = reminders + $14
         where id = $1
        """, stop, import.Id, batch.Lines.Physical, batch.Lines.Bytes, (long)batch.Lines.Count, tally.Customers, tally.Invoices, tally.CreditNotes, tally.Payments, tally.Added, tally.Changed, tally.Unchanged,
        tally.Debits, tally.Credits, tally.Reminders);

    static async Task<bool> TooManyAreBad(Session session, Import import, BulkBatch batch, CancellationToken stop) => batch.Lines.Rejected.Count > 0 &&
        await session.Read("select count(*) > $2 from import_rejections where import = $1 and not is_warning", r => r.GetBoolean(0), stop, import.Id, MostRejections) is [true];

    sealed class Tally(List<RejectedRow> rejected, List<RejectedRow> warned)
    {
        public int Customers, Invoices, CreditNotes, Payments, Reminders, Added, Changed, Unchanged;
        public long Debits, Credits;

        public void Reject(long line, string? field, string reason) => rejected.Add(new(line, field, reason));

        public void Warn(long line, string field, string reason) => warned.Add(new(line, field, reason));

        public void Count(long line, Refusal? refusal, int facts, bool isNew)
        {
            if (refusal is not null) Reject(line, null, refusal.Reason);
            else if (isNew) Added++;
            else if (facts > 0) Changed++;
            else Unchanged++;
        }

        public void Debit(Money amount) => Debits += amount.Currency == "EUR" ? amount.Cents : 0;

        public void Credit(Money amount) => Credits += amount.Currency == "EUR" ? amount.Cents : 0;
    }
}
