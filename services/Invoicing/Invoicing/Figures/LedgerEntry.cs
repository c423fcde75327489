using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Invoicing.Domain.Invoices;

namespace Recouvrement.Invoicing.Figures;

/// <summary>A row of the ledger with the event it follows from.</summary>
/// <param name="Stream">Of the document.</param>
/// <param name="Version">Of the event.</param>
/// <param name="Document">Whose it is.</param>
/// <param name="Kind"><c>invoice</c>, <c>payment</c> or <c>credit_note</c>.</param>
/// <param name="Row">What moved.</param>
sealed record LedgerEntry(Guid Stream, long Version, AccountDocument Document, string Kind, LedgerRow Row)
{
    public const string Invoice = "invoice";

    /// <summary>Null where the fact moves nothing.</summary>
    public static LedgerEntry? Of(Step<Invoice, InvoiceEvent> step, DateOnly day) =>
        LedgerRows.Of(step.Before, step.Fact, step.After, day) is { } row ? new(step.Stream, step.Version, step.After.Document!, Invoice, row) : null;

    /// <summary>Null where the fact moves nothing.</summary>
    public static LedgerEntry? Of(Step<Credit, CreditEvent> step, DateOnly day) =>
        LedgerRows.Of(step.Before, step.Fact, step.After, day) is { } row ? new(step.Stream, step.Version, step.After.Document!, Words.Of(step.After.Kind), row) : null;
}
