using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Credits;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Invoices;

namespace Recouvrement.Invoicing.Imports.Bulk;

/// <summary>The next lines of a bulk file, each looked at as a request with the same content would be.</summary>
sealed class BulkBatch(string creditor, DateOnly today, JsonSerializerOptions json)
{
    const string OneOfThem = "It is one of customer, invoice, credit-note, payment, reminder.";

    /// <summary>What was read.</summary>
    public ResourceLines Lines { get; } = new(json);

    public List<BulkRow> Rows { get; } = [];

    /// <summary>Reads on after the lines that are booked.</summary>
    public Task Read(Stream file, long after, CancellationToken stop) => Lines.Read(file, after, Take, stop);

    void Take(long line, string? resource, string? key)
    {
        var inspection = new Inspection(isImport: true);
        var row = Row(inspection, line, resource, inspection.Key("key", key));
        if (inspection.Errors is []) Rows.Add(row!);
        else Lines.Rejected.AddRange(inspection.Errors.Select(e => new RejectedRow(line, e.Field, e.Reason)));
        Lines.Warned.AddRange(inspection.Doubts.Select(d => new RejectedRow(line, d.Field, d.Reason)));
    }

    BulkRow? Row(Inspection inspection, long line, string? resource, string key)
    {
        switch (resource)
        {
            case "customer" when Lines.Asked<CustomerAsked>(inspection) is { } asked:
                return new BulkRow.Customer(line, RegisterCustomer.Inspected(inspection, creditor, key, asked));
            case "invoice" when Lines.Asked<InvoiceAsked>(inspection) is { } asked:
                var (document, order) = IssueInvoice.Inspected(inspection, creditor, key, asked);
                return new BulkRow.Invoice(line, document, order);
            case "credit-note" when Lines.Asked<CreditNoteAsked>(inspection) is { } asked:
                return new BulkRow.Credit(line, IssueCreditNote.Inspected(inspection, creditor, key, asked));
            case "payment" when Lines.Asked<PaymentAsked>(inspection) is { } asked:
                return new BulkRow.Credit(line, ReceivePayment.Inspected(inspection, creditor, key, asked));
            case "reminder" when Lines.Asked<ReminderAsked>(inspection) is { } asked:
                return new BulkRow.Reminder(line, creditor, key, asked.Year, ImportReminders.Inspected(inspection, asked.History, today));
            default:
                if (inspection.Errors is []) inspection.Wrong("resource", OneOfThem);
                return null;
        }
    }
}
