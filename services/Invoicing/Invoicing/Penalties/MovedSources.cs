using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>
/// An invoice that is owed again is claimed with its own late interest, and one that was paid on another day owes another: what was billed for it is asked for no more,
/// in the transaction that moved it. So no day is ever claimed twice. What was given up is asked for no more either, as long as nobody has paid it.
/// </summary>
static class MovedSources
{
    /// <summary>Takes the lines of such invoices back.</summary>
    /// <param name="books">All that is recorded.</param>
    /// <param name="session">The transaction that has settled the accounts.</param>
    /// <param name="customers">The accounts.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>The bills, and what came of it for them: what was paid on those lines is to be freed.</returns>
    public static async Task<(IReadOnlyList<Guid> Bills, IReadOnlyList<Outcome<Invoice, InvoiceEvent>> Outcomes)> TakeBack(
        Books books, Session session, Guid[] customers, EventContext context, CancellationToken stop)
    {
        var moved = await PenaltyTable.Moved(session, customers, stop);
        var day = ParisTime.DateOf(context.HappenedAt);
        return ([.. moved.Select(m => m.Bill)], await books.Invoices.Apply(
            session, [.. moved.Select(m => (m.Bill, (InvoiceCommand)new InvoiceCommand.TakePenaltiesBack(m.Sources, m.End, day) { OnlyUnpaid = m.End is PenaltyEnd.Waived }))], context, stop));
    }
}
