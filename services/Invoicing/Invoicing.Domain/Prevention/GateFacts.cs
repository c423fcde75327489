using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>What is overdue, certain and uncontested.</summary>
/// <param name="OldestDueOn">Due date of the oldest.</param>
/// <param name="Amount">All of it.</param>
public sealed record Overdue(DateOnly OldestDueOn, Money Amount);

/// <summary>All that the gate looks at, in the currency of what is asked. What insolvency proceedings froze is in neither what is open nor what is overdue.</summary>
/// <param name="Stage">When the ERP asks.</param>
/// <param name="Kind">What kind of debtor.</param>
/// <param name="Asked">The order or delivery, including tax.</param>
/// <param name="Deposit">Of it, what was paid in advance; once booked it is in what is open.</param>
/// <param name="Added">What it adds to what the customer owes: a delivery is a part of its order, and an order asked about again may be delivered in part.</param>
/// <param name="Open">Invoices less what is not allocated.</param>
/// <param name="Ordered">Other orders that were let pass and are not invoiced.</param>
/// <param name="Delivered">Deliveries that are not invoiced.</param>
/// <param name="File">The credit file; an empty one where there is none.</param>
/// <param name="Overdue">Null where nothing is.</param>
/// <param name="Frozen">Claims from before the opening judgment.</param>
/// <param name="Payer">How it pays, as the ERP says or its payments show; null where unknown.</param>
public sealed record GateFacts(
    GateStage Stage, CustomerKind Kind, Money Asked, Money Deposit, Money Added, Money Open, Money Ordered, Money Delivered, CreditFile File, Overdue? Overdue, Money Frozen, PayerProfile? Payer = null)
{
    /// <summary>What the customer would owe at most once this went on (encours).</summary>
    public Money Exposure => Open + Ordered + Delivered + Added;

    /// <summary>Enough was paid in advance.</summary>
    public bool HasPaid(int percent) => Deposit.Amount * 100m >= Asked.Amount * percent;

    /// <summary>Signals that speak against the customer.</summary>
    public ImmutableList<FieldSignal> SignalsOn(DateOnly day) => [.. File.Signals.Values.Where(s => s.SpeaksAgainst(day)).OrderByDescending(s => s.Severity).ThenBy(s => s.On)];

    /// <summary>Sanctions in force.</summary>
    public ImmutableList<Sanction> SanctionsOn(DateOnly day) => [.. File.Sanctions.Values.Where(s => s.HoldsOn(day)).OrderBy(s => s.Kind).ThenBy(s => s.EffectiveOn)];
}
