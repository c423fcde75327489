using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Invoicing.Imports.Bulk;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Snapshots;

/// <summary>Reads a list of open items, some thousand lines at a time, and finds the invoice of each; how far it is read is in the same transaction.</summary>
sealed class SnapshotReading(IOptions<JsonOptions> requests)
{
    const int MostUnknownKept = 50_000;

    readonly JsonSerializerOptions json = new(requests.Value.SerializerOptions) { AllowDuplicateProperties = false };

    /// <summary>Reads on.</summary>
    /// <returns>True at the end; false, with the import failed, where too many lines are bad.</returns>
    public async Task<bool> Next(Session session, Import import, SnapshotFile file, CancellationToken stop)
    {
        var batch = new SnapshotBatch(json);
        await using (var stored = new StoredFile(session, import.Id, import.Bytes)) await batch.Read(stored, import.Lines, stop);
        var unknown = await Find(session, import, file, batch.Items, stop);
        await Rejections.Add(session, import.Id, [.. batch.Lines.Rejected.OrderBy(r => r.Line)], stop);
        await Rejections.Add(session, import.Id, batch.Lines.Warned, stop, asWarnings: true);
        await session.Run(
            """
            update imports set state = 'booking', lines_read = lines_read + $2, bytes_read = bytes_read + $3, position = position + $4, rows = rows + $4, invoices = invoices + $5,
                   unmatched = unmatched + $6, ignored = ignored + $7, debit_cents = least(debit_cents + $8, 9007199254740991) where id = $1
            """, stop, import.Id, batch.Lines.Physical, batch.Lines.Bytes, (long)batch.Lines.Count, batch.Items.Count, unknown, batch.Lines.Warned.Count,
            batch.Items.Sum(i => i.Open is { Currency: "EUR" } open ? open.Cents : 0));
        await session.Run(
            "update snapshot_files set listed = listed + $2, unknown = unknown + $3, unreadable = unreadable + $4 where import = $1", stop, import.Id, batch.Items.Count, unknown, batch.Lines.Unreadable);
        return batch.Lines.IsLast;
    }

    /// <summary>More lines are bad than anybody would correct.</summary>
    public static async Task<bool> TooManyAreBad(Session session, Import import, CancellationToken stop) =>
        await session.Read("select count(*) > $2 from import_rejections where import = $1 and not is_warning", r => r.GetBoolean(0), stop, import.Id, BulkBooking.MostRejections) is [true];

    static async Task<int> Find(Session session, Import import, SnapshotFile file, List<ListedLine> lines, CancellationToken stop)
    {
        if (lines.Count == 0) return 0;
        var known = await Known(session, import.Creditor, "number", [.. lines.Select(l => l.Number)], stop);
        // Accounting exports number entries; the invoice's own number is their piece.
        var byPiece = await Known(session, import.Creditor, "reference", [.. lines.Select(l => l.Number).Where(n => !known.Contains(n.ToUpperInvariant()))], stop);
        var (found, unknown) = (new List<(ListedLine Line, KnownInvoice Invoice, SnapshotDoubt Doubt)>(lines.Count), new List<ListedLine>());
        foreach (var line in lines)
        {
            var key = line.Number.ToUpperInvariant();
            var candidates = known[key].Concat(byPiece[key]).Where(i => line.Year is null || i.Year == line.Year).ToList();
            if (candidates.Count > 1 && line.Open is not null && candidates.Where(i => i.IsOpen).ToList() is [var only]) candidates = [only];
            if (candidates.Count == 0) unknown.Add(line);
            foreach (var invoice in candidates) found.Add((line, invoice, Doubt(line, invoice, candidates.Count)));
        }

        await session.Run(
            "insert into snapshot_items (import, line, invoice, customer, open_cents, currency, doubt) select $1, * from unnest($2::bigint[], $3::uuid[], $4::uuid[], $5::bigint[], $6::text[], $7::text[])", stop,
            import.Id, found.Select(f => f.Line.Line).ToArray(), found.Select(f => f.Invoice.Id).ToArray(), found.Select(f => f.Invoice.Customer).ToArray(), found.Select(f => f.Line.Open?.Cents ?? 0).ToArray(),
            found.Select(f => f.Line.Open?.Currency ?? f.Invoice.Currency).ToArray(), found.Select(f => f.Doubt is SnapshotDoubt.None ? null : Words.Of(f.Doubt)).ToArray());
        var kept = unknown.Take(Math.Max(0, MostUnknownKept - file.Unknown)).ToList();
        await session.Run(
            """
            insert into snapshot_findings (import, finding, customer_number, number, year, currency, ours_cents, theirs_cents, settles_cents, reopens_cents)
            select $1, 'unknown', c, n, y, u, 0, o, 0, 0 from unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::bigint[]) as l (c, n, y, u, o)
            """, stop, import.Id, kept.Select(l => l.Customer).ToArray(), kept.Select(l => l.Number).ToArray(), kept.Select(l => l.Year).ToArray(), kept.Select(l => l.Open?.Currency ?? "EUR").ToArray(),
            kept.Select(l => l.Open?.Cents).ToArray());
        return unknown.Count;
    }

    static async Task<ILookup<string, KnownInvoice>> Known(Session session, string creditor, string column, string[] keys, CancellationToken stop) => (keys.Length == 0 ? [] : await session.Read(
        $"""
        select upper(i.{column}), i.year, i.id, i.customer, c.number, i.outstanding_cents > 0, i.currency
          from invoices i join customers c on c.id = i.customer where i.creditor = $1 and upper(i.{column}) = any($2){(column == "reference" ? " and i.reference <> i.number" : "")}
        """,
        r => new KnownInvoice(r.GetString(0), r.GetInt32(1), r.GetGuid(2), r.GetGuid(3), r.GetString(4), r.GetBoolean(5), r.GetString(6)), stop,
        creditor, keys.Select(k => k.ToUpperInvariant()).Distinct().ToArray())).ToLookup(i => i.Key);

    static SnapshotDoubt Doubt(ListedLine line, KnownInvoice invoice, int candidates) => line switch
    {
        { Open: null }                                                                                                 => SnapshotDoubt.Unreadable,
        _ when candidates > 1                                                                                          => SnapshotDoubt.Ambiguous,
        { Customer: { } customer } when !string.Equals(customer, invoice.CustomerNumber, StringComparison.OrdinalIgnoreCase) => SnapshotDoubt.CustomerDiffers,
        _                                                                                                              => SnapshotDoubt.None,
    };

    sealed record KnownInvoice(string Key, int Year, Guid Id, Guid Customer, string CustomerNumber, bool IsOpen, string Currency);
}
