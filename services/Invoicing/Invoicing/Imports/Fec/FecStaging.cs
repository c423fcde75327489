using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Invoicing.Erp;
using Recouvrement.Invoicing.Penalties;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Fec;

/// <summary>
/// Reads a stored accounting export into rows: one transaction, so that it is read wholly or again. What earlier exports held back for a
/// later day is overtaken by this one.
/// </summary>
static class FecStaging
{
    const int Batch = 5_000;
    const string Collected = "No payment of its own: the collection by an agency that it tells of is in the books.";

    public static async Task Stage(Session session, Import import, CancellationToken stop)
    {
        var creditor = Siren.Parse(import.Creditor)!.Value;
        await using var first = new StoredFile(session, import.Id);
        var survey = await FecSurvey.Of(first, LossAccounts.Of(await LedgerAccountTable.Chart(session, import.Creditor, stop)), stop);
        var receivables = new FecReceivables(creditor, survey);
        var (collections, penalties) = (await Collections(session, import, stop), await PostedPenalties.Of(session, import.Creditor, stop));
        var names = new Dictionary<Guid, string>();
        var (items, rejections, warnings) = (new List<FecItem>(Batch), new List<FecRejection>(), new List<FecRejection>());
        var (counts, staged, told, leftOut) = (new int[5], 0L, 0L, 0L);
        await using var second = new StoredFile(session, import.Id);
        await foreach (var row in survey.Rows(second, stop))
        {
            if (row is FecRow.Rejected { Rejection: var rejection }) rejections.Add(rejection);
            else if (row is FecRow.Parsed { Entry: var entry })
            {
                if (receivables.Read(entry) is { } item) Take(item);
                else if (receivables.Unread(entry) is { } reason) warnings.Add(new(entry.LineNumber, null, reason));
            }

            await Write(Batch);
        }

        foreach (var item in receivables.Rest())
        {
            Take(item);
            await Write(Batch);
        }

        await Write(1);
        if (await FecOpening.Obstacle(session, import, stop) is { } obstacle)
        {
            await Forget(session, import, stop);
            await import.Fails(session, obstacle, stop);
            return;
        }

        await session.Run("insert into import_names (import, customer, name) select $1, * from unnest($2::uuid[], $3::text[])", stop, import.Id, names.Keys.ToArray(), names.Values.ToArray());
        await session.Run(
            "update imports set rows = $2, debit_cents = $3, credit_cents = $4, customers = $5, invoices = $6, credit_notes = $7, payments = $8, due = $9 where id = $1",
            stop, import.Id, survey.Totals.Rows, survey.Totals.Debit.Cents, survey.Totals.Credit.Cents, names.Count, counts[0], counts[1], counts[2], (long)counts.Sum());
        await HoldEarlier(session, import, stop);
        await KeepStreams(session, import, stop);
        await FecOpening.CarryOver(session, import, stop);
        await penalties.Mark(session, import, stop);
        if (counts[(int)ItemKind.Bill - 1] > 0)
        {
            await FecKnownBills.Find(session, import, stop);
            await FecKnownBills.Mature(session, import, stop);
        }

        await WarnOfPaymentsLeftToTheBank(session, import, stop);
        if (leftOut > 0)
            await session.Run("update imports set warnings = array_append(warnings, $2) where id = $1", stop, import.Id,
                $"{leftOut} rows on customers' accounts are left out: their entries move doubtful debts, losses, small differences, penalties that were billed here, an agency's money or bills that nobody can be told of, and are no payments and no invoices.");
        if (counts[(int)ItemKind.Bill - 1] is > 0 and var bills)
            await session.Run("update imports set warnings = array_append(warnings, $2) where id = $1", stop, import.Id,
                $"{bills} bills of exchange (413): what they stand for is owed until their money is there, and not dunned until they end. The file tells no maturities: say them with PUT …/bills.");
        await Overtake(session, import, stop);
        await import.Forget(session, stop);
        await import.Becomes(session, ImportState.Booking, stop);

        void Take(FecItem item)
        {
            var isBooked = false;
            var why = item.IsOfAgency && collections.Contains((item.Customer.ToUpperInvariant(), item.Amount.Cents)) ? Collected : penalties.Why(item, out isBooked) ?? item.LeftOut;
            if ((why ?? item.Remark) is { } reason) warnings.Add(new(item.LineNumber, null, reason));
            if (why is not null) leftOut++;
            if (isBooked) items.Add(item);
            if (why is null)
            {
                items.Add(item);
                names.TryAdd(BusinessKey.OfCustomer(creditor, item.Customer), item.CustomerName);
                counts[(int)FecItemCopy.KindOf(item) - 1]++;
            }
        }

        async Task Write(int from)
        {
            if (items.Count >= from) staged += await FecItemCopy.Write(session, import, items, staged, stop);
            if (rejections.Count >= from) told += await FecStaging.Write(session, import, rejections, told, stop);
            if (warnings.Count >= from) told += await FecStaging.Write(session, import, warnings, told, stop, asWarnings: true);
        }
    }

    // What agencies report themselves settles their debtors; the ERP is asked to post it, and tells it once more here.
    static async Task<HashSet<(string Customer, long Cents)>> Collections(Session session, Import import, CancellationToken stop) => (await session.Read(
        "select distinct upper(c.number), k.amount_cents from credits k join customers c on c.id = k.customer where k.creditor = $1 and k.origin = 'agency' and k.currency = 'EUR'",
        r => (r.GetString(0), r.GetInt64(1)), stop, import.Creditor)).ToHashSet();

    // Whoever books of an earlier file just now is let finish: what it has booked is known below and not overtaken any more, and what is
    // overtaken is never booked.
    static Task<int> HoldEarlier(Session session, Import import, CancellationToken stop) =>
        session.Run("select 1 from imports where creditor = $1 and sequence < $2 order by sequence for update", stop, import.Creditor, import.Sequence);

    // Whether a credit is a credit note or money follows from what the whole file shows of its journal; a later file may show it otherwise. The
    // entry is the same: it stays what it was booked as.
    static Task<int> KeepStreams(Session session, Import import, CancellationToken stop) => session.Run(
        """
        with ends as (update import_bill_ends e set item = c.id from import_items n, credits c
                       where e.import = $1 and n.import = $1 and n.stream = e.item and n.kind in ('credit_note', 'payment', 'opening_credit')
                         and c.creditor = $2 and upper(c.number) = upper(n.number) and c.origin = 'fec' and c.id <> n.stream)
        update import_items n set stream = c.id, kind = c.kind from credits c
         where n.import = $1 and n.kind in ('credit_note', 'payment', 'opening_credit')
           and c.creditor = $2 and upper(c.number) = upper(n.number) and c.origin = 'fec' and c.id <> n.stream
        """, stop, import.Id, import.Creditor);

    static async Task WarnOfPaymentsLeftToTheBank(Session session, Import import, CancellationToken stop)
    {
        if ((await MasterOfAllocation.Of(session, import.Creditor, stop)).Last.Master is AllocationMaster.Bank)
            await session.Run(
                "update imports set warnings = array_append(warnings, 'Payments of the days on which the bank is master are not booked: they come from its statements.') where id = $1 and payments > 0", stop, import.Id);
    }

    // Of the same financial year nothing that waited remains; of another year, what this file has too.
    static Task<int> Overtake(Session session, Import import, CancellationToken stop) => session.Run(
        """
        update import_items r set state = 'overtaken' from imports o
         where o.id = r.import and o.creditor = $2 and o.sequence < $4 and r.state = 'staged'
           and (o.closing_on = $3 or exists (select from import_items n where n.import = $1 and n.stream = r.stream))
        """, stop, import.Id, import.Creditor, import.ClosingOn, import.Sequence);

    static Task<int> Forget(Session session, Import import, CancellationToken stop) => session.Run(
        "with rows as (delete from import_items where import = $1), parts as (delete from import_bill_parts where import = $1), ends as (delete from import_bill_ends where import = $1) delete from import_rejections where import = $1", stop, import.Id);

    static async Task<long> Write(Session session, Import import, List<FecRejection> rejections, long before, CancellationToken stop, bool asWarnings = false)
    {
        await Rejections.Write(session, import.Id, before, [.. rejections.Select(r => new RejectedRow(r.Line, r.Field, r.Reason))], stop, asWarnings);
        var written = rejections.Count;
        rejections.Clear();
        return written;
    }
}
