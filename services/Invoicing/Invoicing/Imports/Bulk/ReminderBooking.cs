using System.Text.Json.Serialization;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Bulk;

/// <summary>How far the ERP had reminded of an invoice (niveau de relance), as a line of a bulk or CSV file says it; its key is the number of the invoice.</summary>
/// <param name="Level">The ERP's own, from 1 to 99.</param>
/// <param name="LastRemindedOn">Day of its last reminder; not after today.</param>
/// <param name="Channel"><c>email</c>, <c>letter</c> or <c>call</c>; absent where the ERP does not know.</param>
/// <param name="Year">Year of issue, where the number is there in several.</param>
public sealed record ReminderAsked(int Level, DateOnly LastRemindedOn, string? Channel = null, int? Year = null)
{
    [JsonIgnore]
    internal ReminderHistoryAsked History => new(Level, LastRemindedOn, Channel);
}

/// <summary>Takes over how far the ERP had reminded, for many invoices at once.</summary>
static class ReminderBooking
{
    /// <returns>Of each row: the field to blame where its invoice is not found, what refused it, and what came of it.</returns>
    public static async Task<List<(BulkRow.Reminder Row, string? Field, Refusal? Refusal, int Facts, bool IsNew)>> Book(
        Books books, Session session, List<BulkRow.Reminder> rows, EventContext context, CancellationToken stop)
    {
        if (rows is not [var first, ..]) return [];
        var known = (await session.Read(
            "select upper(number), year, id from invoices where creditor = $1 and upper(number) = any($2)", r => (Number: r.GetString(0), Year: r.GetInt32(1), Id: r.GetGuid(2)), stop,
            first.Creditor, rows.Select(r => r.Number.ToUpperInvariant()).Distinct().ToArray())).ToLookup(i => i.Number);
        var (booked, found) = (new List<(BulkRow.Reminder, string?, Refusal?, int, bool)>(rows.Count), new List<(BulkRow.Reminder Row, Guid Invoice)>(rows.Count));
        foreach (var row in rows)
            switch (known[row.Number.ToUpperInvariant()].Where(i => row.Year is null || row.Year == i.Year).ToArray())
            {
                case [var one]: found.Add((row, one.Id)); break;
                case []:        booked.Add((row, "key", new("invoice_unknown", $"The creditor entity {row.Creditor} has no invoice {row.Number}: its line comes first."), 0, false)); break;
                case var many:  booked.Add((row, "year", new("invoice_ambiguous", $"There is such an invoice in each of the years {string.Join(", ", many.Select(i => i.Year).Order())}: say which."), 0, false)); break;
            }

        var outcomes = await books.Invoices.HandleMany(session, found.ConvertAll(f => (f.Invoice, (InvoiceCommand)new InvoiceCommand.ImportReminders(f.Row.History))), context, stop);
        for (var i = 0; i < found.Count; i++)
            booked.Add((found[i].Row, null, outcomes[i].Decision.Refusal, outcomes[i].Decision.Facts.Length, outcomes[i].Before.Reminders is null && !outcomes[i].Decision.Facts.IsEmpty));
        return booked;
    }
}
