using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Snapshots;

/// <summary>How far the file of a list of open items is.</summary>
enum SnapshotPhase
{
    None,
    Reading,
    Comparing,
    Settling,
}

/// <summary>The file of a list of open items on its way in.</summary>
/// <param name="Import">Its import.</param>
/// <param name="Snapshot">Stream of the list.</param>
/// <param name="Drawn">When the list was drawn.</param>
/// <param name="Sha256">Of the file.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="Customer">The last account that is done in this phase.</param>
/// <param name="Listed">Lines that could be read.</param>
/// <param name="Unknown">Of them, those about invoices that are not known here.</param>
/// <param name="Unreadable">Lines that may be about any invoice.</param>
/// <param name="Settled">Invoices settled so far.</param>
/// <param name="Reopened">Invoices owed again so far.</param>
sealed record SnapshotFile(Guid Import, Guid Snapshot, SnapshotMoment Drawn, string Sha256, SnapshotPhase Phase, Guid? Customer, int Listed, int Unknown, int Unreadable, int Settled, int Reopened)
{
    public static async Task<SnapshotFile> Of(Session session, Guid import, CancellationToken stop) => (await session.Read(
        """
        select f.snapshot, f.on_date, f.covers_through, f.drawn_at, i.sha256, f.phase, f.customer, f.listed, f.unknown, f.unreadable, f.settled, f.reopened
          from snapshot_files f join imports i on i.id = f.import where f.import = $1
        """,
        r => new SnapshotFile(
            import, r.GetGuid(0), new(r.Day(1), r.Day(2), r.GetFieldValue<DateTimeOffset>(3)), r.GetString(4), Words.Read<SnapshotPhase>(r.GetString(5)), r.IsDBNull(6) ? null : r.GetGuid(6),
            r.GetInt32(7), r.GetInt32(8), r.GetInt32(9), r.GetInt32(10), r.GetInt32(11)), stop, import))[0];

    /// <summary>Says that the file of a list waits to be read.</summary>
    public static Task Begin(Session session, Guid import, Guid snapshot, SnapshotMoment drawn, CancellationToken stop) => session.Run(
        "insert into snapshot_files (import, snapshot, on_date, covers_through, drawn_at, phase) values ($1, $2, $3, $4, $5, $6)", stop, import, snapshot, drawn.On, drawn.Through, drawn.At, Words.Of(SnapshotPhase.Reading));

    /// <summary>Its import, where one has it that did not fail.</summary>
    public static async Task<Guid?> Known(Session session, Guid snapshot, CancellationToken stop) => await session.Read(
        "select i.id from snapshot_files f join imports i on i.id = f.import where f.snapshot = $1 and i.state <> 'failed' order by i.sequence desc limit 1", r => r.GetGuid(0), stop, snapshot) is [var id] ? id : null;

    public Task Becomes(Session session, SnapshotPhase phase, CancellationToken stop) => session.Run("update snapshot_files set phase = $2, customer = null where import = $1", stop, Import, Words.Of(phase));

    /// <summary>The day of a list that is booked and was drawn later, or null.</summary>
    public static async Task<DateOnly?> Later(Session session, string creditor, SnapshotMoment drawn, CancellationToken stop) => await session.Read(
        "select on_date from snapshots where creditor = $1 and status = 'booked' and drawn_at > $2 order by drawn_at desc limit 1", r => r.Day(0), stop, creditor, drawn.At) is [var on] ? on : null;

    /// <summary>Its lines are not needed any more.</summary>
    public static Task ForgetItems(Session session, Guid[] snapshots, CancellationToken stop) => session.Run(
        "delete from snapshot_items where import in (select import from snapshot_files where snapshot = any($1))", stop, (object)snapshots);
}
