using System.Diagnostics;
using Npgsql;
using Recouvrement.Invoicing.Bank;
using Recouvrement.Invoicing.Imports.Bulk;
using Recouvrement.Invoicing.Imports.Contacts;
using Recouvrement.Invoicing.Imports.Fec;
using Recouvrement.Invoicing.EInvoices.Archives;
using Recouvrement.Invoicing.Snapshots;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Imports;

/// <summary>
/// Takes imports one step on: each step is one transaction that also says how far the import is, so a process that is killed loses
/// nothing but the step it was in. Processes share the work, an entity's files in the order they came.
/// </summary>
sealed class ImportDesk(NpgsqlDataSource database, LogSignal signal, BusinessClock clock, FecBooking booking, ContactsBooking contacts, BulkBooking bulk, BankBooking bank, ArchiveBooking archives, SnapshotBooking snapshots, ILogger<ImportDesk> log)
{
    const int MostAttempts = 8;

    /// <summary>Does one step of the oldest import that nobody holds.</summary>
    /// <returns>False when there is nothing to do.</returns>
    public Task<bool> Step(CancellationToken stop) => Advance(session => Import.Claim(session, stop), async (session, import) =>
    {
        using var activity = Telemetry.Source.StartActivity("import");
        await (import switch
        {
            { Kind: ImportKind.Contacts }  => contacts.Book(session, import, Context(import), stop),
            { Kind: ImportKind.Bulk or ImportKind.Csv } => bulk.Book(session, import, Context(import), stop),
            { Kind: ImportKind.EInvoices } => archives.Book(session, import, Context(import), stop),
            { Kind: ImportKind.OpenItems } => snapshots.Book(session, import, Context(import), stop),
            { Kind: ImportKind.Bank }      => bank.Book(session, import, Context(import), stop),
            { State: ImportState.Booking } => Book(session, import, stop),
            _                              => FecStaging.Stage(session, import, stop),
        });
    }, stop);

    /// <summary>Books one batch of what was held back until a day that has come; waits for a process that does the same.</summary>
    /// <returns>False when nothing is left.</returns>
    public Task<bool> BookHeldBack(DateOnly day, CancellationToken stop) => Advance(session => Import.ClaimHeldBack(session, day, stop), async (session, import) =>
    {
        await booking.Book(session, import, day, Context(import), stop);
        await ForgetNames(session, import, stop);
    }, stop);

    async Task<bool> Advance(Func<Session, Task<Import?>> claim, Func<Session, Import, Task> work, CancellationToken stop)
    {
        Import? claimed = null;
        try
        {
            return await UnitOfWork.Run(database, signal, async session =>
            {
                claimed = await claim(session);
                if (claimed is null) return false;
                await work(session, claimed);
                await GotOn(session, claimed, stop);
                return true;
            }, stop);
        }
        catch (Exception failed) when (claimed is not null && !stop.IsCancellationRequested)
        {
            if (Transient.Is(failed) && (!EndsForItsTime(failed) || await MayTryAgain(claimed, stop))) throw;
            await Fail(claimed, failed, stop);
            return true;
        }
    }

    // A server that is away is waited for. One that ends the same step again and again because it takes too long would end it for ever.
    static bool EndsForItsTime(Exception failed) =>
        failed is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled or "25P03" } or NpgsqlException { InnerException: TimeoutException };

    async Task<bool> MayTryAgain(Import import, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read("update imports set attempts = attempts + 1 where id = $1 returning attempts", r => r.GetInt32(0), stop, import.Id) is [< MostAttempts];
    }

    static Task<int> GotOn(Session session, Import import, CancellationToken stop) => session.Run("update imports set attempts = 0 where id = $1 and attempts > 0", stop, import.Id);

    async Task Fail(Import import, Exception why, CancellationToken stop)
    {
        log.LogError(why, "Import {Import} of {Creditor} failed", import.Id, import.Creditor);
        await using var session = await Session.Begin(database, stop);
        await import.Fails(session, $"It failed by a fault of this service ({why.GetType().Name}); what it had booked stays. Send it again.", stop);
        await session.Commit(stop);
    }

    async Task Book(Session session, Import import, CancellationToken stop)
    {
        if (await booking.Book(session, import, clock.Today, Context(import), stop) > 0) return;
        await session.Run(
            """
            update imports i set state = 'completed', vanished = (
                select count(distinct o.stream) from import_items o join imports p on p.id = o.import
                 where p.creditor = i.creditor and p.closing_on = i.closing_on and p.sequence < i.sequence and o.state = 'booked'
                   and not exists (select from import_items n where n.import = i.id and n.stream = o.stream))
             where id = $1
            """, stop, import.Id);
        await ForgetNames(session, import, stop);
    }

    static Task<int> ForgetNames(Session session, Import import, CancellationToken stop) => session.Run(
        "delete from import_names n where import = $1 and not exists (select from import_items r where r.import = $1 and r.customer = n.customer and r.state = 'staged')", stop, import.Id);

    EventContext Context(Import import) => new(import.Actor, clock.GetUtcNow(), import.Id.ToString(), import.Id.ToString(), Activity.Current?.Id);
}
