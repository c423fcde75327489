using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports;

/// <summary>What is being imported.</summary>
enum ImportKind
{
    None,
    Fec,
    Contacts,
    Bulk,
    Bank,
    Csv,
    EInvoices,
    OpenItems,
}

/// <summary>How far an import is.</summary>
enum ImportState
{
    None,
    Received,
    Booking,
    Completed,
    Failed,
}

/// <summary>An import that this process holds until the end of its transaction.</summary>
/// <remarks>Of a bulk file, <c>Lines</c> and <c>Bytes</c> say up to where it is booked.</remarks>
sealed record Import(Guid Id, ImportKind Kind, string Creditor, string File, DateOnly? ClosingOn, string Actor, ImportState State, long Sequence, long Position, long Lines, long Bytes)
{
    const string Columns = "id, kind, creditor, file, closing_on, actor, state, sequence, position, lines_read, bytes_read";

    /// <summary>The oldest unfinished import of an entity that no other process holds; the files of one entity are taken in the order they came.</summary>
    public static async Task<Import?> Claim(Session session, CancellationToken stop) => (await session.Read(
        $"""
        select {Columns} from imports i where state not in ('completed', 'failed')
           and not exists (select from imports earlier where earlier.creditor = i.creditor and earlier.sequence < i.sequence and earlier.state not in ('completed', 'failed'))
         order by sequence limit 1 for update skip locked
        """, Row, stop)).FirstOrDefault();

    /// <summary>The oldest import with rows that were held back for a day that has come; waits for whoever holds it.</summary>
    public static async Task<Import?> ClaimHeldBack(Session session, DateOnly day, CancellationToken stop) => (await session.Read(
        $"""
        select {Columns} from imports i where state = 'completed' and exists (select from import_items r where r.import = i.id and r.state = 'staged' and r.booked_on <= $1)
         order by sequence limit 1 for update
        """, Row, stop, day)).FirstOrDefault();

    public Task Becomes(Session session, ImportState state, CancellationToken stop) =>
        session.Run("update imports set state = $2 where id = $1", stop, Id, Words.Of(state));

    /// <summary>Says once in the report that the file repeats whom this service was told to forget.</summary>
    public Task<int> WarnsOfErased(Session session, CancellationToken stop) => session.Run(
        "update imports set warnings = warnings || $2::text where id = $1 and not $2 = any(warnings)", stop, Id, "Persons who were erased here stay so: what the file says of them was left out.");

    /// <summary>What is booked stays; the rest of this file waits for no one, and those behind it go on.</summary>
    public async Task Fails(Session session, string why, CancellationToken stop)
    {
        await session.Run("update imports set state = 'failed', failure = $2 where id = $1", stop, Id, why);
        await Forget(session, stop);
        await session.Run("delete from import_names where import = $1", stop, Id);
    }

    /// <summary>The file is read: nothing of it is kept but its rows.</summary>
    public Task Forget(Session session, CancellationToken stop) => session.Run("delete from import_chunks where import = $1", stop, Id);

    static Import Row(Npgsql.NpgsqlDataReader r) => new(
        r.GetGuid(0), Words.Read<ImportKind>(r.GetString(1)), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.Day(4), r.GetString(5),
        Words.Read<ImportState>(r.GetString(6)), r.GetInt64(7), r.GetInt64(8), r.GetInt64(9), r.GetInt64(10));
}

/// <summary>A row that is not booked, and why.</summary>
/// <param name="Line">The physical line of the file, from 1.</param>
/// <param name="Field">The column, or null when the whole line is to blame.</param>
/// <param name="Reason">For the person who sent the file.</param>
public sealed record RejectedRow(long Line, string? Field, string Reason);
