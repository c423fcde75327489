using System.Globalization;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Snapshots;

/// <summary>
/// Books what follows from a list of open items, some accounts at a time: each is held and compared once more, for money may have come since the list was judged.
/// What rules had put elsewhere goes where the list has it; only of the rest a payment is presumed, of its own origin, which gives way to whatever comes for its invoice.
/// </summary>
sealed class SnapshotSettling(Books books, Ledger ledger)
{
    const int Accounts = 200;

    /// <summary>Settles the next accounts.</summary>
    /// <returns>True where none is left.</returns>
    public async Task<bool> Next(Session session, Import import, SnapshotFile file, EventContext context, CancellationToken stop)
    {
        var accounts = await session.Read(
            "select distinct customer from snapshot_findings where import = $1 and (settles_cents > 0 or reopens_cents > 0) and ($2::uuid is null or customer > $2) order by customer limit $3",
            r => r.GetGuid(0), stop, import.Id, file.Customer, Accounts);
        if (accounts.Count == 0) return true;
        await Ledger.Hold(session, [.. accounts], stop);
        var compared = await SnapshotAccounts.Compare(session, file, [.. accounts], stop);
        var reopened = await TakeBack(session, file, compared, context, stop);
        await ledger.Move(session, [.. compared.SelectMany(c => c.Compared.Gives)], file.Drawn.On, context, stop);
        var settled = await Presume(session, import.Creditor, file, compared, context, stop);
        if (reopened.Count + settled.Count > 0) await ledger.Settle(session, [.. reopened.Concat(settled).Distinct()], LetteredDocuments.None, context, stop);
        await session.Run("update snapshot_files set customer = $2, settled = settled + $3, reopened = reopened + $4 where import = $1", stop, import.Id, accounts[^1], settled.Count, reopened.Count);
        await session.Run("update imports set added = added + $2, returned = returned + $3 where id = $1", stop, import.Id, settled.Count, reopened.Count);
        return false;
    }

    // Returns the account of each invoice that is owed again.
    async Task<List<Guid>> TakeBack(Session session, SnapshotFile file, List<ComparedInvoice> compared, EventContext context, CancellationToken stop)
    {
        var wrong = compared.SelectMany(c => c.Compared.TakesBack).Select(p => p.Payment).ToList();
        var outcomes = await books.Payments.HandleMany(session, [.. wrong.Select(p => (p, (CreditCommand)new CreditCommand.Reverse(file.Drawn.On, ReversalReason.Superseded)))], context, stop);
        await ledger.Released(session, outcomes, wrong, context, stop);
        return [.. compared.Where(c => c.Compared.Reopens.IsPositive).Select(c => c.Account)];
    }

    // Returns the account of each invoice that is settled.
    async Task<List<Guid>> Presume(Session session, string creditor, SnapshotFile file, List<ComparedInvoice> compared, EventContext context, CancellationToken stop)
    {
        var settled = compared.Where(c => c.Compared.Settles.IsPositive).ToList();
        var orders = settled.Where(c => c.Compared.Presumes.IsPositive).Select(c => Order(creditor, file, c)).ToList();
        await books.Payments.HandleMany(session, [.. orders.Select(o => (o.Document.CreditOf(CreditKind.Payment), (CreditCommand)o))], context, stop);
        return settled.ConvertAll(c => c.Account);
    }

    static CreditCommand.Book Order(string creditor, SnapshotFile file, ComparedInvoice invoice)
    {
        var document = new AccountDocument(creditor, invoice.Customer, OpenItemsSnapshot.PaymentOf(file.Snapshot, file.Drawn.On, invoice.Id), null);
        var label = string.Create(CultureInfo.InvariantCulture, $"Situation des postes ouverts du {file.Drawn.On:dd/MM/yyyy}");
        return new(CreditKind.Payment, document, new(label, file.Drawn.On, invoice.Compared.Presumes, new([new(invoice.Number, invoice.Year, invoice.Compared.Presumes)])), Origin.Snapshot);
    }
}
