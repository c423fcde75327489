using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Mandates;

namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>Money that an agency received, until it has passed it on, given its receipt and sent its invoice.</summary>
/// <param name="Invoice">The claim.</param>
/// <param name="Amount">Received.</param>
/// <param name="CollectedOn">Day of effective cashing.</param>
/// <param name="Fee">By the grid; null where the mandate has none to tell it by.</param>
/// <param name="Due">What is to be remitted, by when; null in facts from before that was kept.</param>
public sealed record CollectedSum(Guid Invoice, Money Amount, DateOnly CollectedOn, AgencyFee? Fee, RemittanceDue? Due)
{
    /// <summary>Day of the receipt given to the debtor; null while there is none.</summary>
    public DateOnly? ReceiptOn { get; init; }

    /// <summary>Remitted, by the references of the remittances.</summary>
    public ImmutableDictionary<string, Money> Remittances { get; init; } = Empty<Money>();

    /// <summary>Invoiced, by the references of the agency's invoices.</summary>
    public ImmutableDictionary<string, AgencyFee> FeeInvoices { get; init; } = Empty<AgencyFee>();

    /// <summary>Day of the last remittance; null before the first.</summary>
    public DateOnly? RemittedOn { get; init; }

    /// <summary>To be passed on in all: everything, less the fee where netting is agreed.</summary>
    public Money ToRemit => Due?.Remit ?? Amount;

    /// <summary>Passed on so far.</summary>
    public Money Remitted => Remittances.Values.Aggregate(Money.OfCents(0, Amount.Currency), (sum, part) => sum + part);

    /// <summary>Still to be passed on; negative when it was too much.</summary>
    public Money Unremitted => ToRemit - Remitted;

    /// <summary>Invoiced so far.</summary>
    public AgencyFee Invoiced => FeeInvoices.Values.Aggregate(
        new AgencyFee(Money.OfCents(0, Amount.Currency), Money.OfCents(0, Amount.Currency)), (sum, fee) => new(sum.Net + fee.Net, sum.Vat + fee.Vat));

    /// <summary>Of a fee invoiced now, what the agency has kept back of the money, as its mandate allows: no more than that, and none of it twice.</summary>
    public Money NettedOf(AgencyFee invoiced)
    {
        var nothing = Money.OfCents(0, Amount.Currency);
        return Money.Max(Money.Min(Amount - ToRemit - Invoiced.Total, invoiced.Total), nothing);
    }

    static ImmutableDictionary<string, T> Empty<T>() => ImmutableDictionary.Create<string, T>(StringComparer.OrdinalIgnoreCase);
}
