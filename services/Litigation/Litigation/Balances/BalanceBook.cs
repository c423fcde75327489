using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Balances;

/// <summary>What is owed on an invoice after a fact.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Change">By how much it fell; negative when it rose.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="Cause">snake_case.</param>
/// <param name="Version">Of the invoice.</param>
/// <param name="On">Business date.</param>
/// <param name="Source">Stream id of the payment or credit note; null where there is none.</param>
sealed record HeardBalance(Guid Invoice, Money Change, Money Outstanding, string Cause, long Version, DateOnly On, Guid? Source = null);

/// <summary>Takes a balance to wherever the claim is: to its file while it waits, to its placement from then on.</summary>
sealed class BalanceBook(FileStreams files, PlacementStreams placements, PlacementDesk desk)
{
    public async Task Hear(Session session, HeardBalance heard, EventContext context, CancellationToken stop)
    {
        await Enter(session, heard, stop);
        if (!await Keep(session, heard, stop)) return;
        if (await Place(session, heard.Invoice, stop) is not { } place) return;
        if (place.Placement is not { } placement)
        {
            await files.Hear(session, place.File, new FileCommand.RevalueClaim(heard.Invoice, heard.Outstanding, heard.Cause, heard.Version, heard.On), context, stop);
            return;
        }

        var outcome = await placements.Hear(
            session, placement, new PlacementCommand.ChangeBalance(heard.Invoice, heard.Change, heard.Outstanding, heard.Cause, heard.Version, heard.On), context, stop);
        await desk.Follow(session, placement, outcome, context, stop);
    }

    /// <summary>Late or not, it happened: what lowered a claim is all of them.</summary>
    public static async Task Enter(Session session, HeardBalance heard, CancellationToken stop)
    {
        if (heard.Source is { } source)
            await session.Run(
                "insert into balance_entries (invoice, version, source, amount_cents, currency, cause, heard_on) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
                stop, heard.Invoice, heard.Version, source, heard.Change.Cents, heard.Change.Currency, heard.Cause, heard.On);
    }

    /// <returns>False when a later balance is known.</returns>
    static async Task<bool> Keep(Session session, HeardBalance heard, CancellationToken stop) =>
        await session.Run(
            "insert into balances as b (invoice, outstanding_cents, currency, cause, version) values ($1, $2, $3, $4, $5) on conflict (invoice) do update " +
            "set outstanding_cents = excluded.outstanding_cents, currency = excluded.currency, cause = excluded.cause, version = excluded.version where b.version < excluded.version",
            stop, heard.Invoice, heard.Outstanding.Cents, heard.Outstanding.Currency, heard.Cause, heard.Version) == 1;

    // The row is held: a file that is placed at this very moment either sees the balance or passes it on.
    static async Task<(Guid File, Guid? Placement)?> Place(Session session, Guid invoice, CancellationToken stop)
    {
        await using var command = session.Command("select file, placement from claims where live and invoice = $1 for update", invoice);
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await reader.ReadAsync(stop) ? (reader.GetGuid(0), await reader.IsDBNullAsync(1, stop) ? null : reader.GetGuid(1)) : null;
    }
}
