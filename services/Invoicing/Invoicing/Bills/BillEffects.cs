using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Bills;

/// <summary>What follows from bills of exchange that have changed, in the transaction that changes them: holds of invoices, the payer's credit file, alerts.</summary>
static class BillEffects
{
    const int Few = 10;

    /// <summary>Lets all of it follow.</summary>
    /// <param name="books">All that is recorded.</param>
    /// <param name="session">The transaction.</param>
    /// <param name="outcomes">Of bills of one entity.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="today">Business day.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task Follow(Books books, Session session, IReadOnlyList<Outcome<Bill, BillEvent>> outcomes, EventContext context, DateOnly today, CancellationToken stop)
    {
        var changed = outcomes.Where(o => o.Decision.Refusal is null && !o.Decision.Facts.IsEmpty).ToList();
        if (changed.Count == 0) return;
        await books.Invoices.Apply(session, [.. changed.SelectMany(o => BillHolds.Between(o.Before, o.State))], context, stop);
        await books.CreditFiles.Apply(session, [.. changed.Where(o => o.State.Status is BillStatus.Unpaid).SelectMany(o => Incident(o.State))], context, stop);
        // One by one, or all of the entity at once where an import has moved many.
        Guid?[] bills = changed.Count > Few ? [null] : [.. changed.Select(o => (Guid?)BusinessKey.OfBill(Siren.Parse(o.State.Document!.Creditor)!.Value, o.State.Document.Number))];
        foreach (var bill in bills) await BillAlerts.Refresh(session, changed[0].State.Document!.Creditor, bill, today, stop);
    }

    static IEnumerable<(Guid, CreditFileCommand)> Incident(Bill bill) => bill.Document is { } of && BillIncident.Of(bill) is { } incident
        ? [(BusinessKey.OfCreditFile(Siren.Parse(of.Creditor)!.Value, of.Customer), new CreditFileCommand.HearSignal(new(of.Creditor, of.Customer), BillHolds.Reference(bill), incident))] : [];
}
