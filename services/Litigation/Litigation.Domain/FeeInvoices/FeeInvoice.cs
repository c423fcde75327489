using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Mandates;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Litigation.Domain.FeeInvoices;

/// <summary>A fee on money received, or a fixed one.</summary>
/// <param name="Placement">Stream id of the placement.</param>
/// <param name="Collection">The agency's reference of the money received; null of a fixed fee.</param>
/// <param name="Fee">As the agency reckons it.</param>
/// <param name="OfDebtor">The agency has charged the debtor with it, which it may not (CPCE L111-8).</param>
/// <param name="Code">Of a fixed fee in the grid; null of a fee on money received.</param>
public sealed record FeeLine(Guid Placement, string? Collection, AgencyFee Fee, bool OfDebtor, string? Code = null);

/// <summary>An agency's invoice to a creditor.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Reference">The agency's own number.</param>
/// <param name="Fee">Sum of the lines.</param>
/// <param name="InvoicedOn">Its date.</param>
/// <param name="Lines">On which money received.</param>
public sealed record FeeBill(string Agency, string Creditor, string Reference, AgencyFee Fee, DateOnly InvoicedOn, ImmutableArray<FeeLine> Lines)
{
    /// <summary>Two are the same when all they say is.</summary>
    public bool Equals(FeeBill? other) =>
        other is not null && (Agency, Creditor, Fee, InvoicedOn) == (other.Agency, other.Creditor, other.Fee, other.InvoicedOn)
        && string.Equals(Reference, other.Reference, StringComparison.OrdinalIgnoreCase) && Lines.SequenceEqual(other.Lines);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Agency, Creditor, Fee, InvoicedOn, Lines.Length);
}

/// <summary>Orders to an agency's invoice.</summary>
public abstract record FeeInvoiceCommand
{
    FeeInvoiceCommand() { }

    /// <summary>The agency invoices its fees.</summary>
    /// <param name="Bill">What stands on it.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Netted">Of it, what was kept back of the money received; null where nothing was.</param>
    public sealed record ReportFees(FeeBill Bill, DateOnly On, Money? Netted = null) : FeeInvoiceCommand;
}

/// <summary>Facts of an agency's invoice.</summary>
public abstract record FeeInvoiceEvent
{
    FeeInvoiceEvent() { }

    /// <summary>The agency has invoiced its fees to the creditor. They are never part of what a debtor owes. <c>Netted</c> is what it kept back of them; absent where nothing was, and in facts from before it was kept.</summary>
    public sealed record FeesReported(FeeBill Bill, DateOnly On, Money? Netted = null) : FeeInvoiceEvent;
}

/// <summary>One invoice for fees on many placements; what it means for each of them, the placement knows.</summary>
/// <param name="Bill">Null until it is reported.</param>
public sealed record FeeInvoice(FeeBill? Bill) : IDecider<FeeInvoice, FeeInvoiceCommand, FeeInvoiceEvent>
{
    /// <summary>Most lines of one invoice.</summary>
    public const int MostLines = 1000;

    /// <inheritdoc/>
    public static FeeInvoice Initial { get; } = new((FeeBill?)null);

    /// <summary>The stream of an invoice; references are the same in any case.</summary>
    public static Guid StreamOf(string agency, string creditor, string reference) => NameBasedId.Of($"fee_invoice|{agency}|{creditor}|{reference.ToUpperInvariant()}");

    /// <inheritdoc/>
    public static Decision<FeeInvoiceEvent> Decide(FeeInvoice state, FeeInvoiceCommand command) => command switch
    {
        FeeInvoiceCommand.ReportFees report when state.Bill is { } known => known == report.Bill
            ? Nothing : Refuse("reference_used", $"Another invoice was reported under the reference {known.Reference}."),
        FeeInvoiceCommand.ReportFees report => Wrong(report.Bill, report.On) is { } wrong ? wrong : new FeeInvoiceEvent.FeesReported(report.Bill, report.On, report.Netted),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static FeeInvoice Evolve(FeeInvoice state, FeeInvoiceEvent happened) => happened switch
    {
        FeeInvoiceEvent.FeesReported e => new(e.Bill),
        _ => throw new UnreachableException(),
    };

    static Refusal? Wrong(FeeBill bill, DateOnly today) =>
        bill.InvoicedOn > today                       ? Refuse("day_in_future", $"It is {today:yyyy-MM-dd}.")
        : bill.Lines is [] or { Length: > MostLines } ? Refuse("lines_missing", $"An invoice has 1 to {MostLines} lines.")
        : bill.Lines.Any(line => line.Fee.Net.Amount < 0 || line.Fee.Vat.Amount < 0 || line.Fee.Net.Currency != bill.Fee.Net.Currency) ? Refuse("line_unclear", "No line is of less than nothing, and all are in one currency.")
        : bill.Lines.DistinctBy(line => (line.Placement, line.Collection?.ToUpperInvariant(), line.Code?.ToUpperInvariant())).Count() < bill.Lines.Length ? Refuse("line_twice", "Money received and a fixed fee stand in one line of an invoice.")
        : bill.Lines.Any(line => (line.Collection is null) == (line.Code is null)) ? Refuse("line_unclear", "A line is of money received or of a fixed fee.")
        : Sum(bill) != (bill.Fee.Net, bill.Fee.Vat)   ? Refuse("sum_differs", $"The lines make {Sum(bill).Net} and {Sum(bill).Vat} of tax.")
        : null;

    static (Money Net, Money Vat) Sum(FeeBill bill) => bill.Lines.Aggregate(
        (Net: Money.OfCents(0, bill.Fee.Net.Currency), Vat: Money.OfCents(0, bill.Fee.Vat.Currency)), (sum, line) => (sum.Net + line.Fee.Net, sum.Vat + line.Fee.Vat));
}
