using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Invoicing.Imports.Bulk;

/// <summary>A line of a bulk file that says what a request of its resource would say.</summary>
/// <param name="Line">The physical line, from 1.</param>
abstract record BulkRow(long Line)
{
    /// <summary>A customer account.</summary>
    public sealed record Customer(long Line, Registration Asked) : BulkRow(Line);

    /// <summary>Something on a customer account.</summary>
    public abstract record Entry(long Line, AccountDocument Document) : BulkRow(Line)
    {
        /// <summary>Stream of the customer account.</summary>
        public Guid Account { get; } = Document.Account;
    }

    /// <summary>An invoice.</summary>
    public sealed record Invoice(long Line, AccountDocument Document, Func<PaymentTerm, InvoiceCommand> Order) : Entry(Line, Document);

    /// <summary>How far the ERP had reminded of an invoice.</summary>
    public sealed record Reminder(long Line, string Creditor, string Number, int? Year, ReminderHistory History) : BulkRow(Line);

    /// <summary>A payment or credit note.</summary>
    public sealed record Credit(long Line, CreditCommand.Book Order) : Entry(Line, Order.Document);
}
