using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.WriteOffs;

/// <summary>What may still be written off of a claim.</summary>
static class ClaimLeft
{
    /// <summary>Owed by the books, less what was written off here and does not show in them yet. Null where the claim is not known in this currency.</summary>
    /// <param name="session">The transaction: the claim is held to its end.</param>
    /// <param name="invoice">Stream id of the invoice.</param>
    /// <param name="except">The write-off that asks.</param>
    /// <param name="currency">Of the claim.</param>
    /// <param name="alsoProposed">Less what others propose as well, whether anybody has agreed to it or not.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<Money?> Of(Session session, Guid invoice, Guid except, string currency, bool alsoProposed, CancellationToken stop)
    {
        var owed = await session.Read(
            "select outstanding_cents from claims where invoice = $1 and currency = $2 order by live desc, file for update", row => row.GetInt64(0), stop, invoice, currency);
        if (owed is not [var books, ..]) return null;
        // Read after the claim is held: whoever held it before has told its loss by now.
        var losses = await session.Read(
            "select reference, gross_cents, stage = 'done' from court_write_offs where invoice = $1 and write_off <> $2 and (stage = 'done' or ($3 and stage in ('proposed', 'approved')))",
            row => (Source: WriteOff.SourceOf(invoice, row.GetString(0)), Cents: row.GetInt64(1), IsDone: row.GetBoolean(2)), stop, invoice, except, alsoProposed);
        var booked = await session.Read("select source from balance_entries where invoice = $1 and source = any ($2)", row => row.GetGuid(0), stop, invoice, losses.Where(l => l.IsDone).Select(l => l.Source).ToArray());
        return Money.OfCents(Math.Max(books - losses.Where(l => !booked.Contains(l.Source)).Sum(l => l.Cents), 0), currency);
    }
}
