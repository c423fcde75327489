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
/// <param name="DatedOn">Date of the document: day of issue, or day the funds were credited.</param>
/// <param name="Row">What moved.</param>
sealed record LedgerEntry(Guid Stream, long Version, AccountDocument Document, string Kind, DateOnly DatedOn, LedgerRow Row)
{
    public const string Invoice = "invoice";

    /// <summary>Null where the fact moves nothing.</summary>
    public static LedgerEntry? Of(Step<Invoice, InvoiceEvent> step, DateOnly day) => LedgerRows.Of(step.Before, step.Fact, step.After, day) is { } row
        ? new(step.Stream, step.Version, step.After.Document!, Invoice, step.After.Content!.IssuedOn, row) : null;

    /// <summary>Null where the fact moves nothing.</summary>
    public static LedgerEntry? Of(Step<Credit, CreditEvent> step, DateOnly day) => LedgerRows.Of(step.Before, step.Fact, step.After, day) is { } row
        ? new(step.Stream, step.Version, step.After.Document!, Words.Of(step.After.Kind), step.After.Content!.On, row) : null;

    /// <summary>All that is written of some documents at once: each row has the date that its document has in the end.</summary>
    public static LedgerEntry[] Of(IReadOnlyList<Step<Invoice, InvoiceEvent>> steps, Func<int, DateOnly> day) =>
        Dated(steps, after => after.Content?.IssuedOn, (step, i) => Of(step, day(i)));

    /// <summary>All that is written of some documents at once: each row has the date that its document has in the end.</summary>
    public static LedgerEntry[] Of(IReadOnlyList<Step<Credit, CreditEvent>> steps, Func<int, DateOnly> day) =>
        Dated(steps, after => after.Content?.On, (step, i) => Of(step, day(i)));

    static LedgerEntry[] Dated<TState, TEvent>(
        IReadOnlyList<Step<TState, TEvent>> steps, Func<TState, DateOnly?> date, Func<Step<TState, TEvent>, int, LedgerEntry?> of)
    {
        var dates = new Dictionary<Guid, DateOnly>();
        foreach (var step in steps)
            if (date(step.After) is { } known) dates[step.Stream] = known;
        return [.. steps.Select(of).OfType<LedgerEntry>().Select(entry => entry with { DatedOn = dates[entry.Stream] })];
    }
}
