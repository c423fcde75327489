using Npgsql;
using NpgsqlTypes;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Fec;

/// <summary>What an item is in the books.</summary>
enum ItemKind
{
    None,
    Invoice,
    CreditNote,
    Payment,
    Bill,
    BillReturn,
}

/// <summary>Writes the receivable rows of an accounting export as they are read.</summary>
static class FecItemCopy
{
    // Its holds are named after it, and their references are keys too.
    const int LongestBill = BusinessKey.Longest - 10;

    public static ItemKind KindOf(FecItem item) => item.Kind switch
    {
        FecItemKind.Bill        => ItemKind.Bill,
        FecItemKind.BillReturn  => ItemKind.BillReturn,
        _ when item.IsDebit     => ItemKind.Invoice,
        FecItemKind.CreditNote  => ItemKind.CreditNote,
        _                       => ItemKind.Payment,
    };

    /// <summary>The number of a bill by the key of its row.</summary>
    public static string BillOf(string key) => key.Length <= LongestBill ? key : NameBasedId.Of(key).ToString();

    /// <summary>Writes the rows, and what they say of bills.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="import">The file.</param>
    /// <param name="items">Emptied.</param>
    /// <param name="before">How many were written before.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>How many were written.</returns>
    public static async Task<long> Write(Session session, Import import, List<FecItem> items, long before, CancellationToken stop)
    {
        await using (var copy = await session.Connection.BeginBinaryImportAsync(
            "copy import_items (import, stream, position, line, kind, number, customer, customer_number, amount_cents, issued_on, booked_on, account, auxiliary, letter, reference, state) from stdin binary", stop))
        {
            foreach (var (position, item) in items.Index()) await Write(copy, import.Id, item, before + position, stop);
            await copy.CompleteAsync(stop);
        }

        await WriteParts(session, import.Id, items.FindAll(i => i.Kind is FecItemKind.Bill && !i.Parts.IsEmpty), stop);
        await WriteEnds(session, import.Id, items.FindAll(i => !i.Ends.IsEmpty), stop);
        var written = items.Count;
        items.Clear();
        return written;
    }

    static async Task Write(NpgsqlBinaryImporter copy, Guid import, FecItem item, long position, CancellationToken stop)
    {
        var number = item.Kind is FecItemKind.Bill ? BillOf(item.Key.Number) : item.Key.Number;
        await copy.StartRowAsync(stop);
        await copy.WriteAsync(import, NpgsqlDbType.Uuid, stop);
        await copy.WriteAsync(Stream(item), NpgsqlDbType.Uuid, stop);
        await copy.WriteAsync(position, NpgsqlDbType.Bigint, stop);
        await copy.WriteAsync(item.LineNumber, NpgsqlDbType.Bigint, stop);
        await copy.WriteAsync(Words.Of(item.Kind), NpgsqlDbType.Text, stop);
        await copy.WriteAsync(number, NpgsqlDbType.Text, stop);
        await copy.WriteAsync(BusinessKey.OfCustomer(item.Key.Creditor, item.Customer), NpgsqlDbType.Uuid, stop);
        await copy.WriteAsync(item.Customer, NpgsqlDbType.Text, stop);
        await copy.WriteAsync(item.Amount.Cents, NpgsqlDbType.Bigint, stop);
        await copy.WriteAsync(item.IssuedOn, NpgsqlDbType.Date, stop);
        await copy.WriteAsync(item.BookedOn, NpgsqlDbType.Date, stop);
        await copy.WriteAsync(item.Group?.Account ?? item.Key.Account, NpgsqlDbType.Text, stop);
        await Text(copy, item.Group is { } group ? group.AuxiliaryAccount : item.Key.AuxiliaryAccount, stop);
        await Text(copy, item.Group?.Letter, stop);
        await copy.WriteAsync(item.PieceReference is { Length: > 0 } piece ? piece : number, NpgsqlDbType.Text, stop);
        await copy.WriteAsync("staged", NpgsqlDbType.Text, stop);
    }

    static Guid Stream(FecItem item) => KindOf(item) switch
    {
        ItemKind.Invoice    => BusinessKey.OfInvoice(item.Key.Creditor, item.Key.Number, item.Key.Document.EntryDate.Year),
        ItemKind.CreditNote => BusinessKey.OfCreditNote(item.Key.Creditor, item.Key.Number, item.Key.Document.EntryDate.Year),
        ItemKind.Bill       => BusinessKey.OfBill(item.Key.Creditor, BillOf(item.Key.Number)),
        ItemKind.BillReturn => NameBasedId.OfStream("bill_return", item.Key.Creditor, item.Key.Number),
        _                   => BusinessKey.OfPayment(item.Key.Creditor, item.Key.Number),
    };

    static Task WriteParts(Session session, Guid import, List<FecItem> bills, CancellationToken stop)
    {
        var parts = bills.SelectMany(b => b.Parts.Select((p, at) => (Bill: Stream(b), At: at, Part: p, Payment: p.Row is { } row ? BusinessKey.OfPayment(b.Key.Creditor, row) : (Guid?)null))).ToArray();
        return parts.Length == 0 ? Task.CompletedTask : session.Run(
            "insert into import_bill_parts (import, bill, position, amount_cents, account, auxiliary, letter, payment) select $1, * from unnest($2::uuid[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::uuid[])", stop,
            import, Array.ConvertAll(parts, p => p.Bill), Array.ConvertAll(parts, p => p.At), Array.ConvertAll(parts, p => p.Part.Amount.Cents),
            Array.ConvertAll(parts, p => p.Part.Group?.Account), Array.ConvertAll(parts, p => p.Part.Group?.AuxiliaryAccount), Array.ConvertAll(parts, p => p.Part.Group?.Letter), Array.ConvertAll(parts, p => p.Payment));
    }

    static Task WriteEnds(Session session, Guid import, List<FecItem> items, CancellationToken stop)
    {
        var ends = items.SelectMany(i => i.Ends.Select((e, at) => (Item: i, At: at, End: e))).ToArray();
        return ends.Length == 0 ? Task.CompletedTask : session.Run(
            "insert into import_bill_ends (import, item, position, bill, amount_cents, entered_on, cancelled, claim) select $1, * from unnest($2::uuid[], $3::int[], $4::uuid[], $5::bigint[], $6::date[], $7::boolean[], $8::uuid[])", stop,
            import, Array.ConvertAll(ends, e => Stream(e.Item)), Array.ConvertAll(ends, e => e.At), Array.ConvertAll(ends, e => BusinessKey.OfBill(e.Item.Key.Creditor, BillOf(e.End.Bill))),
            Array.ConvertAll(ends, e => e.End.Amount.Cents), Array.ConvertAll(ends, e => e.Item.Key.Document.EntryDate), Array.ConvertAll(ends, e => e.Item.IsCancelled),
            Array.ConvertAll(ends, e => e.End.Row is { } row ? BusinessKey.OfInvoice(e.Item.Key.Creditor, row, e.Item.Key.Document.EntryDate.Year) : (Guid?)null));
    }

    static Task Text(NpgsqlBinaryImporter copy, string? text, CancellationToken stop) =>
        text is null ? copy.WriteNullAsync(stop) : copy.WriteAsync(text, NpgsqlDbType.Text, stop);
}
