using System.Buffers;
using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Credits;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Bulk;
using Recouvrement.Invoicing.Domain.Files;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Imports.Bulk;

/// <summary>The next lines of a bulk file, each looked at as a request with the same content would be.</summary>
sealed class BulkBatch(string creditor, DateOnly today, JsonSerializerOptions json)
{
    const int LinesUpTo = 5_000, BytesUpTo = 4 << 20;
    const string OneOfThem = "It is one of customer, invoice, credit-note, payment, reminder.";
    readonly ArrayBufferWriter<byte> content = new();

    public List<BulkRow> Rows { get; } = [];

    public List<RejectedRow> Rejected { get; } = [];

    public List<RejectedRow> Warned { get; } = [];

    /// <summary>Lines that are not blank.</summary>
    public int Count { get; private set; }

    /// <summary>Physical lines read.</summary>
    public long Lines { get; private set; }

    /// <summary>Bytes read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Nothing comes after it.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Reads on after the lines that are booked.</summary>
    public async Task Read(Stream file, long after, CancellationToken stop)
    {
        var lines = new FileLines(file, BulkLine.Longest);
        while (Count < LinesUpTo && Bytes < BytesUpTo)
        {
            IsLast = !await lines.Next(stop);
            if (IsLast) return;
            (Lines, Bytes) = (lines.Number, lines.Consumed);
            if (after + Lines == 1) lines.Skip("\ufeff"u8);
            if (lines.IsBlank) continue;
            Count++;
            if (lines.IsTooLong) Rejected.Add(new(after + Lines, null, $"The line is longer than {BulkLine.Longest} bytes."));
            else Take(after + Lines, lines.Bytes);
        }
    }

    void Take(long line, ReadOnlySpan<byte> utf8)
    {
        var (resource, key, problem) = BulkLine.Read(utf8, content);
        if (problem is { } unreadable)
        {
            Rejected.Add(new(line, unreadable.Field, unreadable.Reason));
            return;
        }

        var inspection = new Inspection(isImport: true);
        var row = Row(inspection, line, resource, inspection.Key("key", key));
        if (inspection.Errors is []) Rows.Add(row!);
        else Rejected.AddRange(inspection.Errors.Select(e => new RejectedRow(line, e.Field, e.Reason)));
        Warned.AddRange(inspection.Doubts.Select(d => new RejectedRow(line, d.Field, d.Reason)));
    }

    BulkRow? Row(Inspection inspection, long line, string? resource, string key)
    {
        switch (resource)
        {
            case "customer" when Asked<CustomerAsked>(inspection) is { } asked:
                return new BulkRow.Customer(line, RegisterCustomer.Inspected(inspection, creditor, key, asked));
            case "invoice" when Asked<InvoiceAsked>(inspection) is { } asked:
                var (document, order) = IssueInvoice.Inspected(inspection, creditor, key, asked);
                return new BulkRow.Invoice(line, document, order);
            case "credit-note" when Asked<CreditNoteAsked>(inspection) is { } asked:
                return new BulkRow.Credit(line, IssueCreditNote.Inspected(inspection, creditor, key, asked));
            case "payment" when Asked<PaymentAsked>(inspection) is { } asked:
                return new BulkRow.Credit(line, ReceivePayment.Inspected(inspection, creditor, key, asked));
            case "reminder" when Asked<ReminderAsked>(inspection) is { } asked:
                return new BulkRow.Reminder(line, creditor, key, asked.Year, ImportReminders.Inspected(inspection, asked.History, today));
            default:
                if (inspection.Errors is []) inspection.Wrong("resource", OneOfThem);
                return null;
        }
    }

    // Null, and all that is wrong, where it cannot be read.
    T? Asked<T>(Inspection inspection) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(content.WrittenSpan, json);
        }
        catch (JsonException unreadable)
        {
            foreach (var (field, reason, _) in Problems.Errors(unreadable)) inspection.Wrong(field, reason);
            return null;
        }
    }
}
