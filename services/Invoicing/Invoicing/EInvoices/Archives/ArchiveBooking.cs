using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Invoicing.EInvoices.Archives;

/// <summary>Books one electronic invoice of an archive at a time, as if it were sent alone; how far the archive is booked is in the same transaction.</summary>
sealed class ArchiveBooking(EInvoiceFile files, EInvoiceBooking booking, EInvoiceCopies copies)
{
    public async Task Book(Session session, Import import, EventContext context, CancellationToken stop)
    {
        await using var stored = new StoredFile(session, import.Id, import.Bytes);
        if (await ArchiveEntries.Read(stored, stop) is not var (name, content, bytes))
        {
            await import.Forget(session, stop);
            await import.Becomes(session, ImportState.Completed, stop);
            return;
        }

        var outcome = IsArchive(content) ? Outcome.Rejected("zip_nested", "An archive in an archive is not opened.") : await Booked(session, import.Creditor, content, context, stop);
        var position = import.Position + 1;
        await session.Run(
            "insert into archive_entries (import, position, name, outcome, document, number, year, code, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)", stop,
            import.Id, position, name, outcome.Word, outcome.Answer?.Document, outcome.Answer?.Number, outcome.Answer?.Year, outcome.Code, outcome.Reason);
        if (outcome.Reason is { } reason) await Rejections.Add(session, import.Id, [new(position, name, reason)], stop);
        if (outcome.Answer is { } booked) await Rejections.Add(session, import.Id, [.. booked.Warnings.Select(w => new RejectedRow(position, w.Field ?? name, w.Reason))], stop, asWarnings: true);
        await session.Run(
            """
            update imports set state = 'booking', bytes_read = bytes_read + $2, position = position + 1, rows = rows + 1, invoices = invoices + $3, credit_notes = credit_notes + $4,
                   added = added + $5, changed = changed + $6, unchanged = unchanged + $7, debit_cents = debit_cents + $8, credit_cents = credit_cents + $9
             where id = $1
            """, stop, import.Id, bytes, outcome.Is("invoice"), outcome.Is("credit_note"), outcome.Word == "booked" ? 1 : 0, outcome.Word == "corrected" ? 1 : 0,
            outcome.Word is "known" or "nothing_owed" ? 1 : 0, outcome.Is("invoice") * outcome.Euros, outcome.Is("credit_note") * outcome.Euros);
    }

    async Task<Outcome> Booked(Session session, string creditor, byte[] content, EventContext context, CancellationToken stop)
    {
        EInvoiceReading reading;
        try
        {
            reading = await files.Read(content, stop);
        }
        catch (TypesettingFailed away)
        {
            // It is opened again when the reader of PDFs is back.
            throw new IOException("PDFs cannot be opened at the moment.", away);
        }

        if (reading is EInvoiceReading.Refused refused) return Outcome.Rejected(refused.Problems[0].Code, string.Join(' ', refused.Problems.Select(p => p.Reason)));
        var found = (EInvoiceReading.Found)reading;
        if (found.Invoice.Seller.Siren is { } seller && seller.Digits != creditor) return Outcome.Rejected("seller_differs", $"The seller is {seller.Digits} and not {creditor}: it belongs into an archive of that entity.");
        var (answer, problem) = await booking.Book(session, found, null, context, stop);
        if (answer is null) return Outcome.Of(problem!);
        return new(answer.Outcome, await copies.Keep(session, answer, content, context, stop) is { } remark ? answer with { Warnings = [.. answer.Warnings, remark] } : answer, null, null);
    }

    static bool IsArchive(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("PK\u0005\u0006"u8);

    sealed record Outcome(string Word, EInvoiceAnswer? Answer, string? Code, string? Reason)
    {
        public static Outcome Rejected(string code, string reason) => new("rejected", null, code, reason);

        public static Outcome Of(IResult problem) => (problem as IValueHttpResult)?.Value is ProblemDetails { Title: { } code, Detail: { } detail }
            ? Rejected(code, detail) : throw new InvalidOperationException("What is not booked says why.");

        public long Euros => Answer is { Amount.Currency: "EUR" } ? Answer.Amount.Cents : 0;

        public int Is(string document) => Answer?.Document == document && Word != "nothing_owed" ? 1 : 0;
    }
}
