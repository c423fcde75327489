using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports;

/// <summary>Rows of an import that are not booked, and rows that are, with a warning. They may cite what stood in the file: erasable.</summary>
static class Rejections
{
    public static Task Write(Session session, Guid import, long before, IReadOnlyList<RejectedRow> rows, CancellationToken stop, bool asWarnings = false) => session.Run(
        "insert into import_rejections (import, is_warning, position, line, field, reason) select $1, $2, * from unnest($3::bigint[], $4::bigint[], $5::text[], $6::text[])", stop,
        import, asWarnings, rows.Select((_, i) => before + i).ToArray(), rows.Select(r => r.Line).ToArray(), rows.Select(r => r.Field).ToArray(), rows.Select(r => r.Reason).ToArray());

    /// <summary>Adds rows after those that are there.</summary>
    public static async Task Add(Session session, Guid import, IReadOnlyList<RejectedRow> rows, CancellationToken stop, bool asWarnings = false)
    {
        if (rows.Count == 0) return;
        var before = await session.Read("select coalesce(max(position) + 1, 0) from import_rejections where import = $1", r => r.GetInt64(0), stop, import);
        await Write(session, import, before[0], rows, stop, asWarnings);
    }

    public static Task<List<(long Position, RejectedRow Row)>> Read(Session session, Guid import, long after, int most, CancellationToken stop, bool warnings = false) => session.Read(
        "select position, line, field, reason from import_rejections where import = $1 and is_warning = $2 and position > $3 order by position limit $4",
        r => (r.GetInt64(0), new RejectedRow(r.GetInt64(1), r.Text(2), r.GetString(3))), stop, import, warnings, after, most);
}
