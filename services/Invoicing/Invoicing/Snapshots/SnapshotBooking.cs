using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Invoicing.Imports.Bulk;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Snapshots;

/// <summary>
/// Takes a list of open items one step on: it is read, then compared account by account, then judged, and only then settled account by account. Files of an
/// entity are taken in the order they came, so the invoices of a file that came before are all there. Where the bank says what customers paid, comparing is all.
/// </summary>
sealed class SnapshotBooking(Books books, SnapshotReading reading, SnapshotSettling settling)
{
    const int Accounts = 500;

    public async Task Book(Session session, Import import, EventContext context, CancellationToken stop)
    {
        var file = await SnapshotFile.Of(session, import.Id, stop);
        if (file.Phase is SnapshotPhase.Reading) await Read(session, import, file, context, stop);
        else if (file.Phase is SnapshotPhase.Comparing) await Compare(session, import, file, context, stop);
        else if (await MasterOfAllocation.IsBank(session, import.Creditor, file.Drawn.On, stop)) await OnlyCompared(session, import, file, context, stop);
        else if (await settling.Next(session, import, file, context, stop)) await Finish(session, import, await SnapshotFile.Of(session, import.Id, stop), context, stop);
    }

    async Task Read(Session session, Import import, SnapshotFile file, EventContext context, CancellationToken stop)
    {
        if (import.State is ImportState.Received)
        {
            var received = await books.Snapshots.Handle(session, file.Snapshot, new SnapshotCommand.Receive(import.Creditor, file.Drawn, file.Sha256), context, stop);
            if (received.State.Status is SnapshotStatus.Booked or SnapshotStatus.Compared)
            {
                await Complete(session, import, file, stop);
                return;
            }
        }

        if (await SnapshotFile.Later(session, import.Creditor, file.Drawn, stop) is { } later)
        {
            await Discard(session, import, file, new("snapshot_outdated", $"A list of open items of {later:yyyy-MM-dd} is booked: this one is older."), context, stop);
            return;
        }

        var isLast = await reading.Next(session, import, file, stop);
        if (await SnapshotReading.TooManyAreBad(session, import, stop))
            await Discard(session, import, file, new("snapshot_unreadable", $"More than {BulkBooking.MostRejections} lines are bad."), context, stop);
        else if (!isLast) return;
        else if (await SnapshotFile.Of(session, import.Id, stop) is { Unreadable: > 0 and var unreadable })
            await Discard(session, import, file, new("snapshot_unreadable", $"{unreadable} lines cannot be read: the invoices that stand in them would be taken for paid. Send the list again without them, or mended."), context, stop);
        else
        {
            await import.Forget(session, stop);
            await file.Becomes(session, SnapshotPhase.Comparing, stop);
        }
    }

    async Task Compare(Session session, Import import, SnapshotFile file, EventContext context, CancellationToken stop)
    {
        var accounts = await session.Read(
            "select id from customers where creditor = $1 and ($2::uuid is null or id > $2) order by id limit $3", r => r.GetGuid(0), stop, import.Creditor, file.Customer, Accounts);
        if (accounts.Count > 0)
        {
            await SnapshotAccounts.Keep(session, import.Id, await SnapshotAccounts.Compare(session, file, [.. accounts], stop), stop);
            await session.Run("update snapshot_files set customer = $2 where import = $1", stop, import.Id, accounts[^1]);
            return;
        }

        await session.Run(
            "update imports set vanished = f.vanished, changed = f.lower from (select count(*) filter (where finding = 'vanished') as vanished, count(*) filter (where finding = 'lower') as lower from snapshot_findings where import = $1) f where id = $1",
            stop, import.Id);
        if (await MasterOfAllocation.IsBank(session, import.Creditor, file.Drawn.On, stop))
        {
            await OnlyCompared(session, import, file, context, stop);
            return;
        }

        var threshold = await SetSnapshotThreshold.Of(session, import.Creditor, stop);
        var judged = await books.Snapshots.Handle(session, file.Snapshot, new SnapshotCommand.Judge(await SnapshotAccounts.Figures(session, import.Creditor, file, stop), threshold), context, stop);
        if (judged.State is { Status: SnapshotStatus.Refused, Refusal.Reason: var why }) await import.Fails(session, $"{why} Nothing is booked until a manager accepts this very list.", stop);
        else await file.Becomes(session, SnapshotPhase.Settling, stop);
    }

    async Task OnlyCompared(Session session, Import import, SnapshotFile file, EventContext context, CancellationToken stop)
    {
        await books.Snapshots.Handle(session, file.Snapshot, new SnapshotCommand.Compare(await SnapshotAccounts.Figures(session, import.Creditor, file, stop)), context, stop);
        await Complete(session, import, file, stop);
    }

    async Task Finish(Session session, Import import, SnapshotFile file, EventContext context, CancellationToken stop)
    {
        await books.Snapshots.Handle(session, file.Snapshot, new SnapshotCommand.Finish(file.Settled, file.Reopened), context, stop);
        var waiting = await session.Read(
            "select id from snapshots where creditor = $1 and status = 'refused' and drawn_at <= $2", r => r.GetGuid(0), stop, import.Creditor, file.Drawn.At);
        await books.Snapshots.HandleMany(session, [.. waiting.Select(id => (id, (SnapshotCommand)new SnapshotCommand.Supersede()))], context, stop);
        await SnapshotFile.ForgetItems(session, [.. waiting], stop);
        await Complete(session, import, file, stop);
    }

    async Task Discard(Session session, Import import, SnapshotFile file, Refusal why, EventContext context, CancellationToken stop)
    {
        await books.Snapshots.Handle(session, file.Snapshot, new SnapshotCommand.Discard(why), context, stop);
        await import.Fails(session, why.Reason, stop);
        await SnapshotFile.ForgetItems(session, [file.Snapshot], stop);
    }

    static async Task Complete(Session session, Import import, SnapshotFile file, CancellationToken stop)
    {
        await import.Forget(session, stop);
        await SnapshotFile.ForgetItems(session, [file.Snapshot], stop);
        await import.Becomes(session, ImportState.Completed, stop);
    }
}
